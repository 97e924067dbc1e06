"""Days on which rounds open and close, as a calendar: those to come, those of the last year, and what is not known.

Only days that a record states. That a round came every year makes no new date: it is told as past.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby

from clearinghouse.domain.intake import Status, assess_intake
from clearinghouse.records.source import Round, Source

YEAR_DAYS = 365


class DeadlineEvent(StrEnum):
    """What happens on a day of the calendar."""

    OPENS = "opens"
    CLOSES = "closes"


@dataclass(frozen=True, slots=True)
class Deadline:
    """One day of one round; `days` from the day of the calendar, negative for the past."""

    day: date
    event: DeadlineEvent
    source: Source
    round: Round
    days: int


@dataclass(frozen=True, slots=True)
class Month:
    """The days of one month, in order; `first` is the first day of the month."""

    first: date
    deadlines: tuple[Deadline, ...]


@dataclass(frozen=True, slots=True)
class PausedSource:
    """A source that works in rounds and has no day to come, with its last known round, if any is dated.

    `in_doubt` says that the evidence does not tell whether it goes on.
    """

    source: Source
    last: Round | None
    in_doubt: bool = False


def upcoming_deadlines(sources: Iterable[Source], *, as_of: date) -> tuple[Deadline, ...]:
    """Return the days to come, the nearest first: rounds that close on `as_of` or later, or open after it.

    A source that is closed for good has none, whatever its rounds say.
    """
    found = [
        item
        for source in sources
        if source.rounds and assess_intake(source, as_of=as_of).status is not Status.CLOSED
        for item in _days(source, as_of)
        if item.days > 0 or (item.days == 0 and item.event is DeadlineEvent.CLOSES)
    ]
    return tuple(sorted(found, key=_order))


def recently_closed(sources: Iterable[Source], *, as_of: date) -> tuple[Deadline, ...]:
    """Return the closing days of the last 365 days, the latest first."""
    found = [
        item
        for source in sources
        for item in _days(source, as_of)
        if item.event is DeadlineEvent.CLOSES and -YEAR_DAYS <= item.days < 0
    ]
    return tuple(sorted(found, key=lambda item: (-item.days, *_order(item)[1:])))


def open_ended(sources: Iterable[Source], *, as_of: date) -> tuple[Deadline, ...]:
    """Return the opening days of rounds that have begun and whose last day no record states, the latest first."""
    found = [
        item
        for source in sources
        if source.rounds and assess_intake(source, as_of=as_of).status is not Status.CLOSED
        for item in _days(source, as_of)
        if item.event is DeadlineEvent.OPENS and item.days <= 0 and item.round.closes is None
    ]
    return tuple(sorted(found, key=lambda item: (-item.days, *_order(item)[1:])))


def between_rounds(sources: Iterable[Source], *, as_of: date) -> tuple[PausedSource, ...]:
    """Return the sources that work in rounds without a known day to come, those with the latest round first.

    Where it is not stated whether a source goes on, it is told only for the sake of a dated round.
    """
    states = [(source, assess_intake(source, as_of=as_of)) for source in sources]
    found = [
        PausedSource(source, state.round, in_doubt=state.status is Status.NOT_STATED)
        for source, state in states
        if state.status is Status.BETWEEN_ROUNDS or (state.status is Status.NOT_STATED and state.round)
    ]
    dated = sorted((item for item in found if item.last), key=_last_day, reverse=True)
    return (*dated, *(item for item in found if not item.last))


def by_month(deadlines: Sequence[Deadline]) -> tuple[Month, ...]:
    """Group days that are in order by month; months without a day are left out."""
    months = groupby(deadlines, key=lambda item: item.day.replace(day=1))
    return tuple(Month(first, tuple(items)) for first, items in months)


def _days(source: Source, as_of: date) -> Iterable[Deadline]:
    for item in source.rounds:
        if item.opens:
            yield Deadline(item.opens, DeadlineEvent.OPENS, source, item, (item.opens - as_of).days)
        if item.closes:
            yield Deadline(item.closes, DeadlineEvent.CLOSES, source, item, (item.closes - as_of).days)


def _order(item: Deadline) -> tuple:
    # On one day what closes comes first: it is what a reader can miss.
    return item.days, item.event is DeadlineEvent.OPENS, item.source.name.casefold(), item.source.id, item.round.name


def _last_day(item: PausedSource) -> date:
    return item.last.closes or item.last.opens
