"""Deadlines in words."""

from __future__ import annotations

from datetime import date

import pytest
from clearinghouse.domain.intake import assess_intake
from clearinghouse.language.messages import ENGLISH
from clearinghouse.records import Source
from clearinghouse.wording.deadline_text import intake_sentence, next_deadline
from clearinghouse.wording.status_text import badge
from support.factories import made_up, made_up_half_lives

DAY = date(2026, 11, 24)


def _source(identifier: str = "a", *rounds: tuple[str | None, str | None], **more: object) -> Source:
    written = [
        {"name": f"Round {number}", "opens": opens, "closes": closes}
        for number, (opens, closes) in enumerate(rounds, start=1)
    ]
    return made_up(identifier, rounds=written, **more)


def _page(date_: str) -> list:
    return [
        {
            "title": "P",
            "read": "stored-copy",
            "looked_up": "2026-11-20",
            "date": date_,
            "supports": ["availability"],
        }
    ]


@pytest.mark.parametrize(
    ("rounds", "more", "words"),
    [
        ([(None, "2026-11-24")], {}, "closes on 24 November 2026, today"),
        ([(None, "2026-11-25")], {}, "closes on 25 November 2026, tomorrow"),
        ([("2027-01-01", None)], {}, "opens on 1 January 2027, 38 days from now"),
        ([(None, "2026-07-20")], {}, "not known; last known round closed on 20 July 2026"),
        ([("2025-09-30", None)], {}, "not known; a round opened on 30 September 2025, with no closing date"),
        ([], {}, "not known"),
        ([], {"intake": "rolling", "stated": "open"}, "No deadline: apply any time; no dated page confirms it"),
        (
            [],
            {"intake": "rolling", "evidence": _page("2015")},
            "No deadline: apply any time; not confirmed since 2015",
        ),
        ([], {"intake": "rolling", "evidence": _page("2026-10")}, "No deadline: apply any time"),
        (
            [],
            {"intake": "programming", "stated": "by-nature"},
            "No deadline: agreed with your government; no dated page confirms it",
        ),
        (
            [],
            {"intake": "invitation", "stated": "by-nature"},
            "No deadline: by invitation or letter of enquiry; no dated page confirms it",
        ),
        ([], {"intake": "none", "stated": "by-nature"}, "No application needed; no dated page confirms it"),
        ([], {"intake": "unknown", "stated": "open"}, "not known"),
        ([], {"intake": "rolling", "stated": "unknown"}, "not known"),
        ([(None, "2027-01-01")], {"stated": "closed"}, "Takes no more requests"),
    ],
)
def test_the_next_deadline_in_words(rounds: list, more: dict, words: str) -> None:
    """Each state of a source has its own words, and what is not known is said to be so."""
    if "evidence" in more:
        more = {"stated": "open", **more}
    state = assess_intake(_source("a", *rounds, **more), as_of=DAY, half_lives=made_up_half_lives(status=12))

    assert next_deadline(state, ENGLISH) == words


@pytest.mark.parametrize(
    ("rounds", "more", "words"),
    [
        ([("2026-11-01", "2027-03-01")], {}, "Open until 1 March 2027"),
        ([(None, "2027-03-01")], {}, "Closes 1 March 2027"),
        ([(None, "2026-12-01")], {}, "Closes in 7 days"),
        ([(None, "2026-11-24")], {}, "Closes today"),
        ([("2027-02-01", None)], {}, "Opens 1 February 2027"),
        ([], {"intake": "rolling", "stated": "open", "evidence": _page("2026")}, "Open (page from 2026)"),
        ([], {"intake": "rolling", "stated": "by-nature"}, "Any time, unconfirmed"),
        ([(None, "2026-07-20")], {}, "Between rounds"),
        ([], {"stated": "unknown"}, "Status unknown"),
        ([], {"stated": "closed"}, "Closed"),
    ],
)
def test_a_badge_has_the_date_that_decides(rounds: list, more: dict, words: str) -> None:
    """A badge is at most four words, and a strong one names its day or the year of its page."""
    state = assess_intake(_source("a", *rounds, **more), as_of=DAY, half_lives=made_up_half_lives(status=12))

    assert badge(state, ENGLISH) == words


def test_a_live_reading_is_dated_on_its_day() -> None:
    """A source seen open on its own page says on which day."""
    page = [{"title": "P", "read": "live-page", "looked_up": "2026-11-20", "supports": ["availability"]}]
    state = assess_intake(_source("a", intake="rolling", stated="open", evidence=page), as_of=DAY)

    assert badge(state, ENGLISH) == "Open (seen 20 November 2026)"
    assert intake_sentence(state, ENGLISH).startswith("Open: its own page says so, seen on 20 November 2026.")


@pytest.mark.parametrize("pattern", ["programming", "invitation", "none", "unknown"])
def test_open_does_not_promise_that_anybody_may_apply_at_any_time(pattern: str) -> None:
    """Only a source that takes requests from everybody is said to take them at any time."""
    source = _source("a", intake=pattern, stated="open", evidence=_page("2026"))
    sentence = intake_sentence(assess_intake(source, as_of=DAY), ENGLISH)

    assert sentence.startswith("Open: a page dated 2026 says so.")
    assert "at any time" not in sentence
