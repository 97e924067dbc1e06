"""YAML text to plain data: a strict, JSON-compatible subset.

This is the fast reader. It gives up at anything irregular, and `yaml_errors` then says what is wrong and where.
Both read the same scalars; a property test holds them equal.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from sys import intern
from typing import Any, TypeAlias

import yaml
from yaml import events as ev

from clearinghouse.json_value import JsonObject, JsonValue

MAX_DEPTH = 24  # deeper than any schema; an anchor bomb or wrong indentation stops here
MERGE_KEY = "<<"  # other readers take what follows for the keys of another group
# libyaml is ten times faster; without it everything still works.
Parser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?(?:[eE][-+]?[0-9]+)?\Z")
_LONGEST_NUMBER = 15  # characters; JavaScript counts no further exactly, and a longer one is a mistake
_KEYWORDS: Mapping[str, JsonValue] = {"": None, "null": None, "~": None, "true": True, "false": False}
_NUMERIC_START = frozenset("-0123456789")
_GetEvent: TypeAlias = Callable[[], ev.Event]


class NeedsDiagnosis(Exception):
    """The fast reader met something that only the slow one can describe."""


def scalar(value: str, plain: bool) -> JsonValue:
    """Return the value of a scalar: quoted text is text; plain text is read as in JSON, or else is text.

    So `NO` and `2026-11-23` stay text, `0123` is not a number, and only `null`, `~`, `true`, `false` are keywords. A
    number that is too long or too large is text.
    """
    if not plain:
        return value
    if value in _KEYWORDS:
        return _KEYWORDS[value]
    if value[0] in _NUMERIC_START and len(value) <= _LONGEST_NUMBER and _NUMBER.match(value):
        if value.lstrip("-").isdigit():
            return int(value)
        number = float(value)
        return number if math.isfinite(number) and not number.is_integer() else value
    return value


def looks_like_a_number(value: str) -> bool:
    """Whether another program would read a plain text as a number."""
    return bool(_NUMBER.match(value))


def read(text: str) -> JsonObject:
    """Return the mapping that `text` contains.

    Raises `NeedsDiagnosis` or `yaml.YAMLError` for everything that `yaml_errors` would report as a problem.
    """
    get: _GetEvent = Parser(text).get_event
    get()  # stream start
    if not isinstance(get(), ev.DocumentStartEvent):
        raise NeedsDiagnosis
    first = get()
    if type(first) is not ev.MappingStartEvent:
        raise NeedsDiagnosis
    data = _mapping(first, get, 1)
    get()  # document end
    if type(get()) is not ev.StreamEndEvent:
        raise NeedsDiagnosis
    return data


def _mapping(start: ev.MappingStartEvent, get: _GetEvent, depth: int) -> JsonObject:
    if start.anchor or start.tag or depth > MAX_DEPTH:
        raise NeedsDiagnosis
    data: JsonObject = {}
    while True:
        event = get()
        if type(event) is ev.MappingEndEvent:
            return data
        if type(event) is not ev.ScalarEvent or event.anchor or event.tag or event.value in data:
            raise NeedsDiagnosis
        if event.value == MERGE_KEY and event.implicit[0]:  # in quotes it is a key like any other
            raise NeedsDiagnosis
        data[intern(event.value)] = _value(get(), get, depth)  # a catalogue has few keys, a hundred in each record


def _sequence(start: ev.SequenceStartEvent, get: _GetEvent, depth: int) -> list[JsonValue]:
    if start.anchor or start.tag or depth > MAX_DEPTH:
        raise NeedsDiagnosis
    data: list[JsonValue] = []
    while type(event := get()) is not ev.SequenceEndEvent:
        data.append(_value(event, get, depth))
    return data


def _value(event: ev.Event, get: _GetEvent, depth: int) -> JsonValue:
    if type(event) is ev.ScalarEvent:
        if event.anchor or event.tag:
            raise NeedsDiagnosis
        return scalar(event.value, event.implicit[0])
    if type(event) is ev.MappingStartEvent:
        return _mapping(event, get, depth + 1)
    if type(event) is ev.SequenceStartEvent:
        return _sequence(event, get, depth + 1)
    raise NeedsDiagnosis
