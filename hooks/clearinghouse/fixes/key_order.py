"""The order of keys: that of the schema, so that two records can be compared line by line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import yaml

from clearinghouse.documents.schema_tree import SchemaNode
from clearinghouse.fixes.text_edits import YamlText, apply_edits
from clearinghouse.json_value import DataPath

_Pairs = list[tuple[yaml.ScalarNode, yaml.Node]]


def is_in_order(data: object, node: SchemaNode | None) -> bool:
    """Say quickly whether `misordered_groups` would yield nothing, or only groups with unknown keys."""
    if isinstance(data, dict) and node:
        place, places = -1, node.positions
        for key, value in data.items():
            before, place = place, places.get(key, place)
            if place < before:
                return False
            if isinstance(value, (dict, list)) and not is_in_order(value, node.keys.get(key) or node.each):
                return False
    elif isinstance(data, list) and node and node.each and node.each.keys:
        for item in data:
            if not is_in_order(item, node.each):
                return False
    return True


def misordered_groups(
    data: object, node: SchemaNode | None, where: DataPath = ()
) -> Iterator[tuple[DataPath, tuple[str, ...]]]:
    """Yield (path of a group, its keys in the order of the schema) for each group in another order.

    A group with a key that the schema does not know is skipped.
    """
    if node is None:
        return
    if isinstance(data, dict):
        expected = tuple(key for key in node.keys if key in data)
        if len(expected) == len(data) and expected != tuple(data):
            yield where, expected
        for key, value in data.items():
            yield from misordered_groups(value, node.keys.get(key) or node.each, (*where, key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from misordered_groups(value, node.each, (*where, number))


def first_misplaced_key(data: object, where: DataPath, expected: tuple[str, ...]) -> tuple[str, str]:
    """Return (key, the key that the schema has in its place) for the first difference in a misordered group."""
    keys = list(_value_at(data, where))
    return next((key, right) for key, right in zip(keys, expected, strict=True) if key != right)


def _value_at(data: object, where: DataPath) -> dict[str, object]:
    """Return the group at a path. Raises TypeError when there is none."""
    value = data
    for step in where:
        match value:
            case dict():
                value = value[step]
            case list() if isinstance(step, int):
                value = value[step]
    if not isinstance(value, dict):
        raise TypeError(where)
    return value


def reorder_groups(text: str, groups: Iterable[tuple[DataPath, tuple[str, ...]]]) -> tuple[str, list[DataPath]]:
    """Return the text with the lines of each group in its order, and the groups that were moved.

    Each group is a path and its keys in the order of the schema; none may be inside another one. Comments move with
    the key below them. A group on one line, { … }, is left as it is. The text is parsed once.
    """
    source = YamlText.of(text)
    root, end = source.tree(), _end_of_text(text)
    edits, moved = [], []
    for where, expected in groups:
        if edit := _reordered(source, root, end, where, expected):
            edits.append(edit)
            moved.append(where)
    return apply_edits(text, edits), moved


def _reordered(
    source: YamlText, root: yaml.Node, end: int, where: DataPath, expected: tuple[str, ...]
) -> tuple[int, int, str] | None:
    """Return the edit (start, end, replacement) that puts a group in order; None for a group on one line."""
    node, end = _group(source, root, end, where)
    if node.flow_style:
        return None
    starts = _starts(source, node)
    ends = [source.text.rfind("\n", 0, start) + 1 for start in starts[1:]] + [end]
    chunks = {
        key.value: source.text[start:stop] for (key, _), start, stop in zip(node.value, starts, ends, strict=True)
    }
    indent = " " * _column(node)
    return starts[0], end, indent.join(_with_line_end(chunks[key]) for key in expected)


def _with_line_end(chunk: str) -> str:
    return chunk if chunk.endswith("\n") else f"{chunk}\n"


def _column(node: yaml.MappingNode) -> int:
    """Return the column of the keys of a group."""
    pairs: _Pairs = node.value
    return pairs[0][0].start_mark.column


def _group(source: YamlText, root: yaml.Node, end: int, where: DataPath) -> tuple[yaml.MappingNode, int]:
    """Return the node of a group, and the offset at which its last line ends. Raises TypeError for no group.

    `end` is where the last line of the record ends.
    """
    node = root
    for step in where:
        children, values, column = _children(node)
        number = step if isinstance(step, int) else [key.value for key in children].index(step)
        if number + 1 < len(children):
            end = _first_line_of(source, children[number + 1], column)
        node = values[number]
    if not isinstance(node, yaml.MappingNode):
        raise TypeError(where)
    return node, end


def _children(node: yaml.Node) -> tuple[list[yaml.Node], list[yaml.Node], int | None]:
    """Return where each child begins (its key or itself), the children, and the column of comments above them."""
    if isinstance(node, yaml.MappingNode):
        pairs: _Pairs = node.value
        return [key for key, _ in pairs], [value for _, value in pairs], None
    items: list[yaml.Node] = node.value
    return items, items, node.start_mark.column


def _first_line_of(source: YamlText, node: yaml.Node, column: int | None) -> int:
    """Return the offset of the first line that belongs to a node: comments above it begin in its column."""
    line = node.start_mark.line
    column = node.start_mark.column if column is None else column
    while line and source.lines[line - 1].startswith(" " * column + "#"):
        line -= 1
    return source.starts[line]


def _starts(source: YamlText, node: yaml.MappingNode) -> list[int]:
    """Return where each pair of a group begins: at its key, or at the first comment above it."""
    pairs: _Pairs = node.value
    keys = [key for key, _ in pairs]
    column = _column(node)
    return [source.offset(keys[0].start_mark), *(_first_line_of(source, key, None) + column for key in keys[1:])]


def _end_of_text(text: str) -> int:
    """Return where the last line of the record ends; comments and empty lines after it stay where they are."""
    lines = text.split("\n")
    count = len(lines)
    while count and (not lines[count - 1].strip() or lines[count - 1].startswith("#")):
        count -= 1
    return min(len(text), sum(len(line) + 1 for line in lines[:count]))
