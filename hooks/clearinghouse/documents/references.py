"""What records point to: the values of fields that name other records, countries and terms.

Nearly every value is right. So all of them are gathered once, quickly and without places; only wrong ones are then
looked for again, with the place where each was written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from clearinghouse.documents.schema import Reference

Values = Mapping[Reference, frozenset[str]]
Place = tuple[str | int, ...]
Tree = dict[str, "Tree | Reference"]


def tree_of(references: Iterable[Reference]) -> Tree:
    """Fold the paths of references into one tree, so that each record is walked only once."""
    tree: Tree = {}
    for reference in references:
        part = tree
        for key in reference.path[:-1]:
            part = part.setdefault(key, {})
        part[reference.path[-1]] = reference
    return tree


def gather(records: Iterable[tuple[object, Tree]]) -> Values:
    """Return every value that the records have for each reference of their trees."""
    found: dict[Reference, set[str]] = {}
    filling: dict[int, dict] = {}  # by the identity of a tree, which lives as long as its records are read
    for data, tree in records:
        if id(tree) not in filling:
            filling[id(tree)] = _with_sets(tree, found)
        _gather(data, filling[id(tree)])
    return {reference: frozenset(values) for reference, values in found.items() if values}


def _with_sets(tree: Tree | Reference, found: dict[Reference, set[str]]) -> dict | set[str]:
    """Return a tree with, in the place of each reference, the set of its values that is to be filled."""
    if isinstance(tree, Reference):
        return found.setdefault(tree, set())
    return {key: _with_sets(part, found) for key, part in tree.items()}


def _gather(data: object, tree: dict | set[str]) -> None:
    if type(tree) is set:
        if type(data) is str:
            tree.add(data)
    elif "*" in tree:
        part = tree["*"]
        for item in data if type(data) is list else ():  # records of an earlier state have any shape
            _gather(item, part)
    elif type(data) is dict:
        for key in tree.keys() & data.keys():
            _gather(data[key], tree[key])


def places(data: object, tree: Tree | Reference, where: Place = ()) -> Iterator[tuple[Place, str, Reference]]:
    """Yield the place, the value and the reference of everything that one record points to."""
    if isinstance(tree, Reference):
        if isinstance(data, str):
            yield where, data, tree
    elif "*" in tree:
        for number, item in enumerate(data if isinstance(data, list) else ()):
            yield from places(item, tree["*"], (*where, number))
    elif isinstance(data, dict):
        for key in tree.keys() & data.keys():
            yield from places(data[key], tree[key], (*where, key))
