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
        name = unicodedata.name(character, "unnamed").lower()
        problems.append(
            problem(
                "DOC-004",
                path,
                f"there is no plain space here, but U+{ord(character):04X} ({name})",
                "plain spaces before a line and after a colon or a hyphen",
                "Delete it, and press the space bar.",
                mark=Mark(number, column + 1),
            )
        )
    return problems
