"""Writes a new record: in the order of the schema, with the optional fields as comments to fill in."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Mapping

from clearinghouse.documents.schema import Schemas
from clearinghouse.documents.schema_tree import SchemaNode
from clearinghouse.fixes.typography import format_scalar
from clearinghouse.json_value import JsonValue

_WIDTH = 110
_NOT_FOR_NEW = frozenset({"retired", "exceptions"})  # a new record is in use, and has no warning yet


def record_text(schemas: Schemas, kind: str, data: Mapping[str, JsonValue]) -> str:
    """Return the text of a new record of `kind` (a schema's name) with what is known in `data`.

    Each optional field that `data` lacks is a comment: what it holds, and an example.
    """
    modeline = f"# yaml-language-server: $schema=../../schemas/editor/{kind}.schema.json"
    hint = "# Optional fields are below as comments. To use one, remove the first # and its space."
    return "\n".join([modeline, hint, *_group(schemas.trees[kind], data, "")]) + "\n"


def template_text(schemas: Schemas, kind: str) -> str:
    """Return a record of `kind` with every field: the required ones as they are, the others as comments.

    Its values are the examples of the schema.
    """
    return record_text(schemas, kind, _examples(schemas.trees[kind], is_whole=False))


def _group(node: SchemaNode, data: Mapping[str, JsonValue], indent: str) -> Iterator[str]:
    waiting: list[str] = []  # comments that must wait, because an entry of a list begins with a fact
    has_begun = False
    for key, field in node.keys.items():
        if key in data:
            yield from _fact(key, field, data[key], indent)
            has_begun = True
        elif key not in _NOT_FOR_NEW:
            waiting += _comment(key, field, indent)
        if has_begun:
            yield from waiting
            waiting = []


def _fact(key: str, node: SchemaNode | None, value: JsonValue, indent: str) -> Iterator[str]:
    name = f"{indent}{format_scalar(key)}:"
    if isinstance(value, dict) and value:
        yield name
        yield from _inside(node, value, f"{indent}  ")
    elif isinstance(value, list) and any(isinstance(item, dict) or _is_long(item) for item in value):
        yield name
        for item in value:
            yield from _entry(item, node.entries if node else None, f"{indent}  ")
    else:
        yield from _line(name, value, indent)


def _inside(node: SchemaNode | None, data: Mapping[str, JsonValue], indent: str) -> Iterator[str]:
    """Yield the lines inside a group: all of its fields, or its free keys."""
    if node and node.keys:
        yield from _group(node, data, indent)
    else:
        for key, value in data.items():
            yield from _fact(key, node.free if node else None, value, indent)


def _entry(item: JsonValue, node: SchemaNode | None, indent: str) -> Iterator[str]:
    """Yield one entry of a list: its first line begins with a hyphen."""
    if isinstance(item, dict):
        first, *rest = _inside(node, item, f"{indent}  ")
        yield f"{indent}- {first.lstrip()}"
        yield from rest
    else:
        yield from _line(f"{indent}-", item, indent)


def _is_long(value: JsonValue) -> bool:
    return isinstance(value, str) and (" " in value or "," in value)


def _line(name: str, value: JsonValue, indent: str) -> Iterator[str]:
    if isinstance(value, list):
        yield f"{name} [{', '.join(_plain(item, in_flow=True) for item in value)}]"
    elif isinstance(value, str) and _can_fold(value) and ("\n" in value or len(name) + len(value) > _WIDTH):
        yield f"{name} >-"
        yield from _folded(value, f"{indent}  ")
    else:
        yield f"{name} {_plain(value)}"


def _can_fold(text: str) -> bool:
    """Whether a text survives folding: not with spaces at an end, or two in a row."""
    return all(paragraph == " ".join(paragraph.split()) for paragraph in text.split("\n")) and text == text.strip()


def _folded(text: str, indent: str) -> Iterator[str]:
    """Yield a long text over several lines; an empty line in it is written as two, because YAML folds one away."""
    for number, paragraph in enumerate(text.split("\n")):
        if number:
            yield ""
        yield from textwrap.wrap(
            paragraph,
            _WIDTH,
            initial_indent=indent,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        )


def _plain(value: JsonValue, *, in_flow: bool = False) -> str:
    if isinstance(value, str):
        return format_scalar(value, in_flow=in_flow) or json.dumps(value, ensure_ascii=False)
    return (
        {None: "null", True: "true", False: "false"}[value] if value is None or isinstance(value, bool) else str(value)
    )


def _comment(key: str, node: SchemaNode, indent: str) -> Iterator[str]:
    """Yield what an optional field holds (two #), and an example of it (one #)."""
    text = f"{node.title or key}: {node.description}"
    yield from textwrap.wrap(text, _WIDTH, initial_indent=f"{indent}## ", subsequent_indent=f"{indent}## ")
    lines = _fact(key, node, _example(node, is_whole=True), "")
    yield from (f"{indent}# {line}".rstrip() for line in lines)


def _examples(node: SchemaNode, *, is_whole: bool) -> dict[str, JsonValue]:
    """Return the examples of the fields of a group; `is_whole` takes the optional ones too."""
    keys = [key for key in node.keys if key not in _NOT_FOR_NEW or key in node.required]
    return {key: _example(node.keys[key], is_whole=is_whole) for key in (keys if is_whole else _fewest(node, keys))}


def _fewest(node: SchemaNode, keys: list[str]) -> list[str]:
    """Return the keys that are required, and the first others where a group without them would be too small."""
    required = [key for key in keys if key in node.required]
    others = [key for key in keys if key not in required]
    return required + others[: max(0, (node.number("minProperties") or 0) - len(required))]


def _example(node: SchemaNode, *, is_whole: bool) -> JsonValue:
    """Return the example of a field, built from those of its parts."""
    if node.keys:
        return _examples(node, is_whole=is_whole)
    if node.entries and node.entries.keys:
        return [_examples(node.entries, is_whole=is_whole)]
    example = node.example
    if isinstance(example, dict) and node.free:
        key, value = next(iter(example.items()))
        built = _example(node.free, is_whole=is_whole)
        return {key: value if built is None else built}
    return example
