"""Calendar files, read back by a library that had no part in writing them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import icalendar
import pytest
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.records.source import Round
from clearinghouse.site.context.context import Addresses, build_context
from clearinghouse.site.exports import calendars
from clearinghouse.site.exports.icalendar_lines import folded, text
from support.paths import AS_OF

_SITE = Addresses("https://site.example/network/", "https://github.com/o/r/")
_HOSTILE = "A; b, c\\n\r\nEND:VCALENDAR\r\n\x07 <b> " + "é申😀" * 40


def _files(real: Catalogue, *rounds: Round, site: Addresses = _SITE, only: bool = False) -> dict[str, bytes]:
    """Return the calendars of the real catalogue, with the rounds of one source that names its countries changed."""
    changed = replace(real.sources["unep-special-programme"], rounds=rounds)
    sources = {changed.id: changed} if only else {**real.sources, changed.id: changed}
    return dict(calendars.files(build_context(replace(real, sources=sources), as_of=AS_OF, addresses=site)))


def _events(content: bytes) -> list:
    return icalendar.Calendar.from_ical(content).walk("VEVENT")


def test_a_round_to_come_gives_two_days_without_a_time(real: Catalogue) -> None:
    """Opening and closing are whole days; the stamp is the day of the build; the page of the source is linked."""
    found = _events(_files(real, Round("Tenth round", date(2027, 1, 10), date(2027, 3, 1)), only=True)["deadlines.ics"])

    assert [
        (str(item["SUMMARY"]), item["DTSTART"].dt, item["DTEND"].dt, item["DTSTAMP"].dt, str(item["URL"]))
        for item in found
    ] == [
        (
            f"Special Programme: Tenth round {word}",
            first,
            last,
            datetime(2026, 11, 24, tzinfo=UTC),
            "https://site.example/network/sources/unep-special-programme/",
        )
        for word, first, last in (
            ("opens", date(2027, 1, 10), date(2027, 1, 11)),
            ("closes", date(2027, 3, 1), date(2027, 3, 2)),
        )
    ]


def test_a_day_that_is_moved_keeps_its_name(real: Catalogue) -> None:
    """When a deadline is put off, the event is the same one, so that a calendar program moves it."""
    before = _events(_files(real, Round("Tenth round", None, date(2027, 3, 1)), only=True)["deadlines.ics"])
    after = _events(_files(real, Round("Tenth round", None, date(2027, 4, 1)), only=True)["deadlines.ics"])

    assert [item["UID"] for item in before] == [item["UID"] for item in after]
    assert before[0]["DTSTART"].dt != after[0]["DTSTART"].dt


def test_rounds_of_one_name_have_names_of_their_own(real: Catalogue) -> None:
    """No two events of the calendar have one name, even when two rounds of a source do."""
    twice = (Round("Call", None, date(2027, 3, 1)), Round("Call", None, date(2027, 5, 1)))
    names = [str(item["UID"]) for item in _events(_files(real, *twice)["deadlines.ics"])]

    assert len(names) == len(set(names)) > 2


def test_hostile_text_stays_inside_its_line(real: Catalogue) -> None:
    """Line breaks, separators and long words of a record end no line and no calendar; nothing is lost but controls."""
    content = _files(real, Round(_HOSTILE, None, date(2027, 3, 1)), only=True)["deadlines.ics"]
    found = _events(content)

    assert len(found) == 1
    assert content.count(b"END:VCALENDAR") == 2  # the last line, and the words of the record
    assert content.endswith(b"END:VEVENT\r\nEND:VCALENDAR\r\n")
    assert "é申😀" * 40 in str(found[0]["SUMMARY"])
    assert "\nEND:VCALENDAR\n <b>" in str(found[0]["SUMMARY"])


def test_every_line_of_every_calendar_is_short_and_ends_as_the_standard_says(real: Catalogue) -> None:
    """All lines have at most 75 octets, end with CRLF, and are whole in UTF-8; every file can be read."""
    for content in _files(real, Round(_HOSTILE, None, date(2027, 3, 1))).values():
        lines = content.split(b"\r\n")
        assert lines[-1] == b""
        assert [item for item in lines if len(item) > 75 or b"\n" in item or b"\r" in item] == []
        assert all(item.decode() or True for item in lines)
        assert icalendar.Calendar.from_ical(content)["VERSION"] == "2.0"


def test_a_calendar_without_a_day_is_still_one(real: Catalogue) -> None:
    """An empty calendar has a component, as the standard asks, and no event."""
    content = _files(real, only=True)["deadlines.ics"]

    assert _events(content) == []
    assert [item.name for item in icalendar.Calendar.from_ical(content).subcomponents] == ["VTIMEZONE"]


def test_each_country_has_a_calendar_of_what_may_serve_it(real: Catalogue) -> None:
    """The Special Programme is in the calendar of Kenya, and not in that of Germany, which it does not serve."""
    made = _files(real, Round("Tenth round", None, date(2027, 3, 1)), only=True)

    assert set(made) == {"deadlines.ics", *(f"countries/{code}/deadlines.ics" for code in real.countries)}
    assert len(_events(made["countries/KEN/deadlines.ics"])) == 1
    assert _events(made["countries/DEU/deadlines.ics"]) == []


def test_the_calendar_of_a_country_is_bounded_and_keeps_the_nearest_days(
    real: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Above the limit the latest past days are left out first."""
    monkeypatch.setattr(calendars, "MOST", 1)
    rounds = (Round("Far", None, date(2027, 9, 1)), Round("Near", None, date(2026, 12, 1)))
    found = _events(_files(real, *rounds, only=True)["countries/KEN/deadlines.ics"])

    assert [str(item["SUMMARY"]) for item in found] == ["Special Programme: Near closes"]


def test_a_site_without_an_address_links_nowhere(real: Catalogue) -> None:
    """Where the address of the site is not known, events have no link instead of a wrong one."""
    made = _files(real, Round("Tenth round", None, date(2027, 3, 1)), site=Addresses("", ""), only=True)

    assert "URL" not in _events(made["deadlines.ics"])[0]


@pytest.mark.parametrize("word", ["", "a" * 75, "a" * 76, "é" * 37 + "a", "é" * 38, "😀" * 100])
def test_folding_can_be_undone_and_cuts_no_sign(word: str) -> None:
    """A folded line has no piece over 75 octets; without the folds it is the line as it was."""
    made = folded(word)

    assert max(len(piece.encode()) for piece in made.split("\r\n")) <= 75
    assert made.replace("\r\n ", "") == word


def test_text_is_escaped() -> None:
    """The four signs of the standard are escaped, and control characters are left out."""
    assert text("X", "a\\b;c,d\ne\x00\rf") == "X:a\\\\b\\;c\\,d\\nef\r\n"
