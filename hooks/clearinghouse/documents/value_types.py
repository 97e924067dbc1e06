"""The types and formats of values: what they are called, and how a format is checked."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

_DATE_LENGTH = len("2026-07-20")


@dataclass(frozen=True, slots=True)
class ValueType:
    """A type of JSON Schema in words: as a noun for the field reference, and with its article for a message."""

    noun: str
    phrase: str


@dataclass(frozen=True, slots=True)
class Format:
    """A format of texts. `accepts` is called with any value and accepts those that are not text.

    `noun` describes it in the field reference; `phrase` is what a refused value is not.
    """

    accepts: Callable[[object], bool]
    noun: str
    phrase: str


def _is_date(value: object) -> bool:
    if not isinstance(value, str):
        return True
    try:
        return bool(date.fromisoformat(value)) and len(value) == _DATE_LENGTH
    except ValueError:
        return False


def _is_partial_date(value: object) -> bool:
    if isinstance(value, str) and len(value) < _DATE_LENGTH:
        value = f"{value}-01-01"[:_DATE_LENGTH]
    return _is_date(value)


def _is_address(value: object) -> bool:
    """Accept a URI of RFC 3986 with a named host and without user information."""
    if not isinstance(value, str):
        return True
    try:
        parts = urlsplit(value)
        _ = parts.port
    except ValueError:
        return False
    has_name = bool(parts.hostname) and not re.search(r"[@[\]]", parts.netloc)
    return has_name and not re.search(r'[\s<>"{}|\\^`]', value)


def _is_cas_number(value: object) -> bool:
    """Check the last digit of a CAS registry number: the others, weighted from the right, modulo 10."""
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{2,7}-[0-9]{2}-[0-9]", value):
        return not isinstance(value, str)
    digits = [int(digit) for digit in reversed(value.replace("-", ""))]
    return digits[0] == sum(weight * digit for weight, digit in enumerate(digits)) % 10


TYPES: Mapping[str, ValueType] = {
    "string": ValueType("text", "text"),
    "integer": ValueType("whole number", "a whole number"),
    "number": ValueType("number", "a number"),
    "boolean": ValueType("true or false", "true or false"),
    "array": ValueType("list", 'a list (lines that begin with "- ")'),
    "object": ValueType("group", "a group of keys"),
    "null": ValueType("nothing", "nothing"),
}
FORMATS: Mapping[str, Format] = {
    "date": Format(_is_date, "day (YYYY-MM-DD)", "a day of the calendar"),
    "partial-date": Format(
        _is_partial_date, "date or part of one (YYYY, YYYY-MM or YYYY-MM-DD)", "a date or part of one"
    ),
    "uri": Format(_is_address, "web address (https://…)", "a complete web address"),
    "cas-number": Format(_is_cas_number, "CAS number", "a CAS number (its last digit does not fit the others)"),
}
CHECKS: Mapping[str, Callable[[object], bool]] = {name: item.accepts for name, item in FORMATS.items()}


def type_of(value: object) -> ValueType:
    """Return the type of a value that was read from YAML."""
    names: Mapping[type, str] = {
        str: "string",
        bool: "boolean",
        int: "integer",
        float: "number",
        list: "array",
        dict: "object",
    }
    return TYPES[names.get(type(value), "null")]
