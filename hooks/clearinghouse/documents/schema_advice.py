"""How to write a value that the schema refuses, for the person who wrote it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from clearinghouse.documents.schema import failures_at
from clearinghouse.documents.schema_fields import choice_of
from clearinghouse.documents.schema_tree import SchemaNode
from clearinghouse.json_value import JsonValue

if TYPE_CHECKING:
    import jsonschema

_IDENTIFIER = "[a-z0-9]+(-[a-z0-9]+)*"  # in the pattern of an identifier (schemas/common.schema.json)


def advise(failure: jsonschema.ValidationError, node: SchemaNode | None, written_there: str = "") -> str:
    """Return how to fix a value; an example of a name or code would be taken for the right one.

    `written_there` is what the file has from the place of the value to the end of the line.
    """
    keyword, value = str(failure.validator), failure.instance
    if keyword == "uniqueItems":
        return "Remove one of the two."
    if node is None or node.example is None:
        return ""
    if keyword == "type" and (advice := _advice_on_type(value, node, written_there)):
        return advice
    return f"{_instruction(node, keyword)} {example_of(node)}" if _shows_example(node) else _instruction(node, keyword)


def _advice_on_type(value: object, node: SchemaNode, written_there: str) -> str:
    """Return how to write what was probably meant by a value of another type; empty when nothing was."""
    if value is None:
        is_comment = written_there.lstrip(": ").startswith("#")
        return "A text that begins with # is a comment: put it in single quotes." if is_comment else ""
    if isinstance(value, bool | int | float) and not any(failures_at(node, written(value))):
        return f"If this is the text, put it in single quotes: '{written(value)}'"
    if isinstance(value, str) and node.entries and value.strip("[](){} "):
        return f"Write it as a list, in square brackets: [{value.strip('[](){} ')}]"
    return ""


def _shows_example(node: SchemaNode) -> bool:
    return not (choice_of(node.entries or node) or _is_identifier(node))


def _is_identifier(node: SchemaNode) -> bool:
    """Whether a field holds an identifier; that of an example would name another record."""
    return _IDENTIFIER in node.text("pattern")


def _instruction(node: SchemaNode, keyword: str) -> str:
    if node.record_kind == "countries":
        return "Write the code of the country in three capital letters (ISO 3166-1)."
    if choice_of(node.entries or node):
        return "Choose one that exists, and write its identifier."
    if _is_identifier(node):
        return 'Write the identifier in small letters, digits and hyphens; of a record, its file name without ".yml".'
    if keyword == "type" and node.type in ("integer", "number"):
        return "Write digits only, without separators or a currency:"
    if node.format == "uri":
        return "Write the whole address, which begins with https://, like this:"
    return "Write it like this:"


def example_of(node: SchemaNode | None) -> str:
    """Return the example of a field as it is written in a record; three dots when it has none."""
    example = node.example if node else None
    return "…" if example is None else written(example)


def written(value: JsonValue) -> str:
    """Return a value as it is written in a record, on one line; a text as it is."""
    if isinstance(value, list):
        return f"[{', '.join(map(written, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {written(part)}' for key, part in value.items())}}}"
    return value if isinstance(value, str) else json.dumps(value)
