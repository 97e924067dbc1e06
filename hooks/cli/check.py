"""`check`: all records, or those named, also against the last published state."""

from __future__ import annotations

import argparse
import os
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from clearinghouse.catalogue.baseline import load_baseline
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.catalogue.discovery import record_path
from clearinghouse.catalogue.loader import load
from clearinghouse.problems import reporters
from clearinghouse.problems.github_markdown import inert
from clearinghouse.problems.problem import Problem, Severity
from clearinghouse.rules import engine as rules
from clearinghouse.rules.fix_hints import with_hints
from environment import add_to_job_summary, today

from cli.git_baseline import BaselineUnavailable, UnknownRevision, export_commit, find_merge_base


def add(commands: argparse._SubParsersAction) -> None:
    """Describe the command."""
    check = commands.add_parser("check", help="check all records, or those named")
    check.add_argument("files", nargs="*", help="record files; none means all")
    check.add_argument("--format", choices=reporters.REPORTERS, default="text", help="how to tell the problems")
    check.add_argument("--notices", action="store_true", help="also tell what only the scheduled job needs")
    check.add_argument("--base", help="compare with where this branch left that revision; without it, origin/main")
    check.set_defaults(run=_check)


@dataclass(frozen=True, slots=True)
class _Comparison:
    """What comparing with the published state found, and one sentence that says what was compared."""

    problems: list[Problem]
    sentence: str


def _check(options: argparse.Namespace) -> int:
    catalogue, problems = load(options.root)
    as_of = options.as_of or today()
    try:
        compared = _compare(catalogue, options.root, options.base, as_of)
    except UnknownRevision as error:
        print(error, file=sys.stderr)
        return 2
    problems = with_hints(problems, catalogue, options.root) + rules.check(catalogue, as_of=as_of)
    problems = sorted(problems + compared.problems)
    if not options.notices:
        problems = [problem for problem in problems if problem.severity is not Severity.NOTICE]
    checked = sum(map(len, catalogue.known.values()))
    wanted, wrong = named(options.files, options.root, told={problem.path for problem in problems})
    if wrong:
        print(wrong, file=sys.stderr)
        return 2
    if wanted:
        problems = [problem for problem in problems if is_under(problem.path, wanted)]
        checked = _counted(catalogue, wanted)
    print(reporters.REPORTERS[options.format](problems, checked=checked), end="")
    print(compared.sentence, file=sys.stderr)
    add_to_job_summary(f"{reporters.markdown(problems, checked=checked)}\n{inert(compared.sentence)}\n\n")
    return int(any(problem.severity is Severity.ERROR for problem in problems))


def named(files: list[str], root: Path, *, told: set[str] | None = None) -> tuple[list[str], str]:
    """Return the named files relative to the root, and what is wrong with the names; empty when all is well.

    A record that is gone may be named when its absence is `told`.
    """
    wanted = [_relative(name, root) for name in files]
    return wanted, _not_records(wanted, root, told or set())


def _compare(catalogue: Catalogue, root: Path, revision: str | None, as_of: date) -> _Comparison:
    """Compare with the published state. Raises UnknownRevision; every other obstacle is only told."""
    try:
        found = find_merge_base(root, revision)
        with export_commit(root, found.commit) as folder:
            before = load_baseline(folder, catalogue.schemas)
    except BaselineUnavailable as reason:
        return _Comparison([], f"Nothing was compared with the published records: {reason}.")
    problems = rules.compare(before, catalogue, as_of=as_of)
    return _Comparison(problems, f"Compared with {len(before.documents)} published records: {found.name}.")


def is_under(path: str, wanted: list[str]) -> bool:
    """Say whether a path is one of the wanted ones, or lies in a folder that is."""
    return any(path == name or path.startswith(f"{name}/") for name in wanted)


def _counted(catalogue: Catalogue, wanted: list[str]) -> int:
    """Count the records of the wanted paths: a file is one, also one that cannot be read; a folder has those below."""
    paths = [record_path(kind, identifier) for kind, ids in catalogue.known.items() for identifier in ids]
    return sum(max(1, sum(path.startswith(f"{name}/") for path in paths)) for name in dict.fromkeys(wanted))


def _relative(name: str, root: Path) -> str:
    path = Path(os.path.abspath(name))  # noqa: PTH100 - `resolve` would follow a record that is a symbolic link
    try:
        return (path.parent.resolve() / path.name).relative_to(root).as_posix()
    except (ValueError, OSError):
        return os.path.normpath(name)  # perhaps a name from the root, given from elsewhere


def _not_records(wanted: list[str], root: Path, told: set[str]) -> str:
    """Say which names are no records; a record that is gone is none either, unless its absence is a problem."""
    missing = [
        name
        for name in wanted
        if name not in told and (not os.path.lexists(root / name) or not is_under(name, ["data"]))
    ]
    return "\n".join(f"{name}: there is no such record. Name files under data/." for name in missing)
