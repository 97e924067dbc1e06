"""Whether a source takes requests on a date, computed from its rounds and from what the evidence says."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from operator import itemgetter

from clearinghouse.records.source import Round, Source

CLOSING_SOON_DAYS = 30
_WORKS_IN_ROUNDS = frozenset({"rounds", "annual-rounds", "programme-cycle", "course-dates"})  # terms of intake patterns
_first = itemgetter(0)


class Status(StrEnum):
    """The state of a source on a date, from the most to the least useful."""

    CLOSING_SOON = "closing-soon"  # open, and the round closes within CLOSING_SOON_DAYS
    OPEN = "open"
    OPENS_LATER = "opens-later"
    BETWEEN_ROUNDS = "between-rounds"
    NOT_STATED = "not-stated"
    CLOSED = "closed"  # for good


@dataclass(frozen=True, slots=True)
class Intake:
    """A status with the round behind it, if any.

    `on` is the date on which that round closes or opens, and `days` the days until then; both are None where no date
    decides. `pattern` is the way of intake: a source that is open may still take requests only by invitation.
    """

    status: Status
    round: Round | None = None
    on: date | None = None
    days: int | None = None
    pattern: str = ""


def assess_intake(source: Source, *, as_of: date) -> Intake:
    """Return the intake of `source` on the date `as_of`. Dates decide; without dates, what the evidence says.

    Among rounds that run together the one that closes first counts, among later ones the one that opens first.
    """
    return replace(_intake(source, as_of), pattern=source.access.intake)


def is_closed_for_good(source: Source) -> bool:
    """Return whether a source takes no request any more, whatever the date: retired, or stated to be closed."""
    return source.retired is not None or source.access.intake == "closed" or source.stated == "closed"


def last_date(item: Round) -> date | None:
    """Return the date on which a round closed, or on which it opened where no end is stated."""
    return item.closes or item.opens


def _intake(source: Source, as_of: date) -> Intake:
    if is_closed_for_good(source):
        return Intake(Status.CLOSED, _last_round(source))
    running = [(item.closes, item) for item in source.rounds if item.closes and _runs(item, as_of)]
    if running:
        closes, item = min(running, key=_first)
        days = (closes - as_of).days
        return Intake(Status.CLOSING_SOON if days <= CLOSING_SOON_DAYS else Status.OPEN, item, closes, days)
    later = [(item.opens, item) for item in source.rounds if item.opens and item.opens > as_of]
    if later:
        opens, item = min(later, key=_first)
        return Intake(Status.OPENS_LATER, item, opens, (opens - as_of).days)
    return Intake(_status_without_dates(source), _last_round(source))


def _runs(item: Round, as_of: date) -> bool:
    # A round without a first day counts as open until it closes: its call was published.
    return item.closes is not None and item.closes >= as_of and (item.opens is None or item.opens <= as_of)


def _status_without_dates(source: Source) -> Status:
    # A known way of intake does not show that the source still runs: a programme may have ended.
    if source.stated == "unknown":
        return Status.NOT_STATED
    # A source that works in rounds is never open without a running round, whatever an old page says.
    if source.access.intake in _WORKS_IN_ROUNDS or source.rounds:
        return Status.BETWEEN_ROUNDS
    return Status.OPEN if source.stated == "open" else Status.BETWEEN_ROUNDS


def _last_round(source: Source) -> Round | None:
    dated = [(on, item) for item in source.rounds if (on := last_date(item))]
    return max(dated, key=_first)[1] if dated else None
