"""Calendar files, read back by the library: what each calendar holds, and what a program needs to subscribe to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import icalendar
import pytest
from clearinghouse.addresses import Addresses
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.catalogue.loader import load
from clearinghouse.records import Source
from clearinghouse.site.context.context import build_context
from clearinghouse.site.exports import calendars
from support.factories import made_up
from support.paths import AS_OF

_SITE = Addresses("https://site.example/network/", "https://github.com/o/r/")
_HOSTILE = "A; b, c\\n\r\nEND:VCALENDAR\r\n\x07 <b> \u2028" + "é申😀" * 40
_CALL = {"name": "Call", "closes": "2027-03-01"}


@pytest.fixture(scope="module")
def small(base: Path) -> Catalogue:
    """Load the made-up catalogue."""
    catalogue, problems = load(base)
    assert problems == []
    return catalogue


def _source(*rounds: dict, name: str = "one") -> Source:
    return made_up(name, rounds=rounds)


def _files(small: Catalogue, *sources: Source, addresses: Addresses = _SITE, as_of: date = AS_OF) -> dict[str, bytes]:
    changed = replace(small, sources={source.id: source for source in sources})
    return dict(calendars.files(build_context(changed, as_of=as_of, addresses=addresses)))


def _events(content: bytes) -> list[icalendar.Event]:
    return icalendar.Calendar.from_ical(content).walk("VEVENT")


def _days(content: bytes) -> list[tuple[str, date]]:
    return [(str(item["SUMMARY"]), item["DTSTART"].dt) for item in _events(content)]


def test_a_round_gives_two_whole_days(small: Catalogue) -> None:
    """Opening and closing are days without a time, each with the page of the source, and none makes anybody busy."""
    source = _source({"name": "Call", "opens": "2027-01-10", "closes": "2027-03-01"})
    events = _events(_files(small, source)["deadlines.ics"])

    assert [
        (str(item["SUMMARY"]), item["DTSTART"].dt, item.end, str(item["URL"]), str(item["TRANSP"])) for item in events
    ] == [
        (f"Source one: Call {word}", first, last, "https://site.example/network/sources/one/", "TRANSPARENT")
        for word, first, last in (
            ("opens", date(2027, 1, 10), date(2027, 1, 11)),
            ("closes", date(2027, 3, 1), date(2027, 3, 2)),
        )
    ]


def test_a_calendar_says_what_it_is_and_how_often_to_look(small: Catalogue) -> None:
    """It is published, has a name for new and old programs, and asks to be fetched once a day."""
    calendar = icalendar.Calendar.from_ical(_files(small, _source(_CALL))["countries/KEN/deadlines.ics"])

    assert (str(calendar["METHOD"]), str(calendar["VERSION"])) == ("PUBLISH", "2.0")
    assert str(calendar["NAME"]) == str(calendar["X-WR-CALNAME"]) == "Deadlines: Kenya"
    assert b"REFRESH-INTERVAL;VALUE=DURATION:P1D\r\nX-PUBLISHED-TTL:P1D\r\n" in calendar.to_ical()


def test_hostile_text_stays_inside_its_line(small: Catalogue) -> None:
    """Line breaks, separators and long words of a record end no line and no calendar; only controls are lost."""
    content = _files(small, _source({"name": _HOSTILE, "closes": "2027-03-01"}))["deadlines.ics"]
    events = _events(content)

    assert len(events) == 1
    assert content.count(b"END:VCALENDAR") == 2  # the last line, and the words of the record
    assert content.endswith(b"END:VEVENT\r\nEND:VCALENDAR\r\n")
    assert "é申😀" * 40 in str(events[0]["SUMMARY"])
    assert "\nEND:VCALENDAR\n <b>" in str(events[0]["SUMMARY"])


def test_every_line_is_short_and_ends_as_the_standard_says(small: Catalogue) -> None:
    """All lines have at most 75 octets, end with CRLF, and no character is cut; every file can be read."""
    source = _source({"name": _HOSTILE, "closes": "2027-03-01"})
    catalogue = replace(
        small, countries={**small.countries, "KEN": replace(small.countries["KEN"], names={"en": "é" * 80})}
    )
    files = _files(catalogue, source)
    assert len(files) == 1 + len(catalogue.countries)
    for content in files.values():
        lines = content.split(b"\r\n")
        assert lines[-1] == b""
        assert [item for item in lines if len(item) > 75 or b"\n" in item or b"\r" in item] == []
        assert all(item.decode() or True for item in lines)
        assert icalendar.Calendar.from_ical(content)["VERSION"] == "2.0"


def test_a_calendar_without_a_day_is_still_one(small: Catalogue) -> None:
    """An empty calendar has a component, as the standard asks, and no event."""
    content = _files(small)["deadlines.ics"]

    assert _events(content) == []
    assert [item.name for item in icalendar.Calendar.from_ical(content).subcomponents] == ["VTIMEZONE"]


def test_the_last_date_of_all_is_skipped(small: Catalogue) -> None:
    """9999-12-31 has no day after it, so that it cannot be written; the other dates are there all the same."""
    rounds = [{"name": "Never", "opens": "0001-01-01", "closes": "9999-12-31"}, _CALL]

    assert _days(_files(small, _source(*rounds))["deadlines.ics"]) == [("Source one: Call closes", date(2027, 3, 1))]


def test_each_country_has_a_calendar_of_what_may_serve_it(small: Catalogue) -> None:
    """A source for developing countries is in the calendar of Kenya, and not in that of Germany."""
    source = _source(_CALL)
    source = replace(source, eligibility=replace(source.eligibility, basis="oda-list"))
    events = _files(small, source)

    assert set(events) == {"deadlines.ics", *(f"countries/{code}/deadlines.ics" for code in small.countries)}
    assert len(_events(events["countries/KEN/deadlines.ics"])) == 1
    assert _events(events["countries/DEU/deadlines.ics"]) == []


def test_a_calendar_is_bounded_and_keeps_the_nearest_days(small: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    """Above the limit the latest past days are dropped first."""
    monkeypatch.setattr(calendars, "MAX_IN_COUNTRY", 1)
    monkeypatch.setattr(calendars, "MAX_IN_ALL", 2)
    rounds: Sequence[dict] = [
        {"name": "Past", "closes": "2026-10-01"},
        {"name": "Far", "closes": "2027-09-01"},
        {"name": "Near", "closes": "2026-12-01"},
    ]
    events = _files(small, _source(*rounds))

    assert [name for name, _ in _days(events["countries/KEN/deadlines.ics"])] == ["Source one: Near closes"]
    assert [name for name, _ in _days(events["deadlines.ics"])] == ["Source one: Near closes", "Source one: Far closes"]


def test_a_site_without_an_address_links_nowhere(small: Catalogue) -> None:
    """Where the address of the site is not known, an event has no link instead of a wrong one."""
    events = _events(_files(small, _source(_CALL), addresses=Addresses("", ""))["deadlines.ics"])

    assert "URL" not in events[0]
    assert "sources/" not in str(events[0]["DESCRIPTION"])


def test_the_same_records_give_the_same_entries_on_another_date(small: Catalogue) -> None:
    """An entry depends on its record alone, so that a daily build does not make every program update it."""
    source = _source(_CALL, {"name": "Call", "closes": "2027-12-01"})
    first, second = (_files(small, source, as_of=as_of)["deadlines.ics"] for as_of in (AS_OF, date(2026, 12, 24)))

    assert first == second


@pytest.mark.parametrize(
    ("site", "expected"),
    [
        ("https://site.example/network/", "webcal://site.example/network/deadlines.ics"),
        ("http://127.0.0.1:8000/", "webcal://127.0.0.1:8000/deadlines.ics"),
        ("", ""),
    ],
)
def test_the_address_for_subscribing(site: str, expected: str) -> None:
    """A program subscribes at the address of the site under another scheme; there is none without a site."""
    assert Addresses(site, "").subscription("deadlines.ics") == expected
