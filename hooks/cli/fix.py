"""`fix`: apply the automatic fixes to all records, or to those named."""

from __future__ import annotations

import argparse
from pathlib import Path

from clearinghouse.catalogue.catalogue import Key
from clearinghouse.catalogue.discovery import RecordFile, discover, record_path
from clearinghouse.catalogue.loader import load
from clearinghouse.catalogue.new_organisations import FIELD as NEW
from clearinghouse.fixes.fixer import Fixer, FixResult
from clearinghouse.fixes.own_files import part_out
from clearinghouse.problems import reporters
from clearinghouse.problems.problem import Problem

from cli.atomic_write import create_file, remove_unfinished, replace_file
from cli.command import Commands
from cli.record_selection import is_selected, select_paths


def add(commands: Commands) -> None:
    """Describe the command."""
    command = commands.add_parser("fix", help="apply the automatic fixes to all records, or to those named")
    command.add_argument("files", nargs="*", help="record files or folders; default: all records")
    command.add_argument("--check", action="store_true", help="write nothing; exit with 1 if there is something to fix")
    command.set_defaults(run=_fix)


def _fix(options: argparse.Namespace) -> int:
    if not options.check:
        remove_unfinished(options.root / "data")
    selection = select_paths(options.files, options.root)
    catalogue, _ = load(options.root)
    inside = {document.path: key for key, document in catalogue.documents.items() if document.within}
    fixer = Fixer.for_catalogue(catalogue)
    files, problems = discover(options.root, catalogue.schemas)
    files = [file for file in files if is_selected(file.path, selection)]
    problems = [problem for problem in problems if is_selected(problem.path, selection)]
    fixed = 0
    for file in files:
        result = _fix_file(options.root, file, fixer, is_check=options.check)
        if isinstance(result, list):
            problems += result
        else:
            fixed += len(result.fixes)
            if key := inside.get(file.path):
                fixed += _part_out(options.root, file.path, result.text, key, is_check=options.check)
    _report(fixed, problems, len(files), is_check=options.check)
    return int(bool(problems) or (options.check and fixed > 0))


def _fix_file(root: Path, file: RecordFile, fixer: Fixer, *, is_check: bool) -> FixResult | list[Problem]:
    """Fix one record completely or leave it as it is; print each fix."""
    result = fixer.fix((root / file.path).read_bytes(), file.path, file.kind)
    if isinstance(result, FixResult) and result.fixes:
        if not is_check:
            replace_file(root / file.path, result.text.encode())
        for fix in sorted(result.fixes, key=lambda fix: (fix.line, fix.column)):
            print(f"{file.path}:{fix.line}:{fix.column} {fix.rule} {fix.description}")
    return result


def _part_out(root: Path, source: str, text: str, key: Key, *, is_check: bool) -> int:
    """Give an organisation that came in the text of a source a file of its own; return how many things were fixed."""
    own, parts = record_path(*key), part_out(text, NEW, "organisation")
    if parts is None:
        return 0
    if not is_check:
        (root / own).parent.mkdir(exist_ok=True)
        create_file(root / own, parts[1].encode())
        replace_file(root / source, parts[0].encode())
    print(f"{source} REF-007 moved {NEW} into {own}")
    return 1


def _report(fixed: int, problems: list[Problem], checked: int, *, is_check: bool) -> None:
    if problems:
        print("These records were left unchanged:")
        print(reporters.text(sorted(problems), checked=checked), end="")
    things = "1 thing" if fixed == 1 else f"{fixed:,} things"
    records = "1 record" if checked == 1 else f"{checked:,} records"
    print(f"{things} {'to fix' if is_check else 'fixed'} in {records}.")
    if is_check and fixed:
        print("Run: make fix")
