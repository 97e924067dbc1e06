"""Which problems a change brought, and which were there before it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from pathlib import Path

from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.catalogue.discovery import kind_of_path
from clearinghouse.catalogue.loader import record_bytes
from clearinghouse.documents.document import parse
from clearinghouse.documents.schema_errors import validate
from clearinghouse.problems.problem import Problem
from clearinghouse.records import schema_name
from clearinghouse.rules import engine


@dataclass(frozen=True, slots=True)
class EarlierState:
    """The state that a change is compared with: its folder, and its records as far as today's code reads them."""

    folder: Path
    catalogue: Catalogue


def earlier_problems(
    problems: Iterable[Problem], root: Path, earlier: EarlierState, *, as_of: date
) -> frozenset[Problem]:
    """Return the problems that the earlier state has too, on lines that the change did not touch."""
    problems = list(problems)
    if not problems:
        return frozenset()
    known = {_identity(problem) for problem in engine.check(earlier.catalogue, as_of=as_of)}
    paths = {problem.path for problem in problems}
    known |= {_identity(problem) for path in paths for problem in _of_file(path, earlier)}
    changed = {path: _changed_lines(earlier.folder / path, root / path) for path in paths}
    return frozenset(
        problem for problem in problems if _identity(problem) in known and problem.line not in changed[problem.path]
    )


def _identity(problem: Problem) -> tuple[str, str, str]:
    return problem.path, problem.rule, problem.message


def _of_file(path: str, earlier: EarlierState) -> Iterator[Problem]:
    """Yield what reading an earlier file, and its schema, reports."""
    try:
        raw = record_bytes(earlier.folder, path)
    except OSError:  # there was no such file
        return
    document, problems = parse(raw, path)
    yield from problems
    kind = kind_of_path(path)
    if document and kind:
        yield from validate(document, schema_name(kind, document.data), earlier.catalogue.schemas)


def _changed_lines(before: Path, after: Path) -> Set[int]:
    """Return the lines of a file that are new or changed; none if it cannot be read."""
    if any(path.is_symlink() or not path.is_file() for path in (before, after)):
        return frozenset()  # a link could lead anywhere, and a pipe would never end
    try:
        old, new = (path.read_bytes().splitlines() for path in (before, after))
    except OSError:
        return frozenset()
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return {line for tag, _, _, begin, end in blocks if tag != "equal" for line in range(begin + 1, end + 1)}
