"""`fix`: repair what is mechanical in all records, or in those named."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from clearinghouse.catalogue.discovery import RecordFile, discover
from clearinghouse.catalogue.loader import load
from clearinghouse.fixes.fixer import Fixer, FixResult
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
    fixer = Fixer.for_catalogue(load(options.root)[0])
    files, problems = discover(options.root)
    files = [file for file in files if not wanted or is_under(file.path, wanted)]
    problems = [problem for problem in problems if not wanted or is_under(problem.path, wanted)]
    fixes = 0
    for file in files:
        done = _one(options.root, file, fixer, is_check=options.check)
        if isinstance(done, list):
            problems += done
        else:
            fixes += len(done.fixes)
    return _tell(fixes, problems, len(files), is_check=options.check)


def _one(root: Path, file: RecordFile, fixer: Fixer, *, is_check: bool) -> FixResult | list[Problem]:
    """Mend one record, whole or not at all; tell what was done."""
    raw = (root / file.path).read_bytes()
    done = fixer.fix(raw, file.path, file.kind)
    if isinstance(done, FixResult) and done.fixes:
        if not is_check:
            replace_file(root / file.path, done.text.encode())
        for fix in sorted(done.fixes, key=lambda item: (item.line, item.column)):
            print(f"{file.path}:{fix.line}:{fix.column} {fix.rule} {fix.description}")
    return done


def _tell(fixes: int, problems: list[Problem], checked: int, *, is_check: bool) -> int:
    if problems:
        print("These records were left as they are:")
        print(reporters.text(sorted(problems), checked=checked), end="")
    verb = "to mend" if is_check else "mended"
    records = "1 record" if checked == 1 else f"{checked:,} records"
    print(f"{fixes:,} {'thing' if fixes == 1 else 'things'} {verb} in {records}.")
    if is_check and fixes:
        print("Run: make fix")
    return int(bool(problems) or (is_check and fixes > 0))
