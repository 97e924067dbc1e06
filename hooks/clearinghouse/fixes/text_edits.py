"""Places in the text of a record that can be edited without touching anything around them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import yaml

from clearinghouse.documents.yaml_reader import Parser
from clearinghouse.json_value import DataPath

_LINE_END = re.compile("\r\n|[\r\n\x85\u2028\u2029]")  # what YAML counts as the end of a line


@dataclass(frozen=True, slots=True)
class Fix:
    """One thing that was fixed: its place in the text, from 1; the rule that it satisfies; what was done."""

    line: int
    column: int
    rule: str
    description: str


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value or a key as `written`, which is text[start:end]. `style` is empty for plain, otherwise ' " > or |."""

    where: DataPath
    start: int
    end: int
    line: int
    column: int
    value: str
    written: str
    style: str
    tag: str  # the type that other readers of YAML give to a plain scalar
    in_flow: bool

    def fix(self, rule: str, description: str) -> Fix:
        """Return the fix of this scalar."""
        return Fix(self.line, self.column, rule, description)


@dataclass(frozen=True, slots=True)
class YamlText:
    """A text that is valid YAML, with the offset of each line."""

    text: str
    starts: tuple[int, ...]
    lines: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> YamlText:
        """Index the lines of a text."""
        starts = (0, *(match.end() for match in _LINE_END.finditer(text)))
        return cls(text, starts, tuple(text.split("\n")))

    def offset(self, mark: yaml.Mark) -> int:
        """Return the offset of a mark. Parsers count it in different ways, but agree on line and column."""
        return self.starts[mark.line] + mark.column

    def tree(self) -> yaml.Node:
        """Return the root node of the text. Raises ValueError for a text without content."""
        node: yaml.Node | None = yaml.compose(self.text, Loader=Parser)
        if node is None:
            raise ValueError("the text has no content")
        return node

    def scalars(self, *, on_one_line: bool = True) -> Iterator[Scalar]:
        """Yield every scalar that is on one line, or on any number of lines; keys too, in the order of the text."""
        for where, node, in_flow in _leaves(self.tree(), (), in_flow=False):
            if not on_one_line or node.start_mark.line == node.end_mark.line:
                yield self._scalar(where, node, in_flow=in_flow)

    def _scalar(self, where: DataPath, node: yaml.ScalarNode, *, in_flow: bool) -> Scalar:
        start, end = self.offset(node.start_mark), self.offset(node.end_mark)
        line, column = node.start_mark.line + 1, node.start_mark.column + 1
        written = self.text[start:end]
        return Scalar(where, start, end, line, column, node.value, written, node.style or "", node.tag, in_flow)

    def block_lines(self) -> set[int]:
        """Return the numbers (from 0) of the lines whose spaces belong to the value of a block scalar."""
        return {
            line
            for _, node, _ in _leaves(self.tree(), (), in_flow=False)
            if node.style in ("|", ">")
            for line in range(node.start_mark.line + 1, node.end_mark.line + 1)
        }


def apply_edits(text: str, edits: Iterable[tuple[int, int, str]]) -> str:
    """Return the text with each (start, end, replacement) applied; edits must not overlap."""
    for start, end, replacement in sorted(edits, reverse=True):
        text = text[:start] + replacement + text[end:]
    return text


def _leaves(node: yaml.Node, where: DataPath, *, in_flow: bool) -> Iterator[tuple[DataPath, yaml.ScalarNode, bool]]:
    if isinstance(node, yaml.ScalarNode):
        yield where, node, in_flow
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield (*where, key.value, "?"), key, bool(node.flow_style)
            yield from _leaves(value, (*where, key.value), in_flow=bool(node.flow_style))
    elif isinstance(node, yaml.SequenceNode):
        for number, item in enumerate(node.value):
            yield from _leaves(item, (*where, number), in_flow=bool(node.flow_style))
