"""What a criterion of a plan can find, as words for machines."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class State(StrEnum):
    """What is known about a criterion, from the best to the worst.

    TO_ARRANGE is what an applicant must do or show, such as an endorsement: it is never counted as met, and leaves the
    verdict as it is. UNKNOWN is a question that must be asked first.
    """

    MET = "met"
    TO_ARRANGE = "to-arrange"
    UNKNOWN = "unknown"
    UNMET = "unmet"

    __hash__ = str.__hash__


class Criterion(StrEnum):
    """What is asked of each source for each work package, in the order in which it is reported."""

    COUNTRY = "country"
    APPLICANT = "applicant"
    TOPIC = "topic"
    ROLE = "role"
    CONDITION = "condition"
    AMOUNT = "amount"

    __hash__ = str.__hash__


class Finding(NamedTuple):
    """The result of one criterion.

    `reason` is a word for machines. `terms` are what it is about: ids of terms, country codes, or a currency with sums.
    """

    criterion: Criterion
    state: State
    reason: str
    terms: tuple[str, ...] = ()
