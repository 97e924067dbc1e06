"""What the schema refuses, in words for the person who wrote the record."""

from __future__ import annotations

from collections.abc import Iterator

import jsonschema

from clearinghouse.documents.document import Document, locate
from clearinghouse.documents.schema import Schemas, resolve
from clearinghouse.documents.yaml_errors import Marks
from clearinghouse.problems.problem import Problem, Severity
from clearinghouse.problems.suggestions import suggest

_SHOWN = 60  # characters of a wrong value that a message repeats
_TYPES = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": 'a list (lines that begin with "- ")',
    "object": "a group of keys",
    "null": "nothing",
}
RULE_OF_KEYWORD = {
    "required": "SCH-001",
    "additionalProperties": "SCH-002",
    "type": "SCH-003",
    "pattern": "SCH-004",
    "propertyNames": "SCH-004",
    "format": "SCH-005",
    "enum": "SCH-006",
    "const": "SCH-006",
    "minLength": "SCH-007",
    "maxLength": "SCH-007",
    "minItems": "SCH-007",
    "minProperties": "SCH-007",
    "minimum": "SCH-008",
    "maximum": "SCH-008",
    "uniqueItems": "SCH-009",
}


def validate(document: Document, kind: str, schemas: Schemas) -> list[Problem]:
    """Return every way in which a document does not fit the schema of `kind`; one for each place and key."""
    if schemas.accepts(kind, document.data):
        return []
    places = locate(document)
    told: dict[tuple, Problem] = {}
    for failure in sorted(schemas.failures(kind, document.data), key=_weight):
        for problem, where in _problems(failure, document, places, schemas.kinds[kind]):
            told.setdefault(where, problem)
    return list(told.values())


def _weight(failure: jsonschema.ValidationError) -> int:
    """Tell the more basic failure of one place first: a type before a pattern, a pattern before a format."""
    order = ("type", "minLength", "pattern", "propertyNames", "format")
    return order.index(failure.validator) if failure.validator in order else len(order)


def _problems(
    failure: jsonschema.ValidationError, document: Document, places: Marks, root: dict
) -> Iterator[tuple[Problem, tuple]]:
    where = tuple(failure.absolute_path)
    part = _part(root, where)
    if failure.validator == "required":
        for key in _missing(failure):
            yield _missing_key(document, places, where, key, part, root), (*where, key)
    elif failure.validator == "additionalProperties":
        for key in sorted(set(failure.instance) - set(failure.schema["properties"])):
            yield _unknown_key(document, places, where, key, failure.schema["properties"]), (*where, key)
    else:
        yield _bad_value(document, places, where, failure, part), where


def _missing(failure: jsonschema.ValidationError) -> list[str]:
    # jsonschema raises one failure for each missing key; its message begins with the quoted key.
    return [key for key in failure.validator_value if failure.message.startswith(repr(key))]


def _missing_key(document: Document, places: Marks, where: tuple, key: str, part: dict, root: dict) -> Problem:
    field = resolve(part.get("properties", {}).get(key, {}), root)
    inside = f' in "{format_path(where)}"' if where else ""
    return _problem(
        document,
        places.of(where),
        "SCH-001",
        f'the key "{key}" is missing{inside}',
        f"{field.get('title', key)}: {field.get('description', '')}".rstrip(": "),
        f"Add a line such as: {key}: {_example(field)}",
    )


def _unknown_key(document: Document, places: Marks, where: tuple, key: str, known: dict) -> Problem:
    inside = f' in "{format_path(where)}"' if where else ""
    return _problem(
        document,
        places.of((*where, key), key=True),
        "SCH-002",
        f'the key "{key}" is not known{inside}',
        "one of " + ", ".join(known),
        "Correct the key, or put the fact into a note.",
        suggest(key, known),
    )


def _bad_value(
    document: Document, places: Marks, where: tuple, failure: jsonschema.ValidationError, part: dict
) -> Problem:
    name = f'"{format_path(where)}"' if where else "the record"
    example = f"Write it like this: {_example(part)}" if part.get("examples") else ""
    return _problem(
        document,
        places.of(where),
        RULE_OF_KEYWORD.get(failure.validator, "SCH-006"),
        f"{name} {describe(failure)}",
        f"{part.get('title', '')}: {part.get('description', '')}".strip(": "),
        example,
    )


def describe(failure: jsonschema.ValidationError) -> str:
    """Say in words what a value is that the schema refuses: "is empty", "is no day of the calendar"."""
    value, limit = failure.instance, failure.validator_value
    shown = repr(value) if len(repr(value)) <= _SHOWN else repr(value)[: _SHOWN - 1] + "…"
    words = {
        "type": lambda: f"is {_type_name(value)} ({shown}), not {_type_list(limit)}",
        "pattern": lambda: f"has the wrong form: {shown}",
        "propertyNames": lambda: f"has a key of the wrong form: {shown}",
        "format": lambda: f"is no {_FORMAT_NAMES.get(limit, limit)}: {shown}",
        "enum": lambda: f"is {shown}, not one of {', '.join(map(str, limit))}",
        "minLength": lambda: "is empty",
        "maxLength": lambda: f"has {len(value):,} characters; at most {limit:,} are allowed",
        "minItems": lambda: f"has {len(value)} entries; at least {limit} needed",
        "minProperties": lambda: "is empty",
        "minimum": lambda: f"is {shown}, less than {limit}",
        "maximum": lambda: f"is {shown}, more than {limit}",
        "uniqueItems": lambda: "names one entry twice",
    }
    return words.get(failure.validator, lambda: failure.message)()


_FORMAT_NAMES = {
    "date": "day of the calendar",
    "partial-date": "date",
    "uri": "complete web address",
    "cas-number": "CAS number (its last digit does not fit the others)",
}


def _type_name(value: object) -> str:
    names = {str: "string", bool: "boolean", int: "integer", float: "number", list: "array", dict: "object"}
    return _TYPES[names.get(type(value), "null")]


def _type_list(types: str | list[str]) -> str:
    wanted = [types] if isinstance(types, str) else types
    return " or ".join(_TYPES[name] for name in wanted if name != "null")


def _example(part: dict) -> str:
    example = (part.get("examples") or ["…"])[0]
    return str(example).lower() if isinstance(example, bool) else str(example)


def _part(root: dict, where: tuple) -> dict:
    """Return the schema of the place `where`, as far as it is written down."""
    part = root
    for key in where:
        part = resolve(part, root)
        if isinstance(key, int):
            part = part.get("items", {})
        else:
            part = part.get("properties", {}).get(key) or part.get("additionalProperties") or {}
    return resolve(part, root) if isinstance(part, dict) else {}


def format_path(where: tuple) -> str:
    """Write a path as people do: `rounds.1.closes`, counting list entries from 1."""
    return ".".join(str(key + 1) if isinstance(key, int) else key for key in where)


def _problem(
    document: Document, mark: tuple, rule: str, message: str, expected: str, repair: str, near: str = ""
) -> Problem:
    return Problem(document.path, mark[0], mark[1], rule, Severity.ERROR, message, expected, repair, near)
