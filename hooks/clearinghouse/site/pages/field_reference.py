"""The fields of a kind as rows: what each holds, in which form, and which values it takes."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from clearinghouse.documents.schema import resolve

_DEEPEST = 3  # levels below; deeper ones are told by their parents
_FORMS = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "true or false",
    "object": "group",
}
_SPECIAL = {
    "date": "day (YYYY-MM-DD)",
    "partial-date": "date or part of one (YYYY, YYYY-MM or YYYY-MM-DD)",
    "uri": "web address (https://…)",
    "cas-number": "CAS number",
}


@dataclass(frozen=True, slots=True)
class Field:
    """One row of the reference: the dotted name, its anchor, and what the schema says of it."""

    name: str
    anchor: str
    title: str
    description: str
    form: str
    required: bool
    example: str
    vocabulary: str | None
    records: str | None
    values: tuple[str, ...]
    depth: int


def fields_of(schema: dict, listed: Collection[str] = ()) -> Iterator[Field]:
    """Yield the fields of a bundled schema in its order, each group before its parts.

    `listed` are the kinds of record with a list on the site that shows their identifiers.
    """
    for field in _fields(schema, schema, "", 0):
        yield field if field.records in listed else replace(field, records=None)


def _fields(part: dict, root: dict, prefix: str, depth: int) -> Iterator[Field]:
    for key, value in part.get("properties", {}).items():
        field = resolve(value, root)
        items = resolve(field.get("items") or {}, root)
        yield _row(f"{prefix}{key}", field, items, depth, is_required=key in part.get("required", ()))
        each = field.get("additionalProperties")
        free = resolve(each, root) if isinstance(each, dict) else {}
        inner = next((found for found in (items, field, free) if found.get("properties")), {})
        if inner and depth < _DEEPEST:
            yield from _fields(inner, root, f"{prefix}{key}.{'*.' if inner is free else ''}", depth + 1)


def _row(name: str, field: dict, items: dict, depth: int, *, is_required: bool) -> Field:
    records = field.get("x-record-of") or items.get("x-record-of")
    return Field(
        name=name,
        anchor=name.replace(".*", "").replace(".", "-"),
        title=field.get("title", name),
        description=field.get("description", ""),
        form=form(field, items),
        required=is_required,
        example=_example(field),
        vocabulary=field.get("x-term-of") or items.get("x-term-of"),
        records=records,
        values=tuple(str(value) for value in field.get("enum") or items.get("enum") or () if value is not None),
        depth=depth,
    )


def form(field: dict, items: dict) -> str:
    """Say the type of a field in words, with its limits."""
    if field.get("type") == "array":
        least = {0: "", 1: ", at least one"}.get(field.get("minItems", 0), f", at least {field.get('minItems')}")
        return f"list of {_plural(_one(items))}{least}" if items else f"list{least}"
    kinds = field.get("type", "string")
    return f"{_one(field)}{_limits(field)}{', or null' if isinstance(kinds, list) and 'null' in kinds else ''}"


def _one(field: dict) -> str:
    if "x-term-of" in field:
        return "term"
    if "x-record-of" in field:
        return "country code" if field["x-record-of"] == "countries" else "identifier of a record"
    kinds = field.get("type", "string")
    name = next((kind for kind in ([kinds] if isinstance(kinds, str) else kinds) if kind != "null"), "string")
    return _SPECIAL.get(field.get("format", ""), _FORMS.get(name, name))


def _plural(name: str) -> str:
    known = {"term": "terms", "text": "texts", "group": "groups", "country code": "country codes"}
    return known.get(name, name.replace("identifier of a record", "identifiers of records"))


def _limits(field: dict) -> str:
    if "x-term-of" in field or "x-record-of" in field or "format" in field:
        return ""
    limits = (
        (field.get("minimum"), "{} or more"),
        (field.get("maximum"), "{} or less"),
        (field.get("maxLength"), "at most {} characters"),
    )
    return "".join(f", {words.format(limit)}" for limit, words in limits if limit is not None)


def _example(field: dict) -> str:
    example = (field.get("examples") or [""])[0]
    if isinstance(example, bool):
        return str(example).lower()
    if isinstance(example, list):
        return "" if any(isinstance(item, (dict, list)) for item in example) else ", ".join(map(str, example))
    return "" if isinstance(example, dict) else str(example)
