"""`freshness`: what must be checked again, by maintainer. For the weekly job."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from pathlib import Path

from clearinghouse.authoring import editor_schemas
from clearinghouse.catalogue.external_links import LinkResult, from_json
from clearinghouse.catalogue.loader import load
from clearinghouse.reports import freshness_text
from clearinghouse.reports.freshness import FreshnessReport, report_freshness
from environment import add_to_job_summary, read_job_addresses, today

from cli.atomic_write import replace_file
from cli.command import Commands, ExitStatus, UsageError
from cli.skipped_records import warn_about_skipped_records

_HINT = "Create one: make external-links"


def add(commands: Commands) -> None:
    """Describe the command."""
    command = commands.add_parser("freshness", help="report what must be checked again, by maintainer")
    command.add_argument("--links", type=Path, help="the file that external-links wrote")
    command.add_argument("--format", choices=freshness_text.FORMATS, default="text", help="format of the report")
    command.add_argument("--issue", type=Path, help="a folder for the body and the state of the issue")
    command.set_defaults(run=_freshness)


def _freshness(options: argparse.Namespace) -> int:
    catalogue, problems = load(options.root)
    results = _read_results(options.links) if options.links else None
    warn_about_skipped_records(problems)
    outdated = editor_schemas.outdated_files(catalogue, _read_editor_schemas(options.root))
    report = report_freshness(catalogue, as_of=options.as_of or today(), links=results, outdated=outdated)
    print(freshness_text.FORMATS[options.format](report), end="")
    body = freshness_text.markdown(report, read_job_addresses().code)
    add_to_job_summary(f"# Freshness\n\n{body}")
    if options.issue:
        _write_issue(options.issue, report, body)
    return ExitStatus.DONE  # old records never fail a job


def _write_issue(folder: Path, report: FreshnessReport, body: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    replace_file(folder / "body.md", body.encode())
    replace_file(folder / "state", b"due\n" if report.due else b"nothing due\n")


def _read_editor_schemas(root: Path) -> Mapping[str, str]:
    files = (root / editor_schemas.FOLDER).glob("*.json")
    return {file.relative_to(root).as_posix(): file.read_text("utf-8") for file in files}


def _read_results(path: Path) -> Mapping[str, LinkResult]:
    """Read the results of the link check. Raises UsageError if the file cannot be read or is malformed."""
    try:
        return from_json(json.loads(path.read_text("utf-8")))
    except OSError as error:
        raise UsageError(f"{path}: the results of the link check cannot be read: {error.strerror}. {_HINT}") from None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise UsageError(f"{path}: these are not complete results of a link check. {_HINT}") from None
