"""Values that are right but in the wrong form: names of countries, dates in words, addresses without a slash."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from urllib.parse import urlsplit

from babel.dates import get_month_names

from clearinghouse.documents.schema import failures_at
from clearinghouse.documents.schema_tree import SchemaNode
from clearinghouse.fixes.country_names import CountryNames
from clearinghouse.text import fold_case

WRONG_FORM, NO_SLASH = "SCH-004", "FMT-004"
_LANGUAGES = ("en", "fr", "es", "ru", "ar")  # Chinese writes its months as numbers
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th|er|\.º)\b")
_DAY_IN_WORDS = re.compile(r"(\d{1,2})\.? (?:de )?([^\W\d]+)\.?,? (?:de )?(\d{4})")
_MONTH_FIRST = re.compile(r"([^\W\d]+)\.? (\d{1,2}),? (\d{4})")
_MONTH_IN_WORDS = re.compile(r"([^\W\d]+)\.?,? (?:de )?(\d{4})")
_IN_NUMBERS = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})([/.-])(\d{1,2})\2(\d{1,2})")


@dataclass(frozen=True, slots=True)
class Correction:
    """The right form of a value, and the rule that its present form breaks."""

    rule: str
    value: str


def correct(value: object, node: SchemaNode, names: CountryNames) -> Correction | None:
    """Return the right form of a value that is in the wrong form, or None when nothing is certain.

    What the field would not accept is never a correction.
    """
    if not isinstance(value, str):
        return None
    if node.record_kind == "countries":
        corrected, rule = names.certain(value), WRONG_FORM
    elif node.format in ("date", "partial-date"):
        corrected, rule = _date(value, is_partial=node.format == "partial-date"), WRONG_FORM
    else:
        corrected, rule = (with_trailing_slash(value) if node.format == "uri" else None), NO_SLASH
    is_right = corrected and corrected != value and not any(failures_at(node, corrected))
    return Correction(rule, corrected) if corrected and is_right else None


def with_trailing_slash(address: str) -> str:
    """Return an address that is only a host with a slash at its end (RFC 3986, section 6.2.3)."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    is_host_only = parts.scheme == "https" and parts.netloc and not (parts.path or parts.query or parts.fragment)
    return f"{address}/" if is_host_only and address.endswith(parts.netloc) else address


def _date(text: str, *, is_partial: bool) -> str | None:
    plain = _ORDINAL.sub("", " ".join(_with_plain_digits(text).split()))
    return _day_in_words(plain) or _day_in_numbers(plain) or (_month_in_words(plain) if is_partial else None)


def _with_plain_digits(text: str) -> str:
    """Return the text with the digits of other scripts, such as ٢ or ２, as 0 to 9."""
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text)


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
    return f"{int(match.group(2)):04}-{month:02}" if month else None


def _day_in_numbers(text: str) -> str | None:
    if match := _YEAR_FIRST.fullmatch(text):
        return _day(match.group(1), int(match.group(3)), match.group(4))
    match = _IN_NUMBERS.fullmatch(text)
    if not match:
        return None
    first, second, year = int(match.group(1)), int(match.group(3)), match.group(4)
    readings = {_day(year, second, first), _day(year, first, second)} - {None}
    return readings.pop() if len(readings) == 1 else None  # 05/07/2026 is ambiguous: no guess


def _day(year: str, month: int | None, day: str | int) -> str | None:
    try:
        return date(int(year), month or 0, int(day)).isoformat()
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
