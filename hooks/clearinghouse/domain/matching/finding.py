"""What a criterion of matching can find, as words for machines."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class State(StrEnum):
    """What is known about a criterion."""

    MET = "met"
    UNMET = "unmet"
    UNKNOWN = "unknown"

    __hash__ = str.__hash__  # findings are keys where pages are rendered; hashing an enumeration is slow


class Criterion(StrEnum):
    """The criteria, in the order in which they are reported. `data/matching.yml` says how each changes the verdict."""

    COUNTRY = "country"
    EXCLUSIONS = "exclusions"
    APPLICANT = "applicant"
    TOPIC = "topic"
    ASSISTANCE = "assistance"
    MIN_AMOUNT = "amount-least"
    MAX_AMOUNT = "amount-most"
    INTAKE = "intake"
    TIME = "time"
    LANGUAGE = "language"
    GROUPS = "groups"
    GEF = "gef"

    __hash__ = str.__hash__


class Finding(NamedTuple):
    """The result of one criterion for a pair.

    `reason` is a word for machines. `terms` are what it is about: ids of terms, ISO dates, or a currency with sums.
    """

    criterion: Criterion
    state: State
    reason: str
    terms: tuple[str, ...] = ()
