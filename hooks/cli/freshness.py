"""`freshness`: what has to be looked at again, by who keeps it. For the weekly job."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from pathlib import Path

from clearinghouse.authoring import editor_schemas
from clearinghouse.catalogue.external_links import LinkResult, from_json
from clearinghouse.catalogue.loader import load
from clearinghouse.reports import freshness_text as freshness_report
from clearinghouse.reports.freshness import freshness
from environment import add_to_job_summary, today

from cli.atomic_write import replace_file
from cli.skipped_records import warn_about_skipped_records

_MAKE_ONE = "Make one: make links-outside"


def add(commands: argparse._SubParsersAction) -> None:
    """Describe the command."""
    command = commands.add_parser("freshness", help="tell what has to be looked at again, by who keeps it")
    command.add_argument("--links", type=Path, help="the answers that links-outside wrote")
    command.add_argument("--format", choices=freshness_report.FORMATS, default="text", help="how to tell it")
    command.add_argument("--issue", type=Path, help="a folder to write the body and the state of the issue to")
    command.set_defaults(run=_freshness)


def _freshness(options: argparse.Namespace) -> int:
    catalogue, problems = load(options.root)
    try:
        answers = _answers(options.links)
    except OSError as error:
        print(f"{options.links}: the file of answers cannot be read: {error.strerror}. {_MAKE_ONE}", file=sys.stderr)
        return 2
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        print(f"{options.links}: this is no file of answers, or only half of one. {_MAKE_ONE}", file=sys.stderr)
        return 2
    warn_about_skipped_records(problems)
    behind = editor_schemas.outdated_files(catalogue, _written_for_editors(options.root))
    report = freshness(catalogue, as_of=options.as_of or today(), answers=answers, behind=behind)
    print(freshness_report.FORMATS[options.format](report), end="")
    body = freshness_report.markdown(report)
    add_to_job_summary(f"# Freshness\n\n{body}")
    if options.issue:
        options.issue.mkdir(parents=True, exist_ok=True)
        replace_file(options.issue / "body.md", body.encode())
        replace_file(options.issue / "state", b"due\n" if report.due else b"nothing due\n")
    return 0  # what is old never fails a job


def _written_for_editors(root: Path) -> Mapping[str, str]:
    files = (root / editor_schemas.FOLDER).glob("*.json")
    return {file.relative_to(root).as_posix(): file.read_text("utf-8") for file in files}


def _answers(path: Path | None) -> Mapping[str, LinkResult] | None:
    return from_json(json.loads(path.read_text("utf-8"))) if path else None
