"""Dates, numbers and sums are written as the language writes them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest
from clearinghouse.language.formats import (
    day,
    locale_of,
    money,
    month,
    number,
    number_ranges,
    partial_day,
    weekday,
)

_DATE = date(2026, 7, 20)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ("20 July 2026", "Monday 20 July 2026", "July 2026")),
        ("en-XA", ("20 July 2026", "Monday 20 July 2026", "July 2026")),
        ("fr", ("20 juillet 2026", "lundi 20 juillet 2026", "juillet 2026")),
        ("es", ("20 de julio de 2026", "lunes, 20 de julio de 2026", "julio de 2026")),
        ("zh", ("2026年7月20日", "2026年7月20日星期一", "2026年7月")),
    ],
)
def test_dates_are_written_in_the_language(language: str, expected: tuple[str, str, str]) -> None:
    """A date, with its day of the week, and its month."""
    assert (day(_DATE, language), weekday(_DATE, language), month(_DATE, language)) == expected


@pytest.mark.parametrize(
    ("value", "written"), [("2026", "2026"), ("2026-07", "July 2026"), ("2026-07-20", "20 July 2026")]
)
def test_a_partial_date_is_no_more_exact_than_it_is_given(value: str, written: str) -> None:
    """Year, month or day."""
    assert partial_day(value, "en") == written


@pytest.mark.parametrize(
    ("value", "language", "written"),
    [
        (0, "en", "0"),
        (-1234, "en", "-1,234"),
        (1234567, "en", "1,234,567"),
        (1234.5678, "en", "1,234.5678"),
        (1234567, "fr", "1\u202f234\u202f567"),
        (1234.5, "es", "1.234,5"),
    ],
)
def test_numbers_keep_all_their_digits(value: float, language: str, written: str) -> None:
    """Thousands are grouped, and nothing is rounded."""
    assert number(value, language) == written


def test_a_sum_has_its_currency_if_there_is_one() -> None:
    """A sum without a currency is a number."""
    assert (money(200000, "USD", "en"), money(5, None, "en")) == ("USD 200,000", "5")


def test_a_variety_of_a_language_has_its_rules_or_those_of_the_language() -> None:
    """A region that the data of locales do not know falls back to the language."""
    assert str(locale_of("pt-BR")) == "pt_BR"
    assert str(locale_of("fr-XX")) == "fr"
    assert {str(locale_of(tag)) for tag in ("tlh", "", "x y")} == {"en_GB"}


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [((), ""), ((4,), "4"), ((1, 2), "1, 2"), ((5, 1, 3, 2, 2, 8), "1–3, 5, 8"), (range(1, 21), "1–20")],
)
def test_runs_of_numbers_are_ranges(numbers: Iterable[int], expected: str) -> None:
    """Three numbers or more without a gap are a range; order and repetition do not matter."""
    assert number_ranges(numbers) == expected
