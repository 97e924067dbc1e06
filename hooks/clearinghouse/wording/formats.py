"""Dates, numbers and sums as readers see them."""

from __future__ import annotations

from datetime import date
from functools import cache

from babel.dates import format_date


@cache
def day(value: date, language: str = "en") -> str:
    """Write a date with the name of its month, so that day and month cannot be confused: 20 July 2026."""
    return format_date(value, "d MMMM y", locale=language)


@cache
def weekday(value: date, language: str = "en") -> str:
    """Write a date with its day of the week: Monday 20 July 2026."""
    return format_date(value, "EEEE d MMMM y", locale=language)


@cache
def partial_day(value: str, language: str = "en") -> str:
    """Write YYYY, YYYY-MM or YYYY-MM-DD in words, no more exactly than it is given."""
    pattern = {4: "y", 7: "MMMM y", 10: "d MMMM y"}[len(value)]
    return format_date(date.fromisoformat(f"{value}-01-01"[:10]), pattern, locale=language)


def number(value: float) -> str:
    """Group the thousands of a number with commas, as the English pages of the United Nations do."""
    return f"{value:,}"


def money(value: int, currency: str | None) -> str:
    """Write a sum with its currency code: USD 200,000."""
    return f"{currency} {value:,}" if currency else f"{value:,}"
