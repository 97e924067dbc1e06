"""Calendars to subscribe to (RFC 5545): the dates on which rounds open and close, in general and for each country.

They hold the upcoming dates and the closing dates of the last year. A country's calendar has the sources that likely
serve it, and those of which that is not settled: the description of the calendar says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from itertools import islice

from icalendar import Calendar, Timezone, TimezoneStandard, vDuration

from clearinghouse.domain.source_verdict import Verdict
from clearinghouse.language.messages import N_
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.exports.calendar_events import event, event_uids, text
from clearinghouse.site.exports.event_entries import event_entries
from clearinghouse.site.exports.registry import exporter

# Entries in a calendar: the nearest upcoming dates, then the latest past ones.
MAX_IN_ALL = 500
MAX_IN_COUNTRY = 50
_REFRESH = timedelta(days=1)
_END = b"END:VCALENDAR\r\n"


@exporter(
    title=N_("Calendars"),
    description=N_(
        "The dates on which rounds open and close, with those of the Convention, and one file for each country."
    ),
    addresses=("deadlines.ics", "countries/<code>/deadlines.ics"),
)
def files(context: SiteContext) -> Iterator[tuple[str, bytes]]:
    """Yield deadlines.ics, and countries/<alpha-3>/deadlines.ics for each country."""
    entries, messages = _Entries(context), context.messages
    about = messages.gettext("Dates on which rounds open and close, and dates of the Convention.")
    both = entries.nearest() + event_entries(context)
    yield "deadlines.ics", calendar_file(messages.gettext("Deadlines"), about, both, context.language)
    for code, verdicts in context.facts.verdicts_by_country().items():
        country = context.catalogue.countries[code].name
        title = messages.gettext("Deadlines: %(country)s", country=country)
        about = messages.gettext(
            "Sources that are likely to help %(country)s, and sources to ask first.", country=country
        )
        serving = (number for number, item in enumerate(verdicts) if item.verdict is not Verdict.NOT_ELIGIBLE)
        content = calendar_file(title, about, entries.of_classes(frozenset(serving)), context.language)
        yield f"countries/{code}/deadlines.ics", content


class _Entries:
    """The entries of all calendars as text. Each is written once, for it is in the calendars of many countries."""

    def __init__(self, context: SiteContext) -> None:
        self._context = context
        deadlines = context.facts.deadlines
        every = (*deadlines.upcoming, *deadlines.recently_closed)
        self._deadlines = [item for item in every if item.day < date.max]  # a slip in a record, and without a day after
        moved = [item for item in context.catalogue.moved.values() if item.kind == "sources"]
        self._uids = event_uids(self._deadlines, moved)
        self._written: dict[int, bytes] = {}
        self._of_classes: dict[frozenset[int], bytes] = {}

    def nearest(self) -> bytes:
        """Return the entries of the calendar of all sources."""
        return self._joined(range(min(len(self._deadlines), MAX_IN_ALL)))

    def of_classes(self, classes: frozenset[int]) -> bytes:
        """Return the entries of the sources of some eligibility classes, for a country that they serve."""
        if classes not in self._of_classes:
            numbers = self._context.facts.eligibility_classes
            places = (place for place, item in enumerate(self._deadlines) if numbers[item.source.id] in classes)
            self._of_classes[classes] = self._joined(islice(places, MAX_IN_COUNTRY))
        return self._of_classes[classes]

    def _joined(self, places: Iterable[int]) -> bytes:
        return b"".join(self._written.get(place) or self._write(place) for place in places)

    def _write(self, place: int) -> bytes:
        deadline, addresses = self._deadlines[place], self._context.addresses
        page = addresses.page(f"sources/{deadline.source.id}/") if addresses.site else ""
        entry = event(deadline, self._uids[place], page=page, messages=self._context.messages)
        written: bytes = entry.to_ical()
        self._written[place] = written
        return written


def calendar_file(title: str, about: str, entries: bytes, language: str) -> bytes:
    """Return a calendar with entries that are written already."""
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", f"-//Capacity Assistance Network//Deadlines//{language.upper()}")
    calendar.add("method", "PUBLISH")
    calendar.add("name", text(title))  # RFC 7986
    calendar.add("x-wr-calname", text(title))  # for programs that do not know RFC 7986
    calendar.add("description", text(about))
    calendar.add("refresh-interval", _REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(_REFRESH))  # the same, for programs that do not know RFC 7986
    if not entries:
        calendar.add_component(_utc())  # a calendar must have a component (RFC 5545, section 3.6)
    head: bytes = calendar.to_ical()
    return head.removesuffix(_END) + entries + _END


def _utc() -> Timezone:
    """Return the time zone of the stamps."""
    zone, standard = Timezone(), TimezoneStandard()
    zone.add("tzid", "UTC")
    standard.add("dtstart", datetime(1970, 1, 1))  # local time, as the standard asks
    standard.add("tzoffsetfrom", timedelta(0))
    standard.add("tzoffsetto", timedelta(0))
    zone.add_component(standard)
    return zone
