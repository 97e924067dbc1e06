"""The age of a contact and the odds of a source, in words."""

from __future__ import annotations

from datetime import date

import pytest
from clearinghouse.language.messages import ENGLISH
from clearinghouse.records.common import Contact
from clearinghouse.records.source import Round
from clearinghouse.wording.contact_text import contact_age
from clearinghouse.wording.odds_text import odds_lines

DAY = date(2026, 11, 28)


@pytest.mark.parametrize(
    ("as_of", "words"),
    [
        (None, "We read it on an undated page. Check it before you rely on it."),
        ("2026-05", "From a page dated May 2026."),
        ("2025", "From a page dated 2025."),
        ("2024-02-01", "From a page dated 1 February 2024, 2 years ago. It may have changed."),
        ("2007-06", "From a page dated June 2007, 19 years ago. It may have changed."),
    ],
)
def test_an_old_contact_says_how_old_it_is(as_of: str | None, words: str) -> None:
    """The date of the page decides, not the day of reading; a page without a date is no better than an old one."""
    assert contact_age(Contact(unit="Desk", as_of=as_of), DAY, ENGLISH) == words


def test_no_contact_has_no_age() -> None:
    """Nothing is said of a contact that is not known."""
    assert contact_age(None, DAY, ENGLISH) == ""


def test_odds_name_the_number_they_rest_on() -> None:
    """Both sentences say from how many rounds or awards they are computed."""
    results = {"applications": 42, "awards": 17, "total": 5_100_000, "currency": "USD"}
    rounds = [Round.from_data({"name": "Second round", "results": results})]

    assert list(odds_lines(rounds, ENGLISH)) == [
        "So far, 17 of 42 applications received an award (40\u00a0%), in 1 round.",
        "Average award: USD\u00a0300,000, over 17 awards.",
    ]
    assert list(odds_lines([], ENGLISH)) == []
