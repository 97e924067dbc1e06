"""Places in a text that can be edited without touching what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import yaml

from clearinghouse.documents.yaml_errors import Path
from clearinghouse.documents.yaml_reader import Parser

_LINE_END = re.compile("\r\n|[\r\n\x85\u2028\u2029]")  # what YAML counts as the end of a line


@dataclass(frozen=True, slots=True)
class Repair:
    """One thing that was mended: its place in the text, from 1; the rule that it satisfies; what was done."""

    line: int
    column: int
    rule: str
    done: str


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value or a key as `written`, which is text[start:end]. `style` is empty for plain, else ' " > or |."""

    where: Path
    start: int
    end: int
    line: int
    column: int
    value: str
    written: str
    style: str
    tag: str  # what other readers of YAML take a plain scalar for
    in_flow: bool

    def repair(self, rule: str, done: str) -> Repair:
        """Return the repair of this scalar."""
        return Repair(self.line, self.column, rule, done)


@dataclass(frozen=True, slots=True)
class Text:
    """A text that YAML can read, with the offset of each line."""

    text: str
    starts: tuple[int, ...]

    def offset(self, mark: yaml.Mark) -> int:
        """Return the offset of a mark; readers differ in how they count it, but not in line and column."""
        return self.starts[mark.line] + mark.column

    def tree(self) -> yaml.Node:
        """Return the nodes of the text."""
        return yaml.compose(self.text, Loader=Parser)

    def scalars(self) -> Iterator[Scalar]:
        """Yield every scalar that stands on one line, keys too, in the order of the text."""
        for where, node, in_flow in _leaves(self.tree(), (), in_flow=False):
            if node.start_mark.line == node.end_mark.line:
                yield self._scalar(where, node, in_flow=in_flow)

    def _scalar(self, where: Path, node: yaml.ScalarNode, *, in_flow: bool) -> Scalar:
        start, end = self.offset(node.start_mark), self.offset(node.end_mark)
        line, column = node.start_mark.line + 1, node.start_mark.column + 1
        written = self.text[start:end]
        return Scalar(where, start, end, line, column, node.value, written, node.style or "", node.tag, in_flow)

    def blocks(self) -> set[int]:
        """Return the numbers of the lines (from 0) on which spaces belong to the text of a longer scalar."""
        return {
            line
            for _, node, _ in _leaves(self.tree(), (), in_flow=False)
            if node.style in ("|", ">")
            for line in range(node.start_mark.line + 1, node.end_mark.line + 1)
        }


def located(text: str) -> Text:
    """Prepare a text for editing."""
    return Text(text, (0, *(found.end() for found in _LINE_END.finditer(text))))


def edited(text: str, edits: Iterable[tuple[int, int, str]]) -> str:
    """Return the text with each (start, end, new) put in; they must not overlap."""
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def _leaves(node: yaml.Node, where: Path, *, in_flow: bool) -> Iterator[tuple[Path, yaml.ScalarNode, bool]]:
    if isinstance(node, yaml.ScalarNode):
        yield where, node, in_flow
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield (*where, key.value, "?"), key, bool(node.flow_style)
            yield from _leaves(value, (*where, key.value), in_flow=bool(node.flow_style))
    else:
        for number, item in enumerate(node.value):
            yield from _leaves(item, (*where, number), in_flow=bool(node.flow_style))
