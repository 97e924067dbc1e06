"""`fix`: repair what is mechanical in all records, or in those named."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from clearinghouse.catalogue.discovery import RecordFile, discover
from clearinghouse.catalogue.loader import load
from clearinghouse.fixes.fixer import Mended, Mender
from clearinghouse.problems import reporters
from clearinghouse.problems.problem import Problem

from cli.atomic_write import replace_file
from cli.check import is_under, named


def add(commands: argparse._SubParsersAction) -> None:
    """Describe the command."""
    fix = commands.add_parser("fix", help="repair what is mechanical in all records, or in those named")
    fix.add_argument("files", nargs="*", help="record files; none means all")
    fix.add_argument(
        "--check", action="store_true", help="write nothing; exit status 1 when there is something to mend"
    )
    fix.set_defaults(run=_fix)


def _fix(options: argparse.Namespace) -> int:
    wanted, wrong = named(options.files, options.root)
    if wrong:
        print(wrong, file=sys.stderr)
        return 2
    mender = Mender.for_catalogue(load(options.root)[0])
    files, problems = discover(options.root)
    files = [file for file in files if not wanted or is_under(file.path, wanted)]
    problems = [problem for problem in problems if not wanted or is_under(problem.path, wanted)]
    repairs = 0
    for file in files:
        done = _one(options.root, file, mender, is_check=options.check)
        if isinstance(done, list):
            problems += done
        else:
            repairs += len(done.repairs)
    return _tell(repairs, problems, len(files), is_check=options.check)


def _one(root: Path, file: RecordFile, mender: Mender, *, is_check: bool) -> Mended | list[Problem]:
    """Mend one record, whole or not at all; tell what was done."""
    raw = (root / file.path).read_bytes()
    done = mender.mend(raw, file.path, file.kind)
    if isinstance(done, Mended) and done.repairs:
        if not is_check:
            replace_file(root / file.path, done.text.encode())
        for repair in sorted(done.repairs, key=lambda item: (item.line, item.column)):
            print(f"{file.path}:{repair.line}:{repair.column} {repair.rule} {repair.done}")
    return done


def _tell(repairs: int, problems: list[Problem], checked: int, *, is_check: bool) -> int:
    if problems:
        print("These records were left as they are:")
        print(reporters.text(sorted(problems), checked=checked), end="")
    verb = "to mend" if is_check else "mended"
    records = "1 record" if checked == 1 else f"{checked:,} records"
    print(f"{repairs:,} {'thing' if repairs == 1 else 'things'} {verb} in {records}.")
    if is_check and repairs:
        print("Run: make fix")
    return int(bool(problems) or (is_check and repairs > 0))
