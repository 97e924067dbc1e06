"""Spaces that look like spaces and are none for YAML: non-breaking and wide ones where a record needs plain ones.

They come with text that is copied from web pages and word processors.
"""

from __future__ import annotations

import re
import unicodedata

from clearinghouse.problems.codes import problem
from clearinghouse.problems.problem import Mark, Problem

# The spaces of Unicode except U+0020, and characters without width that are copied with them.
ODD = "\u00a0\u1680\u180e\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff"
_KEY = r"""(?:[A-Za-z_][\w-]*|'[^'\n]*'|"[^"\n]*")"""
_PLACES = re.compile(
    rf"^[ \t]*[ \t{ODD}]*[{ODD}][ \t{ODD}]*"  # before the line
    rf"|^[ \t{ODD}]*(?:-[ {ODD}]+)*-[ ]*[{ODD}][ {ODD}]*"  # after the hyphen of an entry
    rf"|^[ \t{ODD}]*(?:-[ {ODD}]+)*{_KEY}(?:[ ]*[{ODD}][ {ODD}]*:[ {ODD}]*|:[ ]*[{ODD}][ {ODD}]*)",  # around a colon
    re.M,
)
_ODD = re.compile(f"[{ODD}]")
_NO_WIDTH = "\u180e\u200b\u2060\ufeff"
_LINE_SEPARATOR = re.compile("[\x85\u2028\u2029]")
_NAMES = {"\x85": "next line"}  # unicodedata has no name for it


def with_plain_spaces(text: str) -> str:
    """Return the text with plain spaces before lines, after hyphens, and around colons; its length stays."""
    return text if text.isascii() else _once_more(_once_more(text))


def _once_more(text: str) -> str:
    return _PLACES.sub(lambda match: _ODD.sub(" ", match.group(0)), text)


def odd_space_problems(text: str, path: str) -> list[Problem]:
    """Return a problem for the first odd space of each line that `with_plain_spaces` changes."""
    problems = []
    lines = zip(text.split("\n"), with_plain_spaces(text).split("\n"), strict=True)
    for number, (line, plain) in enumerate(lines, 1):
        if line == plain:
            continue
        column = next(place for place, pair in enumerate(zip(line, plain, strict=True)) if pair[0] != pair[1])
        character = line[column]
        fix = "Delete it." if character in _NO_WIDTH else "Delete it, and press the space bar."
        problems.append(
            problem(
                "DOC-004",
                path,
                f"there is no plain space here, but {_named(character)}",
                "plain spaces before a line and after a colon or a hyphen",
                fix,
                mark=Mark(number, column + 1),
            )
        )
    return problems


def line_separator_problems(text: str, path: str) -> list[Problem]:
    """Return a problem for the first character of each line that ends it for YAML, and for no editor."""
    return [
        problem(
            "DOC-004",
            path,
            f"there is a hidden end of line, {_named(match.group(0))}",
            "plain line ends",
            "Delete it; it often comes with copied text.",
            mark=Mark(number, match.start() + 1),
        )
        for number, line in enumerate(re.split("\r\n|\r|\n", text), 1)
        if (match := _LINE_SEPARATOR.search(line))
    ]


def _named(character: str) -> str:
    name = _NAMES.get(character) or unicodedata.name(character, "unnamed").lower()
    return f"U+{ord(character):04X} ({name})"


def has_no_width(text: str) -> bool:
    """Whether one of the odd spaces that `with_plain_spaces` changes is not seen: a space in its place indents."""
    return any(old in _NO_WIDTH for old, new in zip(text, with_plain_spaces(text), strict=True) if old != new)
