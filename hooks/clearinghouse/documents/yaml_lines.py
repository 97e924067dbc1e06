"""What the finders of slips share: the error of a parser, the slip behind it, and how lines of a record look."""

from __future__ import annotations

import re
from dataclasses import dataclass

from clearinghouse.problems.problem import Mark

KEY = r"""(?:[^\W\d][\w-]*|'[^']*'|"[^"]*")"""
KEY_LINE = re.compile(rf"\s*(?:- +)*{KEY}:(?:\s|$)")
ENTRY = re.compile(r"\s*-(?:\s|$)")
INDENTATION = (
    "the indentation does not fit the lines above",
    "Start the line in the same column as the lines above and below it.",
)


@dataclass(frozen=True, slots=True)
class YamlError:
    """What a parser says: its words, and the places (line and column from 0) of the problem and of its context."""

    words: str
    line: int
    column: int
    context_line: int
    context_column: int


@dataclass(frozen=True, slots=True)
class Slip:
    """What is wrong, where, and how to fix it."""

    mark: Mark
    message: str
    fix: str


def indent_of(line: str) -> int:
    """Return how many characters of space a line begins with."""
    return len(line) - len(line.lstrip())


def line_above(lines: list[str], number: int) -> int:
    """Return the nearest line above that is not empty; the line itself at the top."""
    return next((above for above in range(number - 1, -1, -1) if lines[above].strip()), number)


def parent_of(lines: list[str], number: int) -> int | None:
    """Return the nearest line above that is indented less."""
    indent = indent_of(lines[number])
    return next((n for n in range(number - 1, -1, -1) if lines[n].strip() and indent_of(lines[n]) < indent), None)


def first_line(lines: list[str]) -> int:
    """Return the first line that is neither empty nor a comment."""
    return next((number for number, line in enumerate(lines) if line.strip() and not line.startswith("#")), 0)
