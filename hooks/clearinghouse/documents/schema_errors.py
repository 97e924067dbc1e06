"""What the schema refuses, in words for the person who wrote the record."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from clearinghouse.documents.document import Document, locate, parse
from clearinghouse.documents.odd_spaces import odd_space_problems, with_plain_spaces
from clearinghouse.documents.schema import Schemas
from clearinghouse.documents.schema_advice import advise, example_of
from clearinghouse.documents.schema_tree import SchemaNode
from clearinghouse.documents.value_types import FORMATS, TYPES, fault_of_address, type_of
from clearinghouse.documents.visible_text import has_visible_text, odd_characters, strip_spaces
from clearinghouse.documents.yaml_errors import Marks
from clearinghouse.json_value import DataPath, JsonValue
from clearinghouse.problems.codes import problem
from clearinghouse.problems.problem import Problem
from clearinghouse.problems.suggestions import suggest

if TYPE_CHECKING:
    import jsonschema

_SHOWN = 60  # characters of a wrong value that a message repeats
CODE_OF_KEYWORD = {
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
# Of several failures of one value the most basic is reported: a type before a pattern, a pattern before a format.
_MOST_BASIC_FIRST = ("type", "minLength", "pattern", "propertyNames", "format")


def validate(document: Document, kind: str, schemas: Schemas) -> list[Problem]:
    """Return every way in which a document does not fit the schema of `kind`; one for each place and key."""
    if schemas.accepts(kind, document.data):
        return []
    odd_spaces = odd_space_problems(document.text, document.path)
    if odd_spaces:
        plain, problems_of_yaml = parse(with_plain_spaces(document.text).encode(), document.path)
        return odd_spaces + (validate(plain, kind, schemas) if plain else problems_of_yaml)
    report = _Report(document, locate(document), schemas.trees[kind])
    problems: dict[DataPath, Problem] = {}
    for failure in sorted(schemas.failures(kind, document.data), key=_rank):
        for where, item in report.problems(failure):
            problems.setdefault(where, item)
    return _without_consequences(problems)


def _without_consequences(problems: Mapping[DataPath, Problem]) -> list[Problem]:
    """Leave out the missing keys that were only misspelt: the unknown key names them."""
    meant = {(*where[:-1], item.suggestion) for where, item in problems.items() if item.rule == "SCH-002"}
    return [item for where, item in problems.items() if item.rule != "SCH-001" or where not in meant]


def _rank(failure: jsonschema.ValidationError) -> int:
    keyword = str(failure.validator)
    return _MOST_BASIC_FIRST.index(keyword) if keyword in _MOST_BASIC_FIRST else len(_MOST_BASIC_FIRST)


@dataclass(frozen=True, slots=True)
class _Report:
    """Describes the failures of one document."""

    document: Document
    marks: Marks
    tree: SchemaNode

    def problems(self, failure: jsonschema.ValidationError) -> Iterator[tuple[DataPath, Problem]]:
        """Yield the problems of one failure, each with the place that it is about."""
        where: DataPath = tuple(failure.absolute_path)
        node = self.tree.find(where)
        if failure.validator == "required":
            for key in _missing_keys(failure, node):
                yield (*where, key), self._missing_key(where, key, node)
        elif failure.validator == "additionalProperties":
            known = tuple(node.keys) if node else ()
            group = failure.instance if isinstance(failure.instance, dict) else {}
            for key in sorted(group.keys() - set(known)):
                yield (*where, key), self._unknown_key(where, key, known)
        else:
            yield where, self._bad_value(where, failure, node)

    def _missing_key(self, where: DataPath, key: str, node: SchemaNode | None) -> Problem:
        field = node.child(key) if node else None
        return problem(
            "SCH-001",
            self.document.path,
            f'the key "{key}" is missing{_inside(where)}',
            _what(field, key),
            f"Add a line such as: {key}: {example_of(field)}",
            mark=self.marks.of(where),
        )

    def _unknown_key(self, where: DataPath, key: str, known: tuple[str, ...]) -> Problem:
        return problem(
            "SCH-002",
            self.document.path,
            f'the key "{key}" is not known{_inside(where)}',
            "one of " + ", ".join(known),
            "Correct the key, or put the fact into a note.",
            suggest(key, known),
            mark=self.marks.of((*where, key), key=True),
        )

    def _bad_value(self, where: DataPath, failure: jsonschema.ValidationError, node: SchemaNode | None) -> Problem:
        name = f'"{format_path(where)}"' if where else "the record"
        return problem(
            _code(failure),
            self.document.path,
            f"{name} {describe(failure)}",
            _what(node, ""),
            advise(failure, node, self._rest_of_line(where)),
            mark=self.marks.of(where),
        )

    def _rest_of_line(self, where: DataPath) -> str:
        """Return what is written from the place of a value to the end of its line."""
        mark = self.marks.of(where)
        lines = self.document.text.split("\n")
        return lines[mark.line - 1][mark.column - 1 :] if mark.line <= len(lines) else ""


def _code(failure: jsonschema.ValidationError) -> str:
    if failure.validator == "pattern" and not has_visible_text(str(failure.instance)):
        return "SCH-007"  # as for a text without any character
    return CODE_OF_KEYWORD.get(str(failure.validator), "SCH-006")


def _missing_keys(failure: jsonschema.ValidationError, node: SchemaNode | None) -> list[str]:
    # jsonschema raises one failure for each missing key; its message begins with the quoted key.
    return [key for key in (node.required if node else ()) if failure.message.startswith(repr(key))]


def _inside(where: DataPath) -> str:
    return f' in "{format_path(where)}"' if where else ""


def _what(node: SchemaNode | None, key: str) -> str:
    """Return what a field is called and holds."""
    title, description = (node.title or key, node.description) if node else (key, "")
    return f"{title}: {description}".strip(": ")


def describe(failure: jsonschema.ValidationError) -> str:
    """Return what is wrong with a value, to follow its name: "is empty", "is not a day of the calendar"."""
    describe_keyword = _DESCRIPTIONS.get(str(failure.validator))
    return describe_keyword(failure.instance, failure.validator_value) if describe_keyword else failure.message


def format_path(where: DataPath) -> str:
    """Write a path as people do: `rounds.1.closes`, counting list entries from 1."""
    return ".".join(str(key + 1) if isinstance(key, int) else key for key in where)


def _shown(value: JsonValue) -> str:
    text = repr(value) if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


def _wrong_form(value: str) -> str:
    if not has_visible_text(value):
        return "is empty"
    odd = "; it contains " + " and ".join(dict.fromkeys(odd_characters(value))) if list(odd_characters(value)) else ""
    if value != strip_spaces(value):
        return f"begins or ends with a space: {_shown(value)}{odd}"
    return f"has the wrong form: {_shown(value)}{odd}"


def _type_phrases(types: str | list[str]) -> str:
    listed = [types] if isinstance(types, str) else types
    return " or ".join(TYPES[name].phrase for name in listed if name != "null")


def _format_phrase(value: str, name: str) -> str:
    """Return what a value is not, and for an address what is wrong in it."""
    phrase = FORMATS[name].phrase if name in FORMATS else name
    reason = fault_of_address(value) if name == "uri" else ""
    return f"{phrase}, because {reason}" if reason else phrase


def _first_repeated(items: list[JsonValue]) -> JsonValue:
    return next((item for place, item in enumerate(items) if item in items[:place]), None)


# By keyword: what is wrong with a value, from the value and from what the keyword asks for.
_DESCRIPTIONS: Mapping[str, Callable[[Any, Any], str]] = {
    "type": lambda value, types: f"is {type_of(value).phrase} ({_shown(value)}), not {_type_phrases(types)}",
    "pattern": lambda value, _: _wrong_form(value),
    "propertyNames": lambda value, _: f"has a key of the wrong form: {_shown(value)}",
    "format": lambda value, name: f"is not {_format_phrase(value, name)}: {_shown(value)}",
    "enum": lambda value, choices: f"is {_shown(value)}, not one of {', '.join(map(str, choices))}",
    "minLength": lambda _value, _limit: "is empty",
    "maxLength": lambda value, limit: f"has {len(value):,} characters; at most {limit:,} are allowed",
    "minItems": lambda value, limit: f"has {len(value)} entries; at least {limit} needed",
    "minProperties": lambda _value, _limit: "is empty",
    "minimum": lambda value, limit: f"is {_shown(value)}, less than {limit}",
    "maximum": lambda value, limit: f"is {_shown(value)}, more than {limit}",
    "uniqueItems": lambda value, _: f"has one entry twice: {_shown(_first_repeated(value))}",
}
