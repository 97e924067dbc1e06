"""Dates, numbers and sums as readers see them, in a language given by its BCP 47 tag."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from functools import cache, lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal

# English as the United Nations write it. Other languages have the patterns of their locale.
_ENGLISH = Locale("en", "GB")
_WEEKDAY = "EEEE d MMMM y"
_SHORTEST_RANGE = 3
_SAMPLES = 101  # among so many numbers each form that whole numbers can have occurs


@cache
def locale_of(language: str) -> Locale:
    """Return the rules for dates and numbers: of the language, of the one that it is a variety of, or of English."""
    general = language.split("-", maxsplit=1)[0]
    if general == "en":
        return _ENGLISH
    for tag in (language, general):
        with suppress(UnknownLocaleError, ValueError):
            return Locale.parse(tag, sep="-")
    return _ENGLISH


@cache
def day(value: date, language: str) -> str:
    """Write a date with the name of its month, so that day and month cannot be confused: 20 July 2026."""
    return format_date(value, "long", locale=locale_of(language))


@cache
def weekday(value: date, language: str) -> str:
    """Write a date with its day of the week: Monday 20 July 2026."""
    locale = locale_of(language)
    return format_date(value, _WEEKDAY if locale is _ENGLISH else "full", locale=locale)


@cache
def month(value: date, language: str) -> str:
    """Write the month of a date, as a heading: July 2026."""
    return format_skeleton("yMMMM", value, locale=locale_of(language))


@cache
def month_name(number: int, language: str) -> str:
    """Write the name of a month, 1 to 12, by itself: July."""
    return str(locale_of(language).months["stand-alone"]["wide"][number])


@cache
def partial_day(value: str, language: str) -> str:
    """Write YYYY, YYYY-MM or YYYY-MM-DD in words, no more exactly than it is given."""
    first = date.fromisoformat(f"{value}-01-01"[:10])
    if len(value) == len("YYYY-MM-DD"):
        return day(first, language)
    if len(value) == len("YYYY-MM"):
        return month(first, language)
    return format_skeleton("y", first, locale=locale_of(language))


@cache
def plural_samples(language: str) -> dict[str, int]:
    """Return a number for each plural form of a language, by its name in `Intl.PluralRules` of browsers."""
    form = locale_of(language).plural_form
    return {form(number): number for number in reversed(range(_SAMPLES))}


@lru_cache(maxsize=65_536)
def number(value: float, language: str) -> str:
    """Write a number with all its digits and with its thousands grouped: 200,000."""
    locale = locale_of(language)
    if locale is _ENGLISH and isinstance(value, int):
        return f"{value:,}"  # the same, and fifty times as fast: a large catalogue has thousands of sums
    return format_decimal(value, locale=locale, decimal_quantization=False)


def money(value: float, currency: str | None, language: str) -> str:
    """Write a sum with its currency code: USD 200,000."""
    return f"{currency} {number(value, language)}" if currency else number(value, language)


def number_ranges(numbers: Iterable[int]) -> str:
    """Return the whole numbers in order, runs of three or more as a range: "1–3, 5, 6"."""
    runs: list[list[int]] = []
    for value in sorted(set(numbers)):
        if runs and value == runs[-1][-1] + 1:
            runs[-1].append(value)
        else:
            runs.append([value])
    parts = ((f"{run[0]}–{run[-1]}",) if len(run) >= _SHORTEST_RANGE else map(str, run) for run in runs)
    return ", ".join(part for group in parts for part in group)
