"""A date is written again only when it can mean one day or month, in the calendar of the records."""

from __future__ import annotations

import pytest
from clearinghouse.fixes.dates import iso_date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("11/2010", "2010-11"),
        ("2010/9", "2010-09"),
        ("2026/7", "2026-07"),
        ("１２/２０２６", "2026-12"),
        ("مارس 2026", "2026-03"),
        ("1999", "1999"),
    ],
)
def test_a_month_in_numbers_or_words_is_certain(text: str, expected: str) -> None:
    """The year is first or last, the digits and the words of any language of the United Nations."""
    assert iso_date(text, is_partial=True) == expected


@pytest.mark.parametrize("text", ["2011/12", "2010/11", "2009/10", "2099/00", "2008.09", "2026/27", ""])
def test_two_years_with_a_stroke_are_no_month(text: str) -> None:
    """A season or financial year from one year to the next looks like a month in some years, and is none."""
    assert iso_date(text, is_partial=True) is None


@pytest.mark.parametrize("text", ["1405/03/02", "2569/12/31", "1448-3-1", "31/12/2569", "10 May 1405", "31 Dec 0206"])
def test_a_year_of_another_calendar_is_left_to_people(text: str) -> None:
    """The digits of a day of Iran, of Islam or of Thailand would make a day of ours that nobody means."""
    assert iso_date(text, is_partial=False) is None
