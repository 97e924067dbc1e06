"""`check`: check all records, or those named, also against the published state."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from clearinghouse.catalogue.baseline import load_baseline
from clearinghouse.catalogue.catalogue import Catalogue, Key
from clearinghouse.catalogue.discovery import record_path
from clearinghouse.catalogue.loader import load
from clearinghouse.documents.page_links import find_page_problems
from clearinghouse.problems import reporters
from clearinghouse.problems.problem import Problem, Severity, errors
from clearinghouse.reports.problem_origin import EarlierState, earlier_problems
from clearinghouse.reports.problem_report import problem_part
from clearinghouse.rules import engine
from clearinghouse.rules.fix_hints import with_hints
from clearinghouse.rules.withheld import without_quotations
from environment import in_job, present_day, today

from cli.command import Commands
from cli.git_baseline import BaselineUnavailable, export_commit, find_merge_base
from cli.job_report import add_report_option, leave_report
from cli.record_selection import Selection, is_selected, select_paths


def add(commands: Commands) -> None:
    """Describe the command."""
    command = commands.add_parser("check", help="check all records, or those named")
    command.add_argument("files", nargs="*", help="record files or folders; default: all records")
    command.add_argument("--format", choices=reporters.REPORTERS, default="text", help="format of the report")
    command.add_argument("--notices", action="store_true", help="include notices, which the weekly job needs")
    command.add_argument(
        "--base", metavar="REVISION", help="compare with the merge base of this branch; default: origin/main"
    )
    add_report_option(command)
    command.set_defaults(run=_check)


@dataclass(frozen=True, slots=True)
class _Comparison:
    """Problems found by comparing with the published state, and a sentence about what was compared."""

    problems: list[Problem]
    sentence: str
    published: frozenset[Key] = frozenset()


def _check(options: argparse.Namespace) -> int:
    catalogue, problems = load(options.root)
    as_of = options.as_of or today()
    comparison = _compare(catalogue, options.root, options.base, as_of)
    problems = with_hints(problems, catalogue, options.root) + engine.check(
        catalogue, as_of=as_of, published=comparison.published, today=present_day()
    )
    if not options.files:
        problems += find_page_problems(options.root / "content", options.root)
    problems = without_quotations(sorted(problems + comparison.problems), catalogue)
    if not options.notices:
        problems = [problem for problem in problems if problem.severity is not Severity.NOTICE]
    selection = select_paths(options.files, options.root, reported={problem.path for problem in problems})
    problems = [problem for problem in problems if is_selected(problem.path, selection)]
    checked = _count_records(catalogue, selection)
    is_for_job = options.report or in_job()
    earlier = _earlier(problems, catalogue, options, as_of) if is_for_job else frozenset()
    problems.sort(key=lambda problem: problem in earlier)  # GitHub shows the first ten of a severity on their lines
    print(reporters.REPORTERS[options.format](problems, checked=checked), end="")
    print(comparison.sentence, file=sys.stderr)
    if is_for_job:
        part = problem_part(problems, earlier, checked=checked, compared=comparison.sentence)
        leave_report("check", part, options.report)
    return int(bool(errors(problems)))


def _earlier(
    problems: list[Problem], catalogue: Catalogue, options: argparse.Namespace, as_of: date
) -> frozenset[Problem]:
    """Return the problems that the published state has too; none if there is nothing to compare with."""
    try:
        merge_base = find_merge_base(options.root, options.base)
        with export_commit(options.root, merge_base.commit) as folder:
            state = EarlierState(folder, load_baseline(folder, catalogue.schemas, last=catalogue))
            return earlier_problems(problems, options.root, state, as_of=as_of)
    except BaselineUnavailable:
        return frozenset()


def _compare(catalogue: Catalogue, root: Path, revision: str | None, as_of: date) -> _Comparison:
    """Compare with the published state. Raises UnknownRevision; any other obstacle is only reported."""
    try:
        merge_base = find_merge_base(root, revision)
        with export_commit(root, merge_base.commit) as folder:
            before = load_baseline(folder, catalogue.schemas, last=catalogue)
    except BaselineUnavailable as reason:
        return _Comparison([], f"Not compared with the published records: {reason}.")
    problems = engine.compare(before, catalogue, as_of=as_of)
    sentence = f"Compared with the published records: {merge_base.name}."
    return _Comparison(problems, sentence, frozenset(before.documents))


def _count_records(catalogue: Catalogue, selection: Selection) -> int:
    """Count the selected records. A named file counts as one even if it could not be read."""
    paths = [record_path(kind, identifier) for kind, ids in catalogue.known.items() for identifier in ids]
    if not selection:
        return len(paths)
    return sum(max(1, _count_under(name, paths)) for name in dict.fromkeys(selection))


def _count_under(folder: str, paths: Iterable[str]) -> int:
    return sum(path.startswith(f"{folder}/") for path in paths)
