"""Calendars to subscribe to (RFC 5545): the days on which rounds open and close, in general and for each country.

They hold the days to come and the closing days of the last year. A country's calendar has the sources that likely
serve it, and those of which that is not settled: the description of the calendar says so.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache
from itertools import islice

from clearinghouse.domain.deadlines import Deadline, DeadlineEvent
from clearinghouse.domain.source_eligibility import Verdict
from clearinghouse.language.messages import N_
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.exports.icalendar_lines import component, day, line, text
from clearinghouse.site.exports.registry import exporter

# Events in a calendar: the nearest days to come, then the latest past ones.
MOST_IN_ALL = 500
MOST = 50  # for a country
_SUMMARY = {
    DeadlineEvent.OPENS: N_("%(source)s: %(round)s opens"),
    DeadlineEvent.CLOSES: N_("%(source)s: %(round)s closes"),
}
# A calendar must have a component (section 3.6). One without days has the time zone in which its stamps are.
_EMPTY = component(
    "VTIMEZONE",
    [
        line("TZID", "UTC"),
        component(
            "STANDARD",
            [line("DTSTART", "19700101T000000"), line("TZOFFSETFROM", "+0000"), line("TZOFFSETTO", "+0000")],
        ),
    ],
)


@exporter(
    title=N_("Calendars"),
    description=N_("The dates on which rounds open and close, in general and for each country."),
    addresses=("deadlines.ics", "countries/<code>/deadlines.ics"),
)
def files(context: SiteContext) -> Iterator[tuple[str, bytes]]:
    """Yield deadlines.ics, and countries/<alpha-3>/deadlines.ics for each country.

    Countries with the same sources have the same events, so they are put together once.
    """
    _ = context.messages.gettext
    deadlines = context.facts.deadlines
    days = (*deadlines.upcoming, *deadlines.recently_closed)
    names = _names(days)
    event = cache(lambda place: _event(context, days[place], names[place]))
    everything = "".join(map(event, range(min(len(days), MOST_IN_ALL))))
    yield (
        "deadlines.ics",
        _calendar(_("Deadlines"), _("Days on which rounds open and close."), everything, context.language),
    )
    numbers = [context.facts.eligibility_classes[item.source.id] for item in days]
    kept: dict[frozenset[int], str] = {}
    for code, answers in context.facts.verdicts_by_country().items():
        serving = frozenset(
            number for number, answer in enumerate(answers) if answer.verdict is not Verdict.NOT_ELIGIBLE
        )
        if serving not in kept:
            places = (place for place, number in enumerate(numbers) if number in serving)
            kept[serving] = "".join(map(event, islice(places, MOST)))
        country = context.catalogue.countries[code]
        name = _("Deadlines: %(country)s", country=country.name)
        about = _(
            "Sources that likely serve %(country)s, and sources for which that is not settled.", country=country.name
        )
        yield f"countries/{code}/deadlines.ics", _calendar(name, about, kept[serving], context.language)


def _event(context: SiteContext, item: Deadline, name: str) -> str:
    source = item.source
    page = context.addresses.page(f"sources/{source.id}/") if context.addresses.site else ""
    _ = context.messages.gettext
    what = _(_SUMMARY[item.event], source=source.short_name or source.name, round=item.round.name)
    about = f"{source.name}\n{_('Read the page of the provider before you rely on this day.')}"
    return component(
        "VEVENT",
        [
            line("UID", _uid(name)),
            line("DTSTAMP", _stamp(context.as_of)),
            day("DTSTART", item.day),
            day("DTEND", item.day + timedelta(days=1)),  # the first day that is not part of it (section 3.6.1)
            text("SUMMARY", what),
            text("DESCRIPTION", f"{about}\n{page}" if page else about),
            *([line("URL", page)] if page else []),
            line("TRANSP", "TRANSPARENT"),
        ],
    )


def _names(days: Iterable[Deadline]) -> list[str]:
    """Return a name for each day that stays when the day is changed: made from source, round and event."""
    seen: Counter[str] = Counter()
    found = []
    for item in days:
        name = f"{item.source.id}\n{item.round.name}\n{item.event}"
        seen[name] += 1
        found.append(f"{name}\n{seen[name]}")
    return found


def _uid(name: str) -> str:
    return f"{hashlib.sha256(name.encode()).hexdigest()[:32]}@capacity-assistance-network"


def _stamp(as_of: date) -> str:
    return f"{as_of:%Y%m%d}T000000Z"


def _calendar(name: str, about: str, events: str, language: str) -> bytes:
    head = [
        line("VERSION", "2.0"),
        line("PRODID", f"-//Capacity Assistance Network//Deadlines//{language.upper()}"),
        text("NAME", name),  # RFC 7986
        text("X-WR-CALNAME", name),  # what programs read that came before it
        text("DESCRIPTION", about),
        line("REFRESH-INTERVAL;VALUE=DURATION", "P1D"),
    ]
    return component("VCALENDAR", [*head, events or _EMPTY]).encode()
