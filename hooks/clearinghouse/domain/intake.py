"""Whether a source takes requests on a day, computed from its rounds and from what the evidence says."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from clearinghouse.records.source import Round, Source

CLOSING_SOON_DAYS = 30
_ROUNDS = frozenset({"rounds", "annual-rounds", "programme-cycle", "course-dates"})


class Status(StrEnum):
    """The state of a source on a day, from the most to the least useful."""

    CLOSING_SOON = "closing-soon"
    OPEN = "open"
    OPENS_LATER = "opens-later"
    BETWEEN_ROUNDS = "between-rounds"
    NOT_STATED = "not-stated"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Intake:
    """A status with the round it rests on, if any; `days` until that round closes or opens.

    `pattern` is the way of intake: one that is open may still take requests only by invitation.
    """

    status: Status
    round: Round | None = None
    days: int | None = None
    pattern: str = ""


def assess_intake(source: Source, *, as_of: date) -> Intake:
    """Return the state of `source` on the day `as_of`. Dates decide; without dates, what the evidence says."""
    return replace(_state(source, as_of), pattern=source.access.intake)


def _state(source: Source, as_of: date) -> Intake:
    if source.retired or source.access.intake == "closed" or source.stated == "closed":
        return Intake(Status.CLOSED, _last(source))
    running = [item for item in source.rounds if _runs(item, as_of)]
    if running:
        return _of_running(min(running, key=lambda item: item.closes), as_of)
    coming = [item for item in source.rounds if item.opens and item.opens > as_of]
    if coming:
        first = min(coming, key=lambda item: item.opens)
        return Intake(Status.OPENS_LATER, first, (first.opens - as_of).days)
    return Intake(_without_dates(source), _last(source))


def _of_running(item: Round, as_of: date) -> Intake:
    days = (item.closes - as_of).days
    return Intake(Status.CLOSING_SOON if days <= CLOSING_SOON_DAYS else Status.OPEN, item, days)


def _without_dates(source: Source) -> Status:
    # A way of intake that is known does not tell that it still goes on: a programme may have ended.
    if source.stated == "unknown":
        return Status.NOT_STATED
    # A source that works by rounds is never "open" without a running round, whatever an old page says.
    if source.access.intake in _ROUNDS or source.rounds:
        return Status.BETWEEN_ROUNDS
    if source.stated == "open":
        return Status.OPEN
    return Status.BETWEEN_ROUNDS


def _runs(item: Round, as_of: date) -> bool:
    # A round without a first day counts as open until it closes: its call was published.
    return item.closes is not None and item.closes >= as_of and (item.opens is None or item.opens <= as_of)


def _last(source: Source) -> Round | None:
    past = [item for item in source.rounds if item.closes or item.opens]
    return max(past, key=lambda item: item.closes or item.opens, default=None)
