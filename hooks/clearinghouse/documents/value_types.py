"""The types and formats of values: what they are called, and how a format is checked."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from clearinghouse.language.messages import N_

_LATEST_YEAR = 2999  # Python counts to 9999, and the day after a last day must be a day too
# Parts of letters, digits and hyphens of any script, joined by full stops; the last is no number, and a full stop can
# end the whole name. No lookbehind: the script of the forms has the same pattern (validate.js).
_LETTER = "A-Za-z0-9_\\u00a1-\\u3001\\u3003-\\uff0d\\uff0f-\\uff60\\uff62-\\U0010ffff"
_PART = rf"[{_LETTER}](?:[{_LETTER}-]*[{_LETTER}])?"
_HOST = re.compile(rf"(?:{_PART}\.)+(?![0-9]+\.?$){_PART}\.?")
_DATE_LENGTH = len("2026-07-20")


@dataclass(frozen=True, slots=True)
class ValueWords:
    """What a value is called in the field reference: alone, and a list of such values. Both are messages."""

    noun: str
    plural: str


@dataclass(frozen=True, slots=True)
class ValueType:
    """A type of JSON Schema. `phrase` is what a value is, or is not, in the message of a problem."""

    words: ValueWords
    phrase: str


@dataclass(frozen=True, slots=True)
class Format:
    """A format of texts. `accepts` is called with any value and accepts those that are not text."""

    accepts: Callable[[object], bool]
    words: ValueWords
    phrase: str


def _is_date(value: object) -> bool:
    if not isinstance(value, str):
        return True
    try:
        return date.fromisoformat(value).year <= _LATEST_YEAR and len(value) == _DATE_LENGTH
    except ValueError:
        return False


def _is_partial_date(value: object) -> bool:
    if isinstance(value, str) and len(value) < _DATE_LENGTH:
        value = f"{value}-01-01"[:_DATE_LENGTH]
    return _is_date(value)


def _is_address(value: object) -> bool:
    """Accept a URI of RFC 3986 with a named host and without user information."""
    return not isinstance(value, str) or not fault_of_address(value)


def fault_of_address(address: str) -> str:
    """Return what is wrong with a web address, to follow "because"; empty for one that can be opened."""
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        return "its host cannot be read"
    odd = re.search(r'[<>"{}|\\^`]', address)
    faults = (
        (re.search(r"\s", address), "it has a space"),
        ("://" not in address, "it does not begin with https://"),
        ("@" in parts.netloc, "it has a user name before @"),
        (not _HOST.fullmatch(parts.netloc.partition(":")[0]), "its host is no name such as www.unep.org"),
        (odd, f"it has the character {odd[0]}" if odd else ""),
    )
    return next((reason for is_fault, reason in faults if is_fault), "")


def _is_cas_number(value: object) -> bool:
    """Check the last digit of a CAS registry number: the others, weighted from the right, modulo 10."""
    if not isinstance(value, str) or not re.fullmatch(r"[1-9][0-9]{1,6}-[0-9]{2}-[0-9]", value):
        return not isinstance(value, str)
    digits = [int(digit) for digit in reversed(value.replace("-", ""))]
    return digits[0] == sum(weight * digit for weight, digit in enumerate(digits)) % 10


TYPES: Mapping[str, ValueType] = {
    "string": ValueType(ValueWords(N_("text"), N_("list of texts")), "text"),
    "integer": ValueType(ValueWords(N_("whole number"), N_("list of whole numbers")), "a whole number"),
    "number": ValueType(ValueWords(N_("number"), N_("list of numbers")), "a number"),
    "boolean": ValueType(ValueWords(N_("true or false"), N_("list of true or false values")), "true or false"),
    "array": ValueType(ValueWords("list", "list of lists"), 'a list (lines that begin with "- ")'),
    "object": ValueType(ValueWords(N_("group"), N_("list of groups")), "a group of keys"),
    "null": ValueType(ValueWords("null", "list of nulls"), "nothing"),
}
FORMATS: Mapping[str, Format] = {
    "date": Format(
        _is_date, ValueWords(N_("day (YYYY-MM-DD)"), N_("list of days (YYYY-MM-DD)")), "a day of the calendar"
    ),
    "partial-date": Format(
        _is_partial_date,
        ValueWords(
            N_("date or part of one (YYYY, YYYY-MM or YYYY-MM-DD)"),
            N_("list of dates or parts of one (YYYY, YYYY-MM or YYYY-MM-DD)"),
        ),
        "a date or part of one",
    ),
    "uri": Format(
        _is_address,
        ValueWords(N_("web address (https://…)"), N_("list of web addresses (https://…)")),
        "a complete web address",
    ),
    "cas-number": Format(
        _is_cas_number,
        ValueWords(N_("CAS number"), N_("list of CAS numbers")),
        "a CAS number (its last digit does not fit the others)",
    ),
}
TERM = ValueWords(N_("term"), N_("list of terms"))
COUNTRY = ValueWords(N_("country code"), N_("list of country codes"))
RECORD = ValueWords(N_("identifier of a record"), N_("list of identifiers of records"))
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


def anchored(pattern: str) -> str:
    """Return the pattern of a schema as Python must read it: "$" is the very end, not before a last line end too."""
    return pattern[:-1] + r"\Z" if pattern.endswith("$") else pattern
