"""What records point to: the values of fields that name other records, countries and terms.

Nearly every value is right. So all of them are gathered once, quickly and without places; only wrong ones are then
looked for again, with the place where each was written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from clearinghouse.schema import Reference

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
    for data, tree in records:
        _gather(data, tree, found)
    return {reference: frozenset(values) for reference, values in found.items()}


def _gather(data: object, tree: Tree | Reference, found: dict[Reference, set[str]]) -> None:
    if type(tree) is Reference:
        if type(data) is str:
            found.setdefault(tree, set()).add(data)
    elif "*" in tree:
        for item in data if type(data) is list else ():  # records of an earlier state have any shape
            _gather(item, tree["*"], found)
    elif type(data) is dict:
        for key, part in tree.items():
            if key in data:
                _gather(data[key], part, found)


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
