"""Problems as values: what is wrong in a record, where, and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """How much a problem weighs."""

    ERROR = "error"  # stops the build
    WARNING = "warning"  # advises; the build goes on
    NOTICE = "notice"  # for the scheduled job only: the clock never blocks a contribution


class Mark(NamedTuple):
    """A place in a file; line and column count from 1."""

    line: int
    column: int


TOP = Mark(1, 1)


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong, ready to be told by any reporter.

    `path` is relative to the root of the repository. `expected`, `fix` and `suggestion` are sentences
    without the labels that a reporter puts before them; empty when there is nothing to say.
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
