"""The calendar of the Convention as a file, and on its page: tentative days are marked, a year is no day."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import icalendar
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.domain.events import dated_event
from clearinghouse.records import TreatyEvent
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.exports import calendars, event_calendar, feeds
from clearinghouse.site.pages.directives import events
from support.paths import AS_OF

_HOSTILE = "A; b, c\\n\r\nEND:VCALENDAR\r\n\x07 <b>" + "é申" * 40


def _entries(context: SiteContext) -> list[icalendar.Event]:
    content = dict(event_calendar.files(context))["events.ics"]
    return icalendar.Calendar.from_ical(content).walk("VEVENT")


def _with(context: SiteContext, *items: TreatyEvent) -> SiteContext:
    catalogue: Catalogue = replace(context.catalogue, events={item.id: item for item in items})
    return replace(context, catalogue=catalogue)


def _part(context: SiteContext, of: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", events.part(context, "../", of)).split())


def test_a_tentative_event_says_so_and_lasts_whole_days(site_context: SiteContext) -> None:
    """The name, the status and the text say that the days are not confirmed; the end is the day after."""
    entry = next(item for item in _entries(site_context) if "MUP-3" in item["SUMMARY"])

    assert str(entry["SUMMARY"]) == "MUP-3: Meeting of the made-up Parties (tentative)"
    assert (entry["DTSTART"].dt, entry["DTEND"].dt) == (date(2027, 4, 19), date(2027, 5, 1))
    assert (str(entry["STATUS"]), str(entry["LOCATION"])) == ("TENTATIVE", "Nairobi")
    assert str(entry["DESCRIPTION"]).startswith("Tentative: we found no page that confirms the dates.")
    assert str(entry["URL"]) == "https://site.example/events/#example-meeting"


def test_a_year_gives_no_day(site_context: SiteContext) -> None:
    """The treaty year is on the page as a year, and not in the file, which would make a day of it."""
    assert {str(item["SUMMARY"]) for item in _entries(site_context)} == {
        "MUP-3: Meeting of the made-up Parties (tentative)",
        "Reports are due",
    }
    assert "Equipment out of use 2028 ; Day set by the treaty; Annex A Part II" in _part(site_context, "coming")


def test_hostile_text_stays_text_and_the_last_day_of_all_is_left_out(site_context: SiteContext) -> None:
    """A record cannot end the calendar; an entry after which no day comes cannot be written."""
    hostile = replace(site_context.catalogue.events["example-meeting"], title=_HOSTILE, short=None, place=_HOSTILE)
    endless = replace(hostile, id="endless", starts="9999-12-31", ends=None)
    entries = _entries(_with_documents(site_context, hostile, endless))

    assert len(entries) == 1
    assert "<b>" in str(entries[0]["SUMMARY"])


def _with_documents(context: SiteContext, *items: TreatyEvent) -> SiteContext:
    made = _with(context, *items)
    document = context.catalogue.documents["events", "example-meeting"]
    documents = {**context.catalogue.documents, **{("events", item.id): document for item in items}}
    return replace(made, catalogue=replace(made.catalogue, documents=documents))


def test_an_empty_calendar_is_a_calendar(site_context: SiteContext) -> None:
    """Without events the file is still one that programs accept, and the page says so."""
    empty = _with(site_context)

    assert _entries(empty) == []
    assert _part(empty, "past") == "None."


def test_the_past_shows_what_came_of_it(site_context: SiteContext) -> None:
    """An outcome is on the page; the parts of the page do not overlap."""
    past = _part(site_context, "past")

    assert "Outcome: Reports were read" in past
    assert "MUP-3" not in past


def test_the_feed_has_the_days_to_come_with_a_word_on_those_not_set(site_context: SiteContext) -> None:
    """Each entry leads to its place on the page."""
    atom = dict(feeds.files(site_context))["events/feed.xml"].decode()

    assert "https://site.example/events/#example-meeting" in atom
    assert "2027-04-19/2027-04-30 (tentative)" in atom
    assert "example-due-day" not in atom


def test_dates_are_those_of_the_day_of_the_site(site_context: SiteContext) -> None:
    """The made-up meeting is still to come on the date of the tests."""
    assert dated_event(site_context.catalogue.events["example-meeting"], AS_OF).days > 0


def test_the_calendar_of_deadlines_has_the_days_of_the_convention_too(site_context: SiteContext) -> None:
    """Who subscribes to one calendar misses no meeting; the calendars of countries have rounds alone."""
    written = dict(calendars.files(site_context))

    assert b"MUP-3" in written["deadlines.ics"]
    assert b"MUP-3" not in written["countries/KEN/deadlines.ics"]


def test_in_brief_an_event_is_a_line_that_leads_to_its_place(site_context: SiteContext) -> None:
    """The page of deadlines names the dates of the Convention and marks the tentative ones."""
    html = events.part(site_context, "../", "brief")

    assert "href=../events/#example-meeting" in html
    assert "Tentative" in html
    assert "example-due-day" not in html
