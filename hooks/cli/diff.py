"""`diff`: what the present change does to the records, pages and verdicts that readers see."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from clearinghouse.addresses import Addresses
from clearinghouse.catalogue.baseline import load_baseline, unreadable_records
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.catalogue.loader import load
from clearinghouse.code_host import NO_REPOSITORY
from clearinghouse.problems.problem import Problem
from clearinghouse.reports import site_diff_text
from clearinghouse.reports.page_digests import NOT_RENDERED, Digests, digest_pages, edited_prose
from clearinghouse.reports.report_markdown import Links, markdown
from clearinghouse.reports.report_part import ReportPart
from clearinghouse.reports.site_diff import SiteDiff, compare_sites
from clearinghouse.site.context.context import build_context
from environment import today

from cli.command import Commands
from cli.git_baseline import BaselineUnavailable, export_commit, find_merge_base
from cli.job_report import add_report_option, leave_report
from cli.skipped_records import unread_paths


def add(commands: Commands) -> None:
    """Describe the command."""
    command = commands.add_parser(
        "diff", aliases=["difference"], help="show what a change does to records, pages and verdicts"
    )
    command.add_argument(
        "--base", metavar="REVISION", help="compare with the merge base of this branch; default: origin/main"
    )
    command.add_argument("--format", choices=("text", "markdown"), default="text", help="format of the report")
    add_report_option(command)
    command.set_defaults(run=_diff)


_NAMED = 10  # records that are named; the others are counted


def _diff(options: argparse.Namespace) -> int:
    try:
        merge_base = find_merge_base(options.root, options.base)
        with export_commit(options.root, merge_base.commit) as folder:
            diff, sentences = _compare(options, folder, merge_base.name)
            report, part = site_diff_text.text(diff, sentences), site_diff_text.diff_part(diff, sentences)
    except BaselineUnavailable as reason:
        sentence = f"Not compared with the published site: {reason}."
        report, part = f"{sentence}\n", ReportPart((sentence,))
    print(report if options.format == "text" else markdown("diff", part, Links(NO_REPOSITORY)), end="")
    leave_report("diff", part, options.report)
    return 0


def _compare(options: argparse.Namespace, folder: Path, name: str) -> tuple[SiteDiff, list[str]]:
    """Return the difference, and what was compared and what was not."""
    as_of = options.as_of or today()
    after, problems = load(options.root)
    before = load_baseline(folder, after.schemas, last=after)
    pages_before, pages_after = _digests(before, folder, as_of), _digests(after, options.root, as_of)
    prose = edited_prose(folder / "content", options.root / "content")
    pages = _comparable(pages_before, pages_after)
    return compare_sites(before, after, as_of=as_of, pages=pages, prose=prose), [
        f"Compared with {name}, for {as_of}, both with the code of this branch.",
        *_unread(problems),
        *_gaps(before, pages_before, pages_after),
    ]


def _unread(problems: list[Problem]) -> list[str]:
    """Name the records that have errors and were therefore not compared."""
    paths = unread_paths(problems)
    if not paths:
        return []
    named = f"{', '.join(paths[:_NAMED])}{' …' if len(paths) > _NAMED else ''}"
    records = "1 record" if len(paths) == 1 else f"{len(paths)} records"
    return [f"{records} could not be read: {named}. To see why: make check."]


def _digests(catalogue: Catalogue, root: Path, as_of: date) -> Digests | None:
    """Return the digests of all pages of a state; None if the current code cannot show this state at all."""
    try:
        context = build_context(catalogue, as_of=as_of, addresses=Addresses("", ""))
        return digest_pages(context, root / "content")
    except Exception:  # noqa: BLE001 - the state has problems; reported as pages that were not compared
        return None


def _comparable(before: Digests | None, after: Digests | None) -> tuple[Digests, Digests] | None:
    """Return the pages of both states without those that one of the two could not render; None if a state has none."""
    if before is None or after is None:
        return None
    return _rendered_in_both(before, after), _rendered_in_both(after, before)


def _rendered_in_both(pages: Digests, others: Digests) -> Mapping[str, str]:
    return {uri: digest for uri, digest in pages.items() if NOT_RENDERED not in (digest, others.get(uri))}


def _gaps(catalogue: Catalogue, before: Digests | None, after: Digests | None) -> list[str]:
    """Say what was not compared; an empty list if everything was."""
    gaps = []
    if unreadable := len(unreadable_records(catalogue)):
        gaps.append(f"{unreadable} earlier records, which the current code cannot read")
    if before is None or after is None:
        gaps.append(
            f"all pages, because those of the {'earlier' if before is None else 'present'} state did not render"
        )
    elif unrendered := len({uri for side in (before, after) for uri in side if side[uri] == NOT_RENDERED}):
        gaps.append(f"{unrendered} pages, which did not render")
    return [f"Not compared: {'; '.join(gaps)}."] if gaps else []
