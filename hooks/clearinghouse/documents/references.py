"""What records refer to: the values of fields that name other records, countries and terms.

Nearly every value is right. So all of them are collected once, quickly and without places; only wrong ones are then
looked for again, with their places.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from clearinghouse.documents.schema import Reference
from clearinghouse.documents.schema_tree import ANY_ENTRY
from clearinghouse.json_value import DataPath, JsonValue

Values: TypeAlias = Mapping[Reference, frozenset[str]]
PathTree: TypeAlias = "Mapping[str, PathTree | Reference]"
_SetTree: TypeAlias = "dict[str, _SetTree | set[str]]"


def build_path_tree(references: Iterable[Reference], depth: int = 0) -> PathTree:
    """Fold the paths of references, from `depth` on, into one tree, so that each record is walked only once."""
    branches: dict[str, list[Reference]] = {}
    for reference in references:
        branches.setdefault(reference.path[depth], []).append(reference)
    return {
        key: below[0] if len(below[0].path) == depth + 1 else build_path_tree(below, depth + 1)
        for key, below in branches.items()
    }


def collect_values(records: Iterable[tuple[JsonValue, PathTree]]) -> Values:
    """Return every value that the records have for each reference of their trees."""
    values: dict[Reference, set[str]] = {}
    set_trees: dict[int, _SetTree] = {}  # by the identity of a tree, which lives as long as its records are read
    for data, tree in records:
        if id(tree) not in set_trees:
            set_trees[id(tree)] = _with_sets(tree, values)
        _collect(data, set_trees[id(tree)])
    return {reference: frozenset(found) for reference, found in values.items() if found}


def _with_sets(tree: PathTree, values: dict[Reference, set[str]]) -> _SetTree:
    """Return a tree that has, in place of each reference, the set of its values, to be filled."""
    return {
        key: values.setdefault(part, set()) if isinstance(part, Reference) else _with_sets(part, values)
        for key, part in tree.items()
    }


def _collect(data: JsonValue, tree: _SetTree | set[str]) -> None:
    if isinstance(tree, set):
        if isinstance(data, str):
            tree.add(data)
    elif ANY_ENTRY in tree:
        part = tree[ANY_ENTRY]
        for item in data if isinstance(data, list) else ():  # records of an earlier state have any shape
            _collect(item, part)
    elif isinstance(data, dict):
        for key in tree.keys() & data.keys():
            _collect(data[key], tree[key])


def iter_references(
    data: JsonValue, tree: PathTree | Reference, where: DataPath = ()
) -> Iterator[tuple[DataPath, str, Reference]]:
    """Yield the place, the value and the reference of everything that one record refers to."""
    if isinstance(tree, Reference):
        if isinstance(data, str):
            yield where, data, tree
    elif ANY_ENTRY in tree:
        for number, item in enumerate(data if isinstance(data, list) else ()):
            yield from iter_references(item, tree[ANY_ENTRY], (*where, number))
    elif isinstance(data, dict):
        for key in tree.keys() & data.keys():
            yield from iter_references(data[key], tree[key], (*where, key))
