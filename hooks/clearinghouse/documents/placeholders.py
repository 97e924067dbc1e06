"""Documents that do not fit their schema, with placeholders where a value is missing or wrong.

So the rules that need one record can look at the other fields: one wrong value does not hide what else is wrong.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clearinghouse.documents.document import Document
from clearinghouse.documents.schema import Schemas, failures_at
from clearinghouse.documents.schema_tree import SchemaNode
from clearinghouse.json_value import DataPath, JsonObject, JsonValue

if TYPE_CHECKING:
    import jsonschema

_MAX_ROUNDS = 3  # a placeholder can bring out what the schema could not look at before


@dataclass(frozen=True, slots=True)
class Completed:
    """A document that fits its schema, and the paths of its values that are placeholders or were left out."""

    document: Document
    placeholders: frozenset[DataPath]


def complete(document: Document, kind: str, schemas: Schemas) -> Completed | None:
    """Return a document with placeholders for what the schema of `kind` refuses; None when that is not enough."""
    tree, data = schemas.trees[kind], copy.deepcopy(document.data)
    places: set[DataPath] = set()
    for _ in range(_MAX_ROUNDS):
        failures = list(schemas.failures(kind, data))
        if not failures:
            return Completed(Document(document.path, document.text, data), frozenset(places))
        for failure in failures:
            places.update(_repair(data, tree, failure))
    return None


def _repair(data: JsonObject, tree: SchemaNode, failure: jsonschema.ValidationError) -> Iterator[DataPath]:
    where: DataPath = tuple(failure.absolute_path)
    node = tree.find(where)
    group = _at(data, where)
    if failure.validator == "required" and node and isinstance(group, dict):
        for key in node.required:
            if key not in group:
                group[key] = _example(node.keys.get(key))
                yield (*where, key)
    elif failure.validator == "additionalProperties" and node and isinstance(group, dict):
        for key in [key for key in group if key not in node.keys]:
            del group[key]
            yield (*where, key)
    elif where and node:
        _put_placeholder(_at(data, where[:-1]), tree.find(where[:-1]), where[-1], node)
        yield where


def _put_placeholder(around: JsonValue, outer: SchemaNode | None, key: str | int, node: SchemaNode) -> None:
    """Leave out a value that is not required; otherwise put an example in its place. Positions in lists stay."""
    if isinstance(around, list) and isinstance(key, int) and key < len(around):
        around[key] = _example(node)
    elif isinstance(around, dict) and isinstance(key, str) and key in around:
        if outer and key not in outer.required:
            del around[key]
        else:
            around[key] = _example(node)


def _at(data: JsonValue, where: DataPath) -> JsonValue:
    """Return the value at a path; None when an earlier repair has removed it."""
    for key in where:
        match data:
            case dict() if isinstance(key, str):
                data = data.get(key)
            case list() if isinstance(key, int) and key < len(data):
                data = data[key]
            case _:
                return None
    return data


def _example(node: SchemaNode | None) -> JsonValue:
    """Return a value that a place of the schema accepts: its example, or one built from those of its parts."""
    if node is None:
        return None
    if node.example is not None and not any(failures_at(node, node.example)):
        return copy.deepcopy(node.example)
    if node.keys:
        return {key: _example(node.keys[key]) for key in node.required}
    return [_example(node.entries)] if node.entries and node.number("minItems") else []
