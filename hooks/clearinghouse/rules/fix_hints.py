"""Which problems `make fix` would fix, said in each of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.catalogue.discovery import kind_of_path
from clearinghouse.catalogue.loader import record_bytes
from clearinghouse.fixes.fixer import Fixer, FixResult
from clearinghouse.problems.codes import CODES
from clearinghouse.problems.problem import Problem

FIX_HINT = '"make fix" can fix this.'


def with_hint(problem: Problem) -> Problem:
    """Return a problem with the words that say that `make fix` fixes it."""
    return replace(problem, fix=f"{problem.fix.rstrip('.')}. {FIX_HINT}" if problem.fix else FIX_HINT)


def with_hints(problems: Sequence[Problem], catalogue: Catalogue, root: Path) -> list[Problem]:
    """Add the hint to each problem of reading `root` that the fixer would fix.

    Only the fixer knows: it is run on every file that has such a problem.
    """
    fixable = {code.id for code in CODES.values() if code.autofix}
    paths = {problem.path for problem in problems if problem.rule in fixable}
    fixer = Fixer.for_catalogue(catalogue)
    fixes = {path: _fixes(fixer, root, path) for path in paths}
    return [
        with_hint(problem) if (problem.line, problem.rule) in fixes.get(problem.path, ()) else problem
        for problem in problems
    ]


def _fixes(fixer: Fixer, root: Path, path: str) -> set[tuple[int, str]]:
    """Return the line and the rule of everything that the fixer would fix in a file of `data/`."""
    kind = kind_of_path(path)
    result = fixer.fix(record_bytes(root, path), path, kind) if kind else []
    return {(fix.line, fix.rule) for fix in result.fixes} if isinstance(result, FixResult) else set()
