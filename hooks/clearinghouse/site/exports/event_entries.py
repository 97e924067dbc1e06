"""Events of the Convention as entries of a calendar (RFC 5545).

An event of which only a month or a year is known has no entry: an entry has a day, and would claim one. Tentative
events say so in their name and in their status.
"""

from __future__ import annotations

from datetime import date, timedelta

from clearinghouse.domain.events import DatedEvent, coming_events, past_events
from clearinghouse.domain.last_change import last_change
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.exports.calendar_events import SEQUENCE_EPOCH, describe, entry_uid, text, whole_days

_PAST_DAYS = 365


def event_entries(context: SiteContext) -> bytes:
    """Return the entries of the events of which the days are known, to come or of the last year, the nearest first."""
    return b"".join(_entry(item, context) for item in dated_events(context))


def dated_events(context: SiteContext) -> tuple[DatedEvent, ...]:
    """Return the events of which the days are known, to come or of the last year, the nearest first."""
    oldest = context.as_of - timedelta(days=_PAST_DAYS)
    past = (item for item in past_events(context.catalogue, context.as_of) if item.last >= oldest)
    every = (*coming_events(context.catalogue, context.as_of), *past)
    return tuple(item for item in every if item.is_exact and item.last < date.max)


def _entry(item: DatedEvent, context: SiteContext) -> bytes:
    event, messages = item.event, context.messages
    version = last_change(context.catalogue.documents["events", event.id].data, as_of=context.as_of) or SEQUENCE_EPOCH
    name = f"{event.short}: {event.title}" if event.short else event.title
    page = context.addresses.page(f"events/#{event.id}") if context.addresses.site else ""
    caution = messages.gettext("Tentative: we found no page that confirms the dates.") if event.is_tentative else ""
    entry = whole_days(entry_uid(f"event {event.id}"), version, item.first, item.last)
    summary = messages.gettext("%(name)s (tentative)", name=name) if event.is_tentative else name
    describe(entry, summary, (caution, event.concerns), page)
    if event.place:
        entry.add("location", text(event.place))
    entry.add("status", "TENTATIVE" if event.is_tentative else "CONFIRMED")
    written: bytes = entry.to_ical()
    return written
