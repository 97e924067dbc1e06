"""Dates as people write them: names of months in five languages, day or month first, digits of any script."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache

from babel.dates import get_month_names

from clearinghouse.documents.visible_text import with_plain_characters
from clearinghouse.text import fold_case

_LANGUAGES = ("en", "fr", "es", "ru", "ar")  # Chinese writes its months as numbers
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th|er|\.º)\b")
_DAY_IN_WORDS = re.compile(r"(\d{1,2})\.? (?:de )?([^\W\d]+)\.?,? (?:de )?(\d{4})")
_MONTH_FIRST = re.compile(r"([^\W\d]+)\.? (\d{1,2}),? (\d{4})")
_MONTH_IN_WORDS = re.compile(r"([^\W\d]+)\.?,? (?:de )?(\d{4})")
_IN_NUMBERS = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})")
_YEAR = re.compile(r"[0-9]{4}")
_MONTH_FIRST_IN_NUMBERS = re.compile(r"(?P<month>[0-9]{1,2})[/.-](?P<year>[0-9]{4})")
_YEAR_FIRST_IN_NUMBERS = re.compile(r"(?P<year>[0-9]{4})[/.-](?P<month>[0-9]{1,2})")
_OUR_YEARS = range(1900, 2200)  # 1405, 1448 and 2569 are years of Iran, of Islam and of Thailand
_YEAR_FIRST = re.compile(r"(\d{4})([/.-])(\d{1,2})\2(\d{1,2})")


def iso_date(text: str, *, is_partial: bool) -> str | None:
    """Return a date in words or numbers as ISO 8601 writes it, or None when it is none or can be two.

    Where a partial date is allowed, a month with its year or a year alone is enough. A year of another calendar is left
    to people, and so is 2011/12, which can be two years.
    """
    plain = _ORDINAL.sub("", " ".join(with_plain_characters(text).split()))
    day = _day_in_words(plain) or _day_in_numbers(plain)
    return day or (_month_in_words(plain) or _month_in_numbers(plain) if is_partial else None)


def _day_in_words(text: str) -> str | None:
    if match := _DAY_IN_WORDS.fullmatch(text):
        day, month, year = match.groups()
    elif match := _MONTH_FIRST.fullmatch(text):
        month, day, year = match.groups()
    else:
        return None
    return _day(year, _months().get(fold_case(month)), day)


def _month_in_words(text: str) -> str | None:
    match = _MONTH_IN_WORDS.fullmatch(text)
    if not match:
        return None
    month = _months().get(fold_case(match.group(1)))
    return _part(match.group(2), month) if month else None


def _month_in_numbers(text: str) -> str | None:
    if match := _YEAR.fullmatch(text):
        return match.group(0)
    match = _YEAR_FIRST_IN_NUMBERS.fullmatch(text)
    if match and int(match["month"]) == (int(match["year"]) + 1) % 100:
        return None  # 2011/12
    match = match or _MONTH_FIRST_IN_NUMBERS.fullmatch(text)
    return _part(match["year"], int(match["month"])) if match else None


def _part(year: str, month: int) -> str | None:
    return f"{year}-{month:02}" if int(year) in _OUR_YEARS else None


def _day_in_numbers(text: str) -> str | None:
    if match := _YEAR_FIRST.fullmatch(text):
        return _day(match.group(1), int(match.group(3)), match.group(4))
    match = _IN_NUMBERS.fullmatch(text)
    if not match:
        return None
    readings = _readings(*match.group(1, 3, 4))
    return readings[0] if len(readings) == 1 else None  # 05/07/2026 is ambiguous: no guess


def possible_days(text: str) -> list[str]:
    """Return the days that a date in numbers can be, such as 05/07/2026; empty for other texts."""
    match = _IN_NUMBERS.fullmatch(with_plain_characters(text.strip()))
    return _readings(*match.group(1, 3, 4)) if match else []


def _readings(first: str, second: str, year: str) -> list[str]:
    days = {_day(year, int(second), first), _day(year, int(first), second)}
    return sorted(day for day in days if day)


def _day(year: str, month: int | None, day: str | int) -> str | None:
    try:
        return date(int(year), month or 0, int(day)).isoformat() if int(year) in _OUR_YEARS else None
    except ValueError:
        return None


@cache
def _months() -> Mapping[str, int]:
    """Map the names of months, full and short, to their numbers; a short name of two months is skipped."""
    numbers_by_name: dict[str, set[int]] = {}
    for language in _LANGUAGES:
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                for number, name in get_month_names(width, context, language).items():
                    numbers_by_name.setdefault(fold_case(name).rstrip("."), set()).add(number)
    return {name: next(iter(numbers)) for name, numbers in numbers_by_name.items() if len(numbers) == 1}
