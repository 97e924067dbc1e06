"""Schemas are also the manual, the forms and the help in editors: they must say what each field is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from clearinghouse.documents.schema import failures_at, load
from clearinghouse.documents.schema_tree import SchemaNode
from support.paths import ROOT

SCHEMAS = load(ROOT / "schemas")


def _fields(kind: str) -> Iterator[tuple[str, SchemaNode]]:
    """Yield every field of a schema with its dotted name; the entries of lists are not fields."""
    for path, node in SCHEMAS.trees[kind].walk():
        if path and path[-1] != "*":
            yield ".".join((kind, *path)), node


def _is_group(node: SchemaNode) -> bool:
    return bool(node.keys or (node.entries and node.entries.keys))


@pytest.mark.parametrize("kind", sorted(SCHEMAS.kinds))
def test_every_property_has_title_description_and_example(kind: str) -> None:
    """No property is without title and description, and none that holds a value is without an example."""
    fields = list(_fields(kind))
    lacking = [
        (name, word)
        for name, node in fields
        for word in ("title", "description", "examples")
        if not node.keywords.get(word) and not (word == "examples" and _is_group(node))
    ]

    assert fields
    assert lacking == []


@pytest.mark.parametrize("kind", sorted(SCHEMAS.kinds))
def test_examples_are_valid(kind: str) -> None:
    """What a schema shows as an example fits the schema itself."""
    wrong = [
        (name, example)
        for name, node in _fields(kind)
        for example in node.keywords.get("examples", ())
        if list(failures_at(node, example))
    ]

    assert wrong == []
