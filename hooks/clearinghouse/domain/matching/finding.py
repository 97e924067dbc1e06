"""What a criterion of matching can find, in words for machines."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class State(StrEnum):
    """What is known of a criterion."""

    __hash__ = str.__hash__  # findings are keys where pages are rendered; that of an enumeration is slow

    MET = "met"
    UNMET = "unmet"
    UNKNOWN = "unknown"


class Criterion(StrEnum):
    """The criteria, in the order in which they are told. `data/matching.yml` says what each does to the verdict."""

    __hash__ = str.__hash__

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


class Finding(NamedTuple):
    """What one criterion found. `reason` is a word for machines; `terms` are the ids, dates or sums it is about."""

    criterion: Criterion
    state: State
    reason: str
    terms: tuple[str, ...] = ()
