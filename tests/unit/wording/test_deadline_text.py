"""Deadlines in words."""

from __future__ import annotations

from datetime import date

import pytest
from clearinghouse.domain.intake import assess_intake
from clearinghouse.language.messages import ENGLISH
from clearinghouse.records import Source
from clearinghouse.wording.deadline_text import intake_sentence, next_deadline
from support.factories import made_up

DAY = date(2026, 11, 24)


def _source(identifier: str = "a", *rounds: tuple[str | None, str | None], **more: str) -> Source:
    written = [
        {"name": f"Round {number}", "opens": opens, "closes": closes}
        for number, (opens, closes) in enumerate(rounds, start=1)
    ]
    return made_up(identifier, rounds=written, **more)


@pytest.mark.parametrize(
    ("rounds", "more", "words"),
    [
        ([(None, "2026-11-24")], {}, "closes on 24 November 2026, today"),
        ([(None, "2026-11-25")], {}, "closes on 25 November 2026, tomorrow"),
        ([("2027-01-01", None)], {}, "opens on 1 January 2027, 38 days from now"),
        ([(None, "2026-07-20")], {}, "not known; last known round closed on 20 July 2026"),
        ([("2025-09-30", None)], {}, "not known; a round opened on 30 September 2025, with no closing date"),
        ([], {}, "not known"),
        ([], {"intake": "rolling", "stated": "open"}, "No deadline: apply any time"),
        ([], {"intake": "programming", "stated": "open"}, "No deadline: agreed with your government"),
        ([], {"intake": "invitation", "stated": "open"}, "No deadline: by invitation or letter of enquiry"),
        ([], {"intake": "none", "stated": "open"}, "No application needed"),
        ([], {"intake": "unknown", "stated": "open"}, "not stated"),
        ([], {"intake": "rolling", "stated": "unknown"}, "not stated"),
        ([(None, "2027-01-01")], {"stated": "closed"}, "Takes no more requests"),
    ],
)
def test_the_next_deadline_in_words(rounds: list, more: dict, words: str) -> None:
    """Each state of a source has its own words, and what is not known is said to be so."""
    assert next_deadline(assess_intake(_source("a", *rounds, **more), as_of=DAY), ENGLISH) == words


@pytest.mark.parametrize("pattern", ["programming", "invitation", "none", "unknown"])
def test_open_does_not_promise_that_anybody_may_apply_at_any_time(pattern: str) -> None:
    """Only a source that takes requests from everybody is said to take them at any time."""
    sentence = intake_sentence(assess_intake(_source("a", intake=pattern, stated="open"), as_of=DAY), ENGLISH)

    assert sentence.startswith("Open")
    assert "at any time" not in sentence
