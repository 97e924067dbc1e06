"""Problems as values: what is wrong in a record, where, and how to fix it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """What a problem does to a check."""

    ERROR = "error"  # stops a change, and the build
    WARNING = "warning"  # is advice; the build goes on
    NOTICE = "notice"  # is for the scheduled check only: a date that passes never blocks a contribution


class Mark(NamedTuple):
    """A place in a file; line and column count from 1."""

    line: int
    column: int


TOP = Mark(1, 1)


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong, as any reporter can report it.

    `path` is relative to the root of the repository, and `rule` is the code of the problem. `expected`, `fix` and
    `suggestion` have no labels, since the reporters add them; they are empty when there is nothing to report.
    """

    path: str
    line: int
    column: int
    rule: str
    severity: Severity
    message: str
    expected: str = ""
    fix: str = ""
    suggestion: str = ""


def errors(problems: list[Problem]) -> list[Problem]:
    """Return the problems that stop the build."""
    return [problem for problem in problems if problem.severity is Severity.ERROR]
