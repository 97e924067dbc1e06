"""Which problems `make fix` would fix, said in each of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.catalogue.discovery import kind_of_path
from clearinghouse.catalogue.loader import record_bytes
from clearinghouse.documents.document import Document, locate, parse
from clearinghouse.documents.schema import failures_at
from clearinghouse.documents.schema_fields import choice_of
from clearinghouse.documents.schema_tree import SchemaNode, leaves
from clearinghouse.fixes.fixer import Fixer, FixResult
from clearinghouse.problems.codes import CODES
from clearinghouse.problems.problem import Mark, Problem
from clearinghouse.records import schema_name
from clearinghouse.rules.advice import Advice, advise

_WRONG_FORM = "SCH-004"
FIX_HINT = '"make fix" can fix this.'


def with_hint(problem: Problem) -> Problem:
    """Return a problem with the words that say that `make fix` fixes it."""
    return replace(problem, fix=f"{problem.fix.rstrip('.')}. {FIX_HINT}" if problem.fix else FIX_HINT)


def with_hints(problems: Sequence[Problem], catalogue: Catalogue, root: Path) -> list[Problem]:
    """Add to each problem of reading `root` what was probably meant, and the hint when the fixer would fix it.

    Only the fixer knows: it is run on every file that has such a problem.
    """
    fixable = {code.id for code in CODES.values() if code.autofix}
    paths = {problem.path for problem in problems if problem.rule in fixable}
    hints = {path: _Hints.of(root, path, catalogue) for path in paths}
    return [hints[problem.path].added_to(problem) if problem.path in hints else problem for problem in problems]


@dataclass(frozen=True, slots=True)
class _Hints:
    """What can be said about the problems of one file: what is fixed (line, column, rule), and advice by place."""

    fixes: frozenset[tuple[int, int, str]]
    advice: Mapping[Mark, Advice]

    @classmethod
    def of(cls, root: Path, path: str, catalogue: Catalogue) -> _Hints:
        """Run the fixer on a file of `data/`, and look for what its values can mean."""
        kind = kind_of_path(path)
        if not kind:
            return cls(frozenset(), {})
        try:
            raw = record_bytes(root, path)
        except OSError:
            return cls(frozenset(), {})
        result = Fixer.for_catalogue(catalogue).fix(raw, path, kind)
        fixes = result.fixes if isinstance(result, FixResult) else ()
        document, _ = parse(raw, path)
        return cls(
            frozenset((fix.line, fix.column, fix.rule) for fix in fixes),
            _advice(document, catalogue.schemas.trees[schema_name(kind, document.data)], catalogue) if document else {},
        )

    def added_to(self, problem: Problem) -> Problem:
        """Return a problem of the file with what can be said about it."""
        advice = self.advice.get(Mark(problem.line, problem.column)) if problem.rule == _WRONG_FORM else None
        if advice:
            problem = replace(
                problem,
                expected=advice.expected or problem.expected,
                fix=advice.fix or problem.fix,
                suggestion=advice.suggestion,
            )
        return with_hint(problem) if self._fixes(problem) else problem

    def _fixes(self, problem: Problem) -> bool:
        """Whether a problem is fixed: a line can have several values, but its spaces are fixed together."""
        if problem.rule == _WRONG_FORM:
            return (problem.line, problem.column, problem.rule) in self.fixes
        return any((line, rule) == (problem.line, problem.rule) for line, _, rule in self.fixes)


def _advice(document: Document, tree: SchemaNode, catalogue: Catalogue) -> Mapping[Mark, Advice]:
    marks = locate(document)
    return {
        marks.of(where): advise(value, node, catalogue)
        for where, value, node in leaves(document.data, tree)
        if isinstance(value, str) and (choice_of(node) or node.format) and any(failures_at(node, value))
    }
