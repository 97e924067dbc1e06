"""Values that say the right thing in the wrong form: names of countries, dates in words, addresses without a slash."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from urllib.parse import urlsplit

from babel.dates import get_month_names

from clearinghouse.documents.schema_tree import Shape

WRONG_FORM, NO_SLASH = "SCH-004", "FMT-004"
_LANGUAGES = ("en", "fr", "es", "ru", "ar")  # Chinese writes its months as numbers
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th|er|\.º)\b")
_DAY_IN_WORDS = re.compile(r"(\d{1,2})\.? (?:de )?([^\W\d]+)\.?,? (?:de )?(\d{4})")
_MONTH_FIRST = re.compile(r"([^\W\d]+)\.? (\d{1,2}),? (\d{4})")
_MONTH_IN_WORDS = re.compile(r"([^\W\d]+)\.?,? (?:de )?(\d{4})")
_IN_NUMBERS = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})([/.-])(\d{1,2})\2(\d{1,2})")


def mended(value: object, part: Shape, names: Mapping[str, str]) -> tuple[str, str] | None:
    """Return (rule, right form) of a value that is only written wrongly, or None when nothing is certain.

    `names` maps folded names of countries to codes, as `country_names` makes it.
    """
    if not isinstance(value, str):
        return None
    field = part.field
    if field.get("x-record-of") == "countries":
        found, rule = names.get(folded(value)), WRONG_FORM
    elif field.get("format") in ("date", "partial-date"):
        found, rule = _date(value, is_partial=field["format"] == "partial-date"), WRONG_FORM
    else:
        found, rule = (with_slash(value) if field.get("format") == "uri" else None), NO_SLASH
    return (rule, found) if found and found != value else None


def country_names(countries: Iterable[tuple[str, Mapping[str, str]]]) -> dict[str, str]:
    """Map every name of a country, in any language, to its code; names that two countries share are left out."""
    codes: dict[str, set[str]] = {}
    for code, names in countries:
        for name in names.values():
            codes.setdefault(folded(name), set()).add(code)
    return {name: next(iter(found)) for name, found in codes.items() if len(found) == 1}


def folded(name: str) -> str:
    """Make names comparable that differ in capitals and spaces only."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def with_slash(address: str) -> str:
    """Return an address of a host alone with the slash that ends it (RFC 3986, section 6.2.3)."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    is_bare = parts.scheme == "https" and parts.netloc and not (parts.path or parts.query or parts.fragment)
    return f"{address}/" if is_bare and address.endswith(parts.netloc) else address


def _date(text: str, *, is_partial: bool) -> str | None:
    plain = _ORDINAL.sub("", " ".join(text.split()))
    return _day_in_words(plain) or _day_in_numbers(plain) or (_month_in_words(plain) if is_partial else None)


def _day_in_words(text: str) -> str | None:
    if found := _DAY_IN_WORDS.fullmatch(text):
        day, month, year = found.groups()
    elif found := _MONTH_FIRST.fullmatch(text):
        month, day, year = found.groups()
    else:
        return None
    return _day(year, _months().get(folded(month)), day)


def _month_in_words(text: str) -> str | None:
    found = _MONTH_IN_WORDS.fullmatch(text)
    month = found and _months().get(folded(found.group(1)))
    return f"{found.group(2)}-{month:02}" if month else None


def _day_in_numbers(text: str) -> str | None:
    if found := _YEAR_FIRST.fullmatch(text):
        return _day(found.group(1), int(found.group(3)), found.group(4))
    found = _IN_NUMBERS.fullmatch(text)
    if not found:
        return None
    first, second, year = int(found.group(1)), int(found.group(3)), found.group(4)
    readings = {_day(year, second, first), _day(year, first, second)} - {None}
    return readings.pop() if len(readings) == 1 else None  # 05/07/2026 can be read in two ways: nobody guesses


def _day(year: str, month: int | None, day: str | int) -> str | None:
    try:
        return date(int(year), month or 0, int(day)).isoformat()
    except ValueError:
        return None


@cache
def _months() -> Mapping[str, int]:
    """Map the names of months, whole and short, to their numbers; a short name of two months is left out."""
    found: dict[str, set[int]] = {}
    for language in _LANGUAGES:
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                for number, name in get_month_names(width, context, language).items():
                    found.setdefault(folded(name).rstrip("."), set()).add(number)
    return {name: next(iter(numbers)) for name, numbers in found.items() if len(numbers) == 1}
