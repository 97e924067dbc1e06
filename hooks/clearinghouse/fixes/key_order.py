"""The order of keys: that of the schema, so that two records can be compared line by line."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from clearinghouse.documents.schema_tree import Shape
from clearinghouse.documents.yaml_errors import Path
from clearinghouse.fixes.text_edits import Text, located


def is_in_order(data: object, part: Shape | None) -> bool:
    """Say quickly whether `misplaced` would yield nothing, or only groups with keys that are not known."""
    if isinstance(data, dict) and part:
        place, places = -1, part.places
        for key, value in data.items():
            before, place = place, places.get(key, place)
            if place < before:
                return False
            if isinstance(value, (dict, list)) and not is_in_order(value, part.keys.get(key) or part.each):
                return False
    elif isinstance(data, list) and part and part.each and part.each.keys:
        for item in data:
            if not is_in_order(item, part.each):
                return False
    return True


def misplaced(data: object, part: Shape | None, where: Path = ()) -> Iterator[tuple[Path, tuple[str, ...]]]:
    """Yield (path of a group, its keys in the order of the schema) for each group in another order.

    A group with a key that the schema does not know is left alone.
    """
    if part is None:
        return
    if isinstance(data, dict):
        wanted = tuple(key for key in part.keys if key in data)
        if len(wanted) == len(data) and wanted != tuple(data):
            yield where, wanted
        for key, value in data.items():
            yield from misplaced(value, part.keys.get(key) or part.each, (*where, key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from misplaced(value, part.each, (*where, number))


def first_out_of_place(data: object, where: Path, wanted: tuple[str, ...]) -> tuple[str, str]:
    """Return (key, the key that the schema has in its place) for the first wrong place of a misplaced group."""
    for key in where:
        data = data[key]
    return next((key, right) for key, right in zip(data, wanted, strict=True) if key != right)


def reordered(text: str, where: Path, wanted: tuple[str, ...]) -> str:
    """Return the text with the lines of one group moved into order; comments move with the key below them.

    A group in one line, { … }, is left as it is.
    """
    place = located(text)
    node, end = _group(place, where)
    if node.flow_style:
        return text
    starts = _starts(place, node)
    ends = [place.text.rfind("\n", 0, start) + 1 for start in starts[1:]] + [end]
    chunks = {key.value: place.text[start:stop] for (key, _), start, stop in zip(node.value, starts, ends, strict=True)}
    indent = " " * node.value[0][0].start_mark.column
    return place.text[: starts[0]] + indent.join(_closed(chunks[key]) for key in wanted) + place.text[end:]


def _closed(chunk: str) -> str:
    return chunk if chunk.endswith("\n") else f"{chunk}\n"


def _group(place: Text, where: Path) -> tuple[yaml.MappingNode, int]:
    """Return the node of a group, and the offset at which its last line ends."""
    node, end = place.tree(), _end_of_text(place.text)
    for step in where:
        children = node.value if isinstance(node, yaml.SequenceNode) else [key for key, _ in node.value]
        number = step if isinstance(step, int) else [key.value for key, _ in node.value].index(step)
        if number + 1 < len(children):
            column = node.start_mark.column if isinstance(node, yaml.SequenceNode) else None
            end = _before(place, children[number + 1], column)
        node = children[number] if isinstance(node, yaml.SequenceNode) else node.value[number][1]
    return node, end


def _before(place: Text, node: yaml.Node, column: int | None) -> int:
    """Return the offset of the first line that belongs to a node: comments above it stand in its column."""
    line = node.start_mark.line
    column = node.start_mark.column if column is None else column
    lines = place.text.split("\n")
    while line and lines[line - 1].startswith(" " * column + "#"):
        line -= 1
    return place.starts[line]


def _starts(place: Text, node: yaml.MappingNode) -> list[int]:
    """Return where each pair of a group begins: at its key, or at the first comment above it."""
    column = node.value[0][0].start_mark.column
    keys = [key for key, _ in node.value]
    return [place.offset(keys[0].start_mark), *(_before(place, key, None) + column for key in keys[1:])]


def _end_of_text(text: str) -> int:
    """Return where the last line of the record ends; comments and empty lines after it stay where they are."""
    lines = text.split("\n")
    count = len(lines)
    while count and (not lines[count - 1].strip() or lines[count - 1].startswith("#")):
        count -= 1
    return min(len(text), sum(len(line) + 1 for line in lines[:count]))
