"""`suggest`: the automatic fixes as a patch. Writes no record, so that a job of a pull request can show them."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from difflib import unified_diff

from clearinghouse.catalogue.changes import is_withheld
from clearinghouse.catalogue.discovery import RecordFile, discover
from clearinghouse.catalogue.loader import load
from clearinghouse.fixes.fixer import Fixer, FixResult
from clearinghouse.reports.report_part import MAX_PATCH, ReportPart

from cli.command import Commands, ExitStatus
from cli.job_report import add_report_option, leave_report

_HOW = "To apply the patch, run make fix, or change the lines by hand."


def add(commands: Commands) -> None:
    """Describe the command."""
    command = commands.add_parser("suggest", help="show the automatic fixes as a patch, and write nothing")
    add_report_option(command)
    command.set_defaults(run=_suggest)


def _suggest(options: argparse.Namespace) -> int:
    catalogue, _ = load(options.root)
    fixer = Fixer.for_catalogue(catalogue)
    files, _ = discover(options.root, catalogue.schemas)
    documents = (*catalogue.documents.items(), *catalogue.incomplete.items())
    withheld = {key for key, document in documents if is_withheld(key[0], document.data)}
    shown = [file for file in files if (file.kind, file.id) not in withheld]
    patches = [patch for file in shown if (patch := _patch((options.root / file.path).read_bytes(), file, fixer))]
    print("".join(patches), end="")
    leave_report("fixes", _part(patches), options.report)
    return ExitStatus.DONE


def _part(patches: list[str]) -> ReportPart:
    if not patches:
        return ReportPart(("There is nothing that can be fixed automatically.",))
    records = "1 record" if len(patches) == 1 else f"{len(patches):,} records"
    shown = "".join(_within(patches))
    sentence = f"Automatic fixes for {records}. {_HOW}"
    return ReportPart((sentence if shown else f"{sentence} The patch is too long to be shown.",), patch=shown)


def _within(patches: list[str]) -> Iterator[str]:
    """Yield whole patches, as many as fit."""
    length = 0
    for patch in patches:
        length += len(patch)
        if length > MAX_PATCH:
            return
        yield patch


def _patch(raw: bytes, file: RecordFile, fixer: Fixer) -> str:
    """Return what `fix` would change in a record, as git writes it; empty if it is nothing, or cannot be read."""
    result = fixer.fix(raw, file.path, file.kind)
    if not isinstance(result, FixResult) or not result.fixes:
        return ""
    before, after = raw.decode("utf-8-sig").splitlines(keepends=True), result.text.splitlines(keepends=True)
    lines = unified_diff(before, after, f"a/{file.path}", f"b/{file.path}")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
