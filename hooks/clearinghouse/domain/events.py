"""The calendar of the Convention on a date: what is to come, what is on, what has passed.

An event whose record gives a month or a year lasts, as far as is known, until the end of it: a deadline "2028" is still
to come on 1 December 2028. It is never shown as a day.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date

from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.records import TreatyEvent


@dataclass(frozen=True, slots=True)
class DatedEvent:
    """An event with its first and last possible day; `days` until its first day, negative once that has passed."""

    event: TreatyEvent
    first: date
    last: date
    days: int

    @property
    def is_exact(self) -> bool:
        """Whether the record gives days, and not only a month or a year."""
        return len(self.event.starts) == _FULL and len(self.event.ends or self.event.starts) == _FULL

    @property
    def is_on(self) -> bool:
        """Whether it has begun. Of events to come, that means that it is on."""
        return self.days <= 0


_FULL = len("2027-04-19")


def coming_events(catalogue: Catalogue, as_of: date) -> tuple[DatedEvent, ...]:
    """Return the events in use whose last possible day has not passed on `as_of`, the nearest first."""
    dated = [dated_event(event, as_of) for event in _in_use(catalogue)]
    return tuple(sorted((item for item in dated if item.last >= as_of), key=_in_order))


def past_events(catalogue: Catalogue, as_of: date) -> tuple[DatedEvent, ...]:
    """Return the events in use whose last possible day has passed on `as_of`, the latest first."""
    dated = [dated_event(event, as_of) for event in _in_use(catalogue)]
    return tuple(sorted((item for item in dated if item.last < as_of), key=_in_order, reverse=True))


def dated_event(event: TreatyEvent, as_of: date) -> DatedEvent:
    """Return an event with its first and last possible day, counted from `as_of`."""
    first, last = first_day(event.starts), last_day(event.ends or event.starts)
    return DatedEvent(event, first, last, (first - as_of).days)


def first_day(partial: str) -> date:
    """Return the first day of a date, a month (YYYY-MM) or a year (YYYY)."""
    year, month, day = (*map(int, partial.split("-")), 1, 1)[:3]
    return date(year, month, day)


def last_day(partial: str) -> date:
    """Return the last day of a date, a month (YYYY-MM) or a year (YYYY)."""
    parts = [int(part) for part in partial.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    return date(year, month, parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1])  # noqa: PLR2004


def _in_use(catalogue: Catalogue) -> list[TreatyEvent]:
    return [event for event in catalogue.events.values() if not event.retired]


def _in_order(item: DatedEvent) -> tuple[date, date, str]:
    return item.first, item.last, item.event.id
