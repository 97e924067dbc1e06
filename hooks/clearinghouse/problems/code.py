"""What a code such as DOC-001 means. Every problem has one, and a page of the manual explains each."""

from __future__ import annotations

from dataclasses import dataclass

from clearinghouse.problems.problem import TOP, Mark, Problem, Severity


@dataclass(frozen=True, slots=True)
class Code:
    """One code. Its texts are the published page: `what` is wrong, `why` it matters, and how to `fix` it.

    `title` says what is required, without a full stop. `autofix` says in one sentence what `make fix` does; empty when
    only a person can fix it.
    """

    id: str
    severity: Severity
    title: str
    what: str
    why: str
    fix: str
    autofix: str = ""

    def problem(
        self, path: str, message: str, expected: str = "", fix: str = "", suggestion: str = "", *, mark: Mark = TOP
    ) -> Problem:
        """Return a problem of this code; the texts are sentences without labels, `path` is relative to the root."""
        return Problem(path, mark.line, mark.column, self.id, self.severity, message, expected, fix, suggestion)
