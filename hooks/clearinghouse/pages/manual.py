"""The contributor's manual, generated: the fields of each kind from its schema, the rules from the registry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from clearinghouse.pages.view import View
from clearinghouse.render import template
from clearinghouse.rules.registry import REGISTRY
from clearinghouse.schema import resolve

KINDS: Mapping[str, str] = {
    "sources": "source",
    "organisations": "organisation",
    "centres": "centre",
    "countries": "country",
    "requests": "request",
    "chemicals": "chemical",
    "vocabularies": "vocabulary",
    "budget": "budget",
    "workplan": "workplan",
    "search": "search",
}


@dataclass(frozen=True, slots=True)
class Field:
    """One row of the reference: the dotted name, and what the schema says of it."""

    name: str
    title: str
    description: str
    form: str
    required: bool
    example: str
    vocabulary: str | None
    depth: int


def fields(view: View, root: str, kind: str) -> str:
    """Render the reference of the fields of one kind (a schema's name)."""
    schema = view.catalogue.schemas.kinds[kind]
    rows = tuple(_fields(schema, schema, "", 0))
    return template("fields")(root=root, kind=kind, schema=schema, rows=rows)


def _fields(part: dict, root: dict, prefix: str, depth: int) -> Iterator[Field]:
    required = part.get("required", ())
    for key, value in part.get("properties", {}).items():
        field = resolve(value, root)
        items = resolve(field.get("items", {}), root)
        yield Field(
            f"{prefix}{key}",
            field.get("title", key),
            field.get("description", ""),
            _form(field, items),
            key in required,
            _example(field),
            field.get("x-term-of") or items.get("x-term-of"),
            depth,
        )
        inner = items if items.get("properties") else field
        if inner.get("properties") and depth < 3:  # noqa: PLR2004 - deeper levels are told by their parents
            yield from _fields(inner, root, f"{prefix}{key}.", depth + 1)


_FORMS = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "true or false",
    "object": "group",
}


def _form(field: dict, items: dict) -> str:
    if field.get("type") == "array":
        return f"list of {_form(items, {})}" if items else "list"
    kinds = field.get("type", "string")
    name = next((kind for kind in ([kinds] if isinstance(kinds, str) else kinds) if kind != "null"), "string")
    special = {"date": "day (YYYY-MM-DD)", "partial-date": "date or part of one", "uri": "web address"}
    return special.get(field.get("format", ""), _FORMS.get(name, name))


def _example(field: dict) -> str:
    example = (field.get("examples") or [""])[0]
    if isinstance(example, bool):
        return str(example).lower()
    return (
        ""
        if isinstance(example, dict) or (isinstance(example, list) and example and isinstance(example[0], dict))
        else str(example)
    )


def rules(view: View, root: str) -> str:
    """Render every registered rule, sorted by identifier."""
    return template("rules")(root=root, view=view, rules=[REGISTRY[key] for key in sorted(REGISTRY)])
