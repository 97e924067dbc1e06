"""`difference`: what the change at hand does to the records, pages and verdicts that readers see."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from clearinghouse.catalogue.baseline import load_baseline, unreadable_records
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.catalogue.loader import load
from clearinghouse.problems.github_markdown import inert
from clearinghouse.reports import site_diff_text as difference_report
from clearinghouse.reports.page_digests import NOT_MADE, digests
from clearinghouse.reports.site_diff import difference
from clearinghouse.site.context.context import Addresses, build_context
from environment import add_to_job_summary, today

from cli.git_baseline import BaselineUnavailable, UnknownRevision, export_commit, find_merge_base


def add(commands: argparse._SubParsersAction) -> None:
    """Describe the command."""
    command = commands.add_parser("difference", help="tell what a change does to records, pages and verdicts")
    command.add_argument("--base", help="compare with where this branch left that revision; without it, origin/main")
    command.add_argument("--format", choices=difference_report.FORMATS, default="text", help="how to tell it")
    command.set_defaults(run=_difference)


def _difference(options: argparse.Namespace) -> int:
    try:
        found = find_merge_base(options.root, options.base)
        with export_commit(options.root, found.commit) as folder:
            told, shown = _told(options, folder, found.name)
    except UnknownRevision as error:
        print(error, file=sys.stderr)
        return 2
    except BaselineUnavailable as reason:
        sentence = f"Nothing was compared with the published site: {reason}."
        told, shown = sentence + "\n", f"## Difference of the output\n\n{inert(sentence)}\n"
    print(told, end="")
    add_to_job_summary(shown + "\n")
    return 0


def _told(options: argparse.Namespace, folder: Path, name: str) -> tuple[str, str]:
    """Return the report in the format that was asked for, and for the job summary."""
    as_of = options.as_of or today()
    after, _ = load(options.root)
    before = load_baseline(folder, after.schemas)
    pages = _pages(before, folder, as_of), _pages(after, options.root, as_of)
    made = (_comparable(*pages), _comparable(*reversed(pages))) if None not in pages else ({}, {})
    found = difference(before, after, as_of=as_of, pages=made)
    compared = f"Compared with {name}, for {as_of}, both with the code of this branch. {_gaps(before, pages)}".strip()
    return difference_report.FORMATS[options.format](found, compared), difference_report.markdown(found, compared)


def _pages(catalogue: Catalogue, root: Path, as_of: date) -> Mapping[str, str] | None:
    """Return the digests of all pages of a state; None when it holds what the code of today cannot show at all."""
    try:
        return digests(build_context(catalogue, as_of=as_of, addresses=Addresses("", "")), root / "content")
    except Exception:  # noqa: BLE001 - a state with problems; told as pages that were not compared
        return None


def _comparable(pages: Mapping[str, str], others: Mapping[str, str]) -> dict[str, str]:
    """Leave out pages that could not be made in one of the two states."""
    return {uri: digest for uri, digest in pages.items() if NOT_MADE not in (digest, others.get(uri))}


def _gaps(before: Catalogue, pages: tuple[Mapping[str, str] | None, Mapping[str, str] | None]) -> str:
    unread = len(unreadable_records(before))
    unmade = len({uri for side in pages for uri, digest in (side or {}).items() if digest == NOT_MADE})
    parts = [f"{unread} earlier records could not be read with the code of today"] if unread else []
    if None in pages:
        state = "earlier" if pages[0] is None else "present"
        parts.append(f"the pages of the {state} state could not be made, so pages were not compared")
    elif unmade:
        parts.append(f"{unmade} pages could not be made, and were not compared")
    return f"Left out: {'; '.join(parts)}." if parts else ""
