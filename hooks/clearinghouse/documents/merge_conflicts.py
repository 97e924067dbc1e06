"""Conflicts of a merge that are still in a text, with the marks of git and Jujutsu, of any length and indentation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from clearinghouse.documents.yaml_lines import Slip
from clearinghouse.problems.codes import problem
from clearinghouse.problems.problem import Mark, Problem

_MARK = re.compile(r"[ \t]*(([<>|=%+\\-])\2{6,})(?: |$)")
_SURE = frozenset("<>|=")  # seven of the others can also be a line that someone drew
_START, _END = "<" * 7, ">" * 7


def conflict_problem(text: str, path: str) -> Problem | None:
    """Return the problem of a text in which a conflict begins and ends; such a text can still be valid YAML."""
    if _START not in text or _END not in text:
        return None
    lines = re.split("\r\n|\r|\n", text)
    begins = {number: match[2] for number, match in _marks(lines)}
    if not {"<", ">"} <= set(begins.values()):
        return None
    slip = _slip(lines, next(number for number, character in begins.items() if character == "<"))
    return problem("DOC-004", path, slip.message, "a text without a conflict", slip.fix, mark=slip.mark)


def conflict_slip(lines: Sequence[str]) -> Slip | None:
    """Return the slip of the first line that is certainly the mark of a conflict, where the lines are not YAML."""
    return next((_slip(lines, number) for number, match in _marks(lines) if match[2] in _SURE), None)


def _marks(lines: Sequence[str]) -> Iterable[tuple[int, re.Match[str]]]:
    return ((number, match) for number, line in enumerate(lines) if (match := _MARK.match(line)))


def _slip(lines: Sequence[str], number: int) -> Slip:
    line = lines[number].lstrip(" \t")
    marks = dict.fromkeys(match[1] for _, match in _marks(lines))
    return Slip(
        Mark(number + 1, len(lines[number]) - len(line) + 1),
        f'a merge conflict is not resolved: this line begins with "{line.split(" ")[0]}"',
        "Keep one of the versions. Delete the others, and every line that begins with "
        f"{' or '.join(filter(None, (', '.join([*marks][:-1]), [*marks][-1])))}.",
    )
