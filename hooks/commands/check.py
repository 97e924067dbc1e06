"""`check`: all records, or those named."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from clearinghouse import reporters, rules
from clearinghouse.catalogue import load
from clearinghouse.problems import Problem, Severity

from commands.surroundings import today


def add(commands: argparse._SubParsersAction) -> None:
    """Describe the command."""
    check = commands.add_parser("check", help="check all records, or those named")
    check.add_argument("files", nargs="*", help="record files; none means all")
    check.add_argument("--format", choices=reporters.REPORTERS, default="text", help="how to tell the problems")
    check.add_argument("--notices", action="store_true", help="also tell what only the scheduled job needs")
    check.set_defaults(run=_check)


def _check(options: argparse.Namespace) -> int:
    catalogue, problems = load(options.root)
    as_of = options.as_of or today()
    problems = sorted(problems + rules.check(catalogue, as_of=as_of))
    if not options.notices:
        problems = [problem for problem in problems if problem.severity is not Severity.NOTICE]
    checked = sum(map(len, catalogue.known.values()))
    wanted, wrong = named(options.files, options.root)
    if wrong:
        print(wrong, file=sys.stderr)
        return 2
    if wanted:
        problems, checked = _only(problems, wanted), len(wanted)
    print(reporters.REPORTERS[options.format](problems, checked=checked), end="")
    _job_summary(problems, checked)
    return int(any(problem.severity is Severity.ERROR for problem in problems))


def named(files: list[str], root: Path) -> tuple[list[str], str]:
    """Return the named files relative to the root, and what is wrong with the names; empty when all is well."""
    wanted = [_relative(name, root) for name in files]
    return wanted, _not_records(wanted, root)


def _only(problems: list[Problem], wanted: list[str]) -> list[Problem]:
    return [p for p in problems if any(p.path == name or p.path.startswith(f"{name}/") for name in wanted)]


def _relative(name: str, root: Path) -> str:
    path = Path(name) if Path(name).is_absolute() else Path.cwd() / name
    try:
        return os.path.normpath(path.relative_to(root).as_posix())
    except ValueError:
        return name


def _not_records(wanted: list[str], root: Path) -> str:
    missing = [name for name in wanted if not os.path.lexists(root / name) or not name.startswith("data")]
    return "\n".join(f"{name}: there is no such record. Name files under data/." for name in missing)


def _job_summary(problems: list[Problem], checked: int) -> None:
    target = os.environ.get("GITHUB_STEP_SUMMARY")
    if target:
        with open(target, "a", encoding="utf-8") as stream:
            stream.write(reporters.markdown(problems, checked=checked))
