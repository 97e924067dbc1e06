"""What records point to: the values of fields that name other records, countries and terms.

Nearly every value is right. So all of them are gathered once, quickly and without places; only wrong ones are then
looked for again, with the place where each was written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from clearinghouse.documents.schema import Reference
from clearinghouse.json_value import DataPath

Values = Mapping[Reference, frozenset[str]]
PathTree = dict[str, "PathTree | Reference"]


def build_path_tree(references: Iterable[Reference]) -> PathTree:
    """Fold the paths of references into one tree, so that each record is walked only once."""
    tree: PathTree = {}
    for reference in references:
        part = tree
        for key in reference.path[:-1]:
            part = part.setdefault(key, {})
        part[reference.path[-1]] = reference
    return tree


def collect_values(records: Iterable[tuple[object, PathTree]]) -> Values:
    """Return every value that the records have for each reference of their trees."""
    found: dict[Reference, set[str]] = {}
    filling: dict[int, dict] = {}  # by the identity of a tree, which lives as long as its records are read
    for data, tree in records:
        if id(tree) not in filling:
            filling[id(tree)] = _with_sets(tree, found)
        _collect(data, filling[id(tree)])
    return {reference: frozenset(values) for reference, values in found.items() if values}


def _with_sets(tree: PathTree | Reference, found: dict[Reference, set[str]]) -> dict | set[str]:
    """Return a tree with, in the place of each reference, the set of its values that is to be filled."""
    if isinstance(tree, Reference):
        return found.setdefault(tree, set())
    return {key: _with_sets(part, found) for key, part in tree.items()}


def _collect(data: object, tree: dict | set[str]) -> None:
    if type(tree) is set:
        if type(data) is str:
            tree.add(data)
    elif "*" in tree:
        part = tree["*"]
        for item in data if type(data) is list else ():  # records of an earlier state have any shape
            _collect(item, part)
    elif type(data) is dict:
        for key in tree.keys() & data.keys():
            _collect(data[key], tree[key])


def iter_references(
    data: object, tree: PathTree | Reference, where: DataPath = ()
) -> Iterator[tuple[DataPath, str, Reference]]:
    """Yield the place, the value and the reference of everything that one record points to."""
    if isinstance(tree, Reference):
        if isinstance(data, str):
            yield where, data, tree
    elif "*" in tree:
        for number, item in enumerate(data if isinstance(data, list) else ()):
            yield from iter_references(item, tree["*"], (*where, number))
    elif isinstance(data, dict):
        for key in tree.keys() & data.keys():
            yield from iter_references(data[key], tree[key], (*where, key))
