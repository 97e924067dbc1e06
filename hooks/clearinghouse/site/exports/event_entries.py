"""Events of the Convention as entries of a calendar (RFC 5545).

An event of which only a month or a year is known has no entry: an entry has a day, and would claim one. Tentative
events say so in their name and in their status.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Event

from clearinghouse.domain.events import DatedEvent, coming_events, past_events
from clearinghouse.domain.last_change import last_change
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.exports.calendar_events import SEQUENCE_EPOCH, text

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
    stamp = datetime.combine(version, time(), UTC)
    name = f"{event.short}: {event.title}" if event.short else event.title
    page = context.addresses.page(f"events/#{event.id}") if context.addresses.site else ""
    caution = messages.gettext("Tentative: no page that confirms the days was found.") if event.is_tentative else ""
    entry = Event()
    entry.add("uid", _uid(event.id))
    entry.add("dtstamp", stamp)
    entry.add("last-modified", stamp)
    entry.add("sequence", max(0, (version - SEQUENCE_EPOCH).days))
    entry.add("dtstart", item.first)
    entry.add("dtend", item.last + timedelta(days=1))  # the first day that is not part of it (section 3.6.1)
    entry.add("summary", text(messages.gettext("%(name)s (tentative)", name=name) if event.is_tentative else name))
    entry.add("description", text("\n".join(filter(None, (caution, event.concerns, page)))))
    if event.place:
        entry.add("location", text(event.place))
    if page:
        entry.add("url", page)
    entry.add("status", "TENTATIVE" if event.is_tentative else "CONFIRMED")
    entry.add("transp", "TRANSPARENT")
    written: bytes = entry.to_ical()
    return written


def _uid(identifier: str) -> str:
    name = hashlib.sha256(f"event {identifier}".encode()).hexdigest()[:32]
    return f"{name}@capacity-assistance-network"
