"""Whether a source takes requests on a date, computed from its rounds and from what the evidence says.

A strong state needs evidence that carries it: "open" a running round, or a page that says so and is no older than the
half-life of a status. All pages, lists, files and answers take the state from here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from operator import itemgetter

from clearinghouse.domain.evidence_age import PAST_ROUND, STATUS, Dated, HalfLifeTable, newest_evidence
from clearinghouse.records.source import Round, Source

CLOSING_SOON_DAYS = 30
_WORKS_IN_ROUNDS = frozenset({"rounds", "annual-rounds", "programme-cycle", "course-dates"})  # terms of intake patterns
_AVAILABILITY, _ACCESS, _ROUNDS = "availability", "access", "rounds"  # fields that evidence supports
_NO_LIMITS = HalfLifeTable()
_first = itemgetter(0)


class Status(StrEnum):
    """The state of a source on a date, from the most to the least useful."""

    CLOSING_SOON = "closing-soon"  # open, and the round closes within CLOSING_SOON_DAYS
    OPEN = "open"  # a round runs, or a page within the half-life says so
    OPENS_LATER = "opens-later"
    NOT_CONFIRMED = "not-confirmed"  # it takes requests at any time by its nature; no recent page says that it does now
    BETWEEN_ROUNDS = "between-rounds"
    NOT_STATED = "not-stated"
    CLOSED = "closed"  # for good


@dataclass(frozen=True, slots=True)
class Intake:
    """A status with the round behind it, if any.

    `on` is the date on which that round closes or opens, and `days` the days until then; both are None where no date
    decides. `pattern` is the way of intake: a source that is open may still take requests only by invitation.
    `seen` is the newest dated evidence of the status; None: no dated page speaks of it.
    """

    status: Status
    round: Round | None = None
    on: date | None = None
    days: int | None = None
    pattern: str = ""
    seen: Dated | None = None


def assess_intake(source: Source, *, as_of: date, half_lives: HalfLifeTable = _NO_LIMITS) -> Intake:
    """Return the intake of `source` on the date `as_of`. Dates decide; without dates, what fresh evidence says.

    Among rounds that run together the one that closes first counts, among later ones the one that opens first.
    `half_lives` says how old evidence may be; without it evidence does not get old.
    """
    intake = _by_rounds(source, as_of) or _without_dates(source, half_lives, as_of)
    return replace(intake, pattern=source.access.intake)


def is_closed_for_good(source: Source) -> bool:
    """Return whether a source takes no request any more, whatever the date: retired, or stated to be closed."""
    return source.retired is not None or source.access.intake == "closed" or source.stated == "closed"


def last_date(item: Round) -> date | None:
    """Return the date on which a round closed, or on which it opened where no end is stated."""
    return item.closes or item.opens


def _by_rounds(source: Source, as_of: date) -> Intake | None:
    if is_closed_for_good(source):
        return Intake(Status.CLOSED, _last_round(source), seen=_seen(source, as_of, _AVAILABILITY))
    running = [(item.closes, item) for item in source.rounds if item.closes and _runs(item, as_of)]
    if running:
        closes, item = min(running, key=_first)
        days = (closes - as_of).days
        status = Status.CLOSING_SOON if days <= CLOSING_SOON_DAYS else Status.OPEN
        return Intake(status, item, closes, days, seen=_seen(source, as_of, _ROUNDS))
    later = [(item.opens, item) for item in source.rounds if item.opens and item.opens > as_of]
    if later:
        opens, item = min(later, key=_first)
        return Intake(Status.OPENS_LATER, item, opens, (opens - as_of).days, seen=_seen(source, as_of, _ROUNDS))
    return None


def _seen(source: Source, as_of: date, *fields: str) -> Dated | None:
    return newest_evidence(source.evidence, fields, as_of=as_of)


def _runs(item: Round, as_of: date) -> bool:
    # A round without a first day counts as open until it closes: its call was published.
    return item.closes is not None and item.closes >= as_of and (item.opens is None or item.opens <= as_of)


def _without_dates(source: Source, half_lives: HalfLifeTable, as_of: date) -> Intake:
    # A known way of intake does not show that the source still runs: a programme may have ended.
    if source.stated == "unknown":
        return Intake(Status.NOT_STATED, _last_round(source))
    # A source that works in rounds is never open without a running round, whatever an old page says.
    if source.access.intake in _WORKS_IN_ROUNDS or source.rounds or source.stated == "periodic":
        return _between_rounds(source, half_lives, as_of)
    says_so = _seen(source, as_of, _AVAILABILITY)
    if source.stated == "open" and says_so and half_lives.is_fresh(STATUS, says_so.on, as_of=as_of):
        return Intake(Status.OPEN, seen=says_so)
    if source.access.intake == "unknown":
        return Intake(Status.NOT_STATED)
    return Intake(Status.NOT_CONFIRMED, seen=_seen(source, as_of, _AVAILABILITY, _ACCESS))


def _between_rounds(source: Source, half_lives: HalfLifeTable, as_of: date) -> Intake:
    """Return "between rounds" where a last round or a page is recent enough to show that rounds go on."""
    last, seen = _last_round(source), _seen(source, as_of, _ROUNDS, _AVAILABILITY, _ACCESS)
    signs = [on for on in (last and last_date(last), seen and seen.on) if on]
    goes_on = any(half_lives.is_fresh(PAST_ROUND, on, as_of=as_of) for on in signs)
    return Intake(Status.BETWEEN_ROUNDS if goes_on else Status.NOT_STATED, last, seen=seen)


def _last_round(source: Source) -> Round | None:
    dated = [(on, item) for item in source.rounds if (on := last_date(item))]
    return max(dated, key=_first)[1] if dated else None
