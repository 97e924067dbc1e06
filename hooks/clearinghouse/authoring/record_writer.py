"""Writes a new record: in the order of the schema, with the optional fields as comments to fill in."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Mapping

from clearinghouse.documents.schema import Schemas, resolve
from clearinghouse.fixes.typography import format_scalar

_WIDTH = 110
_NOT_FOR_NEW = frozenset({"retired", "exceptions"})  # a new record is in use, and has no warning yet


def record_text(schemas: Schemas, kind: str, data: Mapping) -> str:
    """Return the text of a new record of `kind` (a schema's name) with what is known in `data`.

    Each optional field that `data` lacks is a comment: what it holds, and an example.
    """
    root = schemas.kinds[kind]
    modeline = f"# yaml-language-server: $schema=../../schemas/editor/{kind}.schema.json"
    hint = "# Optional fields stand below as comments. To use one, take away the first # and its space."
    return "\n".join([modeline, hint, *_group(root, root, data, "")]) + "\n"


def template_text(schemas: Schemas, kind: str) -> str:
    """Return a record of `kind` with every field: the required ones as they are, the others as comments.

    Its values are the examples of the schema.
    """
    root = schemas.kinds[kind]
    return record_text(schemas, kind, _examples(root, root, is_whole=False))


def _group(part: dict, root: dict, data: Mapping, indent: str) -> Iterator[str]:
    waiting: list[str] = []  # comments that must wait, because an entry of a list begins with a fact
    has_begun = False
    for key, value in part.get("properties", {}).items():
        field = resolve(value, root)
        if key in data:
            yield from _fact(key, field, root, data[key], indent)
            has_begun = True
        elif key not in _NOT_FOR_NEW:
            waiting += _comment(key, field, root, indent)
        if has_begun:
            yield from waiting
            waiting = []


def _fact(key: str, field: dict, root: dict, value: object, indent: str) -> Iterator[str]:
    name = f"{indent}{format_scalar(key)}:"
    if isinstance(value, dict) and value:
        yield name
        if field.get("properties"):
            yield from _group(field, root, value, f"{indent}  ")
        else:
            each = resolve(field.get("additionalProperties") or {}, root)
            yield from (line for item in value for line in _fact(item, each, root, value[item], f"{indent}  "))
    elif isinstance(value, list) and value and (isinstance(value[0], dict) or _is_long(value)):
        yield name
        entry = resolve(field.get("items") or {}, root)
        for item in value:
            yield from _entry(item, entry, root, f"{indent}  ")
    else:
        yield from _line(name, value, indent)


def _entry(item: object, entry: dict, root: dict, indent: str) -> Iterator[str]:
    """Yield one entry of a list: its first line begins with a hyphen."""
    if isinstance(item, dict):
        first, *rest = _group(entry, root, item, f"{indent}  ")
        yield f"{indent}- {first.lstrip()}"
        yield from rest
    else:
        yield from _line(f"{indent}-", item, indent)


def _is_long(values: list) -> bool:
    return any(isinstance(value, str) and (" " in value or "," in value) for value in values)


def _line(name: str, value: object, indent: str) -> Iterator[str]:
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


def _plain(value: object, *, in_flow: bool = False) -> str:
    if isinstance(value, str):
        return format_scalar(value, in_flow=in_flow) or json.dumps(value, ensure_ascii=False)
    return (
        {None: "null", True: "true", False: "false"}[value] if value is None or isinstance(value, bool) else str(value)
    )


def _comment(key: str, field: dict, root: dict, indent: str) -> Iterator[str]:
    """Yield what an optional field holds (two #), and an example of it (one #)."""
    words = f"{field.get('title', key)}: {field.get('description', '')}"
    yield from textwrap.wrap(words, _WIDTH, initial_indent=f"{indent}## ", subsequent_indent=f"{indent}## ")
    lines = _fact(key, field, root, _examples(field, root, is_whole=True), "")
    yield from (f"{indent}# {line}".rstrip() for line in lines)


def _least(field: dict, keys: list[str]) -> list[str]:
    """Return the keys that are required, and the first others where a group without them would be too small."""
    required = [key for key in keys if key in field.get("required", ())]
    others = [key for key in keys if key not in required]
    return required + others[: max(0, field.get("minProperties", 0) - len(required))]


def _examples(field: dict, root: dict, *, is_whole: bool) -> object:
    """Return the example of a field, built from those of its parts; `is_whole` takes the optional parts too."""
    field = resolve(field, root)
    if field.get("properties"):
        keys = [key for key in field["properties"] if key not in _NOT_FOR_NEW or key in field.get("required", ())]
        wanted = keys if is_whole else _least(field, keys)
        return {key: _examples(field["properties"][key], root, is_whole=is_whole) for key in wanted}
    entry = resolve(field.get("items") or {}, root)
    if entry.get("properties"):
        return [_examples(entry, root, is_whole=is_whole)]
    example = (field.get("examples") or [None])[0]
    each = field.get("additionalProperties")
    if isinstance(example, dict) and isinstance(each, dict):
        key, value = next(iter(example.items()))
        built = _examples(each, root, is_whole=is_whole)
        return {key: value if built is None else built}
    return example
