"""Dates on which rounds open and close, as a calendar: upcoming, of the last year, and what no record states.

Only dates that a record states count. A round that came every year gives no date for the next one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby

from clearinghouse.domain.intake import Intake, Status, last_date
from clearinghouse.records.source import Round, Source

YEAR_DAYS = 365


class DeadlineEvent(StrEnum):
    """What happens on a date of the calendar."""

    OPENS = "opens"
    CLOSES = "closes"


@dataclass(frozen=True, slots=True)
class Deadline:
    """One date of one round; `days` until it, counted from the date of the calendar, negative for the past."""

    day: date
    event: DeadlineEvent
    source: Source
    round: Round
    days: int


@dataclass(frozen=True, slots=True)
class Month:
    """The dates of one month, in order; `first` is the first day of the month."""

    first: date
    deadlines: tuple[Deadline, ...]


@dataclass(frozen=True, slots=True)
class PausedSource:
    """A source that works in rounds and has no upcoming date, with its last known round, if one has a date.

    `in_doubt`: the evidence does not say whether the source still runs.
    """

    source: Source
    last: Round | None
    in_doubt: bool = False


@dataclass(frozen=True, slots=True)
class Deadlines:
    """The calendar of a set of sources on a date. A source that is closed for good has no upcoming or open round.

    `upcoming`: rounds that close on the date or later, or open after it; the nearest first.
    `recently_closed`: closing dates of the last 365 days, the latest first.
    `open_ended`: opening dates of rounds that have begun and whose end no record states, the latest first.
    `between_rounds`: sources without an upcoming date; those with the latest round first, those without a date last.
    """

    upcoming: tuple[Deadline, ...]
    recently_closed: tuple[Deadline, ...]
    open_ended: tuple[Deadline, ...]
    between_rounds: tuple[PausedSource, ...]


def find_deadlines(sources: Iterable[Source], intakes: Mapping[str, Intake], *, as_of: date) -> Deadlines:
    """Return the calendar of `sources` on the date `as_of`; `intakes` by source, computed for the same date."""
    given = tuple(sources)
    dates = [item for source in given for item in _dates(source, as_of)]
    live = [item for item in dates if intakes[item.source.id].status is not Status.CLOSED]
    return Deadlines(
        upcoming=tuple(sorted((item for item in live if _is_upcoming(item)), key=_nearest_first)),
        recently_closed=tuple(sorted((item for item in dates if _has_recently_closed(item)), key=_latest_first)),
        open_ended=tuple(sorted((item for item in live if _is_open_ended(item)), key=_latest_first)),
        between_rounds=_between_rounds(given, intakes),
    )


def by_month(deadlines: Sequence[Deadline]) -> tuple[Month, ...]:
    """Group dates that are in order by month; a month without a date is skipped."""
    months = groupby(deadlines, key=lambda item: item.day.replace(day=1))
    return tuple(Month(first, tuple(items)) for first, items in months)


def _dates(source: Source, as_of: date) -> Iterator[Deadline]:
    for item in source.rounds:
        if item.opens:
            yield Deadline(item.opens, DeadlineEvent.OPENS, source, item, (item.opens - as_of).days)
        if item.closes:
            yield Deadline(item.closes, DeadlineEvent.CLOSES, source, item, (item.closes - as_of).days)


def _is_upcoming(item: Deadline) -> bool:
    # Applicants can still send a request on the day on which a round closes.
    return item.days > 0 or (item.days == 0 and item.event is DeadlineEvent.CLOSES)


def _has_recently_closed(item: Deadline) -> bool:
    return item.event is DeadlineEvent.CLOSES and -YEAR_DAYS <= item.days < 0


def _is_open_ended(item: Deadline) -> bool:
    return item.event is DeadlineEvent.OPENS and item.days <= 0 and item.round.closes is None


def _nearest_first(item: Deadline) -> tuple[int, tuple[bool, str, str, str]]:
    return item.days, _within_a_day(item)


def _latest_first(item: Deadline) -> tuple[int, tuple[bool, str, str, str]]:
    return -item.days, _within_a_day(item)


def _within_a_day(item: Deadline) -> tuple[bool, str, str, str]:
    # On one date what closes comes first: it is what a reader can miss.
    return item.event is DeadlineEvent.OPENS, item.source.name.casefold(), item.source.id, item.round.name


def _between_rounds(sources: Iterable[Source], intakes: Mapping[str, Intake]) -> tuple[PausedSource, ...]:
    paused = [
        PausedSource(source, intake.round, in_doubt=intake.status is Status.NOT_STATED)
        for source in sources
        if (intake := intakes[source.id]).status is Status.BETWEEN_ROUNDS
        or (intake.status is Status.NOT_STATED and intake.round)  # in doubt, so it is only listed for a dated round
    ]
    dated = [(on, item) for item in paused if item.last and (on := last_date(item.last))]
    dated.sort(key=lambda pair: pair[0], reverse=True)
    return (*(item for _, item in dated), *(item for item in paused if not item.last))
