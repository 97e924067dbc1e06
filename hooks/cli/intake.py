"""`intake`: turn the annex of a letter or mail into a record, check it, and send nothing anywhere."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from clearinghouse.authoring.identifiers import refusal
from clearinghouse.authoring.letter import LONGEST, Annex, LetterError, read_letter
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.catalogue.loader import load
from clearinghouse.problems import reporters
from clearinghouse.problems.problem import Problem, Severity
from clearinghouse.records import KINDS
from clearinghouse.rules import engine
from clearinghouse.rules.withheld import without_quotations
from environment import present_day, today

from cli.atomic_write import create_file, replace_file
from cli.command import Commands, ExitStatus, UsageError


def add(commands: Commands) -> None:
    """Describe the command."""
    command = commands.add_parser("intake", help="turn the annex of a letter into a record, and check it")
    command.add_argument("file", type=Path, help="the letter or mail, as a text file")
    command.add_argument("--correct", action="store_true", help="replace an existing record with its correction")
    command.add_argument("--dry-run", action="store_true", help="check, and write nothing")
    command.set_defaults(run=_intake)


@dataclass(frozen=True, slots=True)
class _Target:
    """Where the record goes, relative to the root, and whether it replaces one."""

    path: str
    is_correction: bool


def _intake(options: argparse.Namespace) -> int:
    try:
        annex = read_letter(_read(options.file))
        catalogue, _ = load(options.root)
        target = _target(annex, catalogue, may_correct=options.correct)
    except LetterError as error:
        print(f"{options.file}: {error}", file=sys.stderr)
        return ExitStatus.PROBLEMS
    problems = _check(options, annex, target)
    if any(item.severity is Severity.ERROR for item in problems):
        print("Nothing was written, since the record has errors.", file=sys.stderr)
        return ExitStatus.PROBLEMS
    verb = "would correct" if target.is_correction else "would add"
    if not options.dry_run:
        _write(options.root / target.path, annex.text.encode(), target)
        verb = "corrected" if target.is_correction else "added"
    seal = "" if annex.is_sealed else " It has no checksum: compare it with the letter."
    print(f"{verb.capitalize()} {target.path}.{seal} Read it, then commit it on a branch of its own.")
    return ExitStatus.DONE


def _read(path: Path) -> bytes:
    if not path.is_file():
        raise UsageError(f"{path}: this is not a file.")
    with path.open("rb") as stream:
        return stream.read(LONGEST + 1)


def _target(annex: Annex, catalogue: Catalogue, *, may_correct: bool) -> _Target:
    """Return where the record goes. The letter gives a kind and an identifier, never a path."""
    kind = KINDS.get(annex.kind)
    if kind is None or not kind.has_form:
        names = ", ".join(key for key, row in KINDS.items() if row.has_form)
        raise LetterError(f'there are no letters for records of the kind "{annex.kind}". Known are: {names}.')
    exists = annex.id in catalogue.known[annex.kind]
    if exists and may_correct and annex.id in catalogue.records(annex.kind):
        return _Target(kind.path(annex.id), is_correction=True)
    if why := refusal(catalogue, annex.kind, annex.id):
        raise LetterError(f"{why}{' To treat it as a correction: --correct' if exists else ''}")
    return _Target(kind.path(annex.id), is_correction=False)


def _check(options: argparse.Namespace, annex: Annex, target: _Target) -> list[Problem]:
    """Check the record in a copy of the catalogue, so that a bad one never enters it; print its problems."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name in ("data", "schemas"):
            shutil.copytree(options.root / name, root / name)
        (root / target.path).parent.mkdir(parents=True, exist_ok=True)
        (root / target.path).write_bytes(annex.text.encode())
        catalogue, problems = load(root)
        problems = problems + engine.check(catalogue, as_of=options.as_of or today(), today=present_day())
    own = [item for item in problems if item.path == target.path and item.severity is not Severity.NOTICE]
    shown = without_quotations(own, catalogue)
    if shown:
        print(reporters.text(shown, checked=1), end="")
    return own


def _write(path: Path, content: bytes, target: _Target) -> None:
    if target.is_correction:
        replace_file(path, content)
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        create_file(path, content)
