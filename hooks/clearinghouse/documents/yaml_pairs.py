"""Slips in keys, entries of lists and their indentation, and where each of them is.

Each function explains one kind of slip from the lines and the error of the parser, or returns None.
"""

from __future__ import annotations

import re

from clearinghouse.documents.yaml_lines import (
    ENTRY,
    INDENTATION,
    KEY,
    KEY_LINE,
    Slip,
    YamlError,
    first_line,
    indent_of,
    line_above,
    parent_of,
)
from clearinghouse.problems.problem import Mark

_MISSING_SPACE = re.compile(rf"(\s*(?:- +)*)({KEY}):(?=[^\s:/])")
_NO_SPACE_AFTER_HYPHEN = re.compile(rf"(\s*)-(?=(?:{KEY}:(?:\s|$)))")
_WORD = re.compile(r"\s*(?:- +)*([\w-]+)")
_NEAR = 6  # lines above an error in which its cause is looked for


def not_a_pair(lines: list[str], error: YamlError) -> Slip | None:
    """A line that is neither a key with a value nor part of the text above it."""
    if "expected ':'" not in error.words and "mapping values" not in error.words:
        return None
    if re.search(r":\s", lines[error.line][: error.column]):
        return None
    number = error.context_line if "expected ':'" in error.words else line_above(lines, error.line)
    number = _entry_around(lines, number)
    line = lines[number]
    if KEY_LINE.match(line) or not line.strip() or not _opens_a_group(lines, number):
        return None
    indent = indent_of(line)
    if no_space := _MISSING_SPACE.match(line):
        key = no_space.group(2)
        return _missing_space(number, no_space.end(), f'a space is missing after "{key}:"', f'Write "{key}: …".')
    word = _WORD.match(line)
    below = lines[number + 1] if number + 1 < len(lines) else ""
    is_group = word and line.strip() == word.group(1) and below.startswith(" " * (indent + 1))
    if word and (is_group or len(line.split()) > 1):
        return Slip(
            Mark(number + 1, indent + 1),
            f'a ":" is missing after "{word.group(1)}"',
            f'Write "{word.group(1)}:{"" if is_group else " …"}"; a text of several lines is indented.',
        )
    return Slip(
        Mark(number + 1, indent + 1),
        f'"{line.strip()[:40]}" is neither a key with a value nor part of a text',
        'Delete the line, or write it as "key: value".',
    )


def _entry_around(lines: list[str], number: int) -> int:
    """Return the entry of a list whose text a line continues, if the entry is no key; otherwise the line itself."""
    above = parent_of(lines, number)
    if above is None or KEY_LINE.match(lines[number]) or KEY_LINE.match(lines[above]):
        return number
    return above if ENTRY.match(lines[above]) else number


def _opens_a_group(lines: list[str], number: int) -> bool:
    """Whether a line is the first inside a key without a value, or at the top, so that it must be a key itself."""
    if ENTRY.match(lines[number]):
        return True
    above = parent_of(lines, number)
    return above is None or lines[above].rstrip().endswith(":") or bool(ENTRY.match(lines[above]))


def _missing_space(number: int, column: int, message: str, fix: str) -> Slip:
    return Slip(Mark(number + 1, column + 1), message, fix)


def no_space(lines: list[str], error: YamlError) -> Slip | None:
    """A hyphen of a list, or a colon, without the space after it, in the lines since the context of the error."""
    if not re.search("expected key|expected '-'|mapping values", error.words):
        return None
    for number in range(error.line, max(error.line - 3, -1), -1):
        if hyphen := _NO_SPACE_AFTER_HYPHEN.match(lines[number]):
            return _missing_space(number, hyphen.end(), 'a space is missing after "-"', 'Write "- " before the entry.')
        if (colon := _MISSING_SPACE.match(lines[number])) and not KEY_LINE.match(lines[number]):
            key = colon.group(2)
            return _missing_space(number, colon.end(), f'a space is missing after "{key}:"', f'Write "{key}: …".')
    return None


def no_hyphen(lines: list[str], error: YamlError) -> Slip | None:
    """The first entry of a list without its hyphen: the parser stops at the second one."""
    if not ENTRY.match(lines[error.line]) or "expected key" not in error.words:
        return None
    indent = indent_of(lines[error.line])
    for number in range(error.line - 1, -1, -1):
        line = lines[number]
        if line.strip() and indent_of(line) < indent:
            first = next(n for n in range(number + 1, len(lines)) if lines[n].strip())
            if ENTRY.match(lines[first]) or not line.rstrip().endswith(":"):
                return None
            column = indent_of(lines[first]) + 1
            return Slip(
                Mark(first + 1, column), 'a "- " is missing before the first entry', 'Begin the entry with "- ".'
            )
    return None


def indented_start(lines: list[str], error: YamlError) -> Slip | None:
    """A first key that is indented, above keys that are not."""
    if "<document start>" not in error.words:
        return None
    return Slip(Mark(first_line(lines) + 1, indent_of(lines[first_line(lines)]) + 1), *INDENTATION)


def odd_column(lines: list[str], error: YamlError) -> Slip | None:
    """A line that begins in an odd column above one that does not: records are indented by two spaces."""
    if not re.search("expected key|expected '-'", error.words) or indent_of(lines[error.line]) % 2:
        return None
    for number in range(error.line - 1, max(error.line - _NEAR, -1), -1):
        line = lines[number]
        if indent_of(line) % 2 and (KEY_LINE.match(line) or ENTRY.match(line)):
            return Slip(Mark(number + 1, indent_of(line) + 1), *INDENTATION)
    return None


def second_colon(lines: list[str], error: YamlError) -> Slip | None:
    """A second colon in a line, or a key below another one that has a value."""
    if "mapping values" not in error.words:
        return None
    place = Mark(error.line + 1, error.column + 1)
    before = lines[error.line][: error.column]
    if re.search(r":\s", before):
        return Slip(place, 'there is a second ": " in this line', 'Put the text after the first ": " in quotes.')
    column = len(before) - len(before.lstrip()) + 1
    return Slip(
        Mark(error.line + 1, column),
        "the line is indented more than the one above, which has a value already",
        "Start the line in the same column as the keys above it.",
    )
