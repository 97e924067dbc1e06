"""`report`: the report to the Conference of the Parties for any period, as a page and as a tagged PDF."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from clearinghouse.addresses import Addresses
from clearinghouse.catalogue.baseline import load_baseline
from clearinghouse.catalogue.loader import load
from clearinghouse.documents.schema import Schemas
from clearinghouse.site.context.context import build_context
from clearinghouse.site.context.network_report import network_report, usual_period
from clearinghouse.site.exports.report_figures import figures_csv
from clearinghouse.site.pages.report_parts import report_body, report_document
from environment import today

from cli.command import Commands, ExitStatus, UsageError
from cli.git_baseline import BaselineUnavailable, export_commit, find_merge_base
from cli.tagged_pdf import finish

_NO_PDF = "There is no PDF, since WeasyPrint is not installed here. To install it: make report"


def add(commands: Commands) -> None:
    """Describe the command."""
    command = commands.add_parser("report", help="write the report to the Conference of the Parties")
    command.add_argument("--from", dest="start", type=_day, metavar="DATE", help="first day; default: two years before")
    command.add_argument("--to", dest="end", type=_day, metavar="DATE", help="last day; default: today")
    command.add_argument("--base", metavar="REVISION", help="compare with an earlier published state")
    command.add_argument("--out", type=Path, default=Path("build/report"), help="the folder to write to")
    command.set_defaults(run=_report)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f'"{text}" is not a date. Write it as 2026-06-30') from None


def _report(options: argparse.Namespace) -> int:
    end: date = options.end or options.as_of or today()
    start: date = options.start or usual_period(end)[0]
    if end < start:
        raise UsageError(f"The period ends on {end}, before it begins on {start}.")
    catalogue, _problems = load(options.root)
    context = build_context(catalogue, as_of=end, addresses=Addresses("", ""))
    report = network_report(context, start, end)
    before, name = _earlier(options, catalogue.schemas, start, end)
    body = report_body(context, "", report, before=before, before_name=name)
    document = report_document(context, body, report)
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "report.html").write_text(document, "utf-8")
    (options.out / "figures.csv").write_bytes(figures_csv(context, report))
    written = ["report.html", "figures.csv"]
    if _write_pdf(document, options.out / "report.pdf"):
        written.append("report.pdf")
    print(f"Written to {options.out}: {', '.join(written)}.")
    return ExitStatus.DONE


def _earlier(
    options: argparse.Namespace, schemas: Schemas, start: date, end: date
) -> tuple[Mapping[str, int] | None, str]:
    """Return the figures of the state to compare with and its name; none where no revision is asked for."""
    if not options.base:
        return None, ""
    try:
        merge_base = find_merge_base(options.root, options.base)
        with export_commit(options.root, merge_base.commit) as folder:
            context = build_context(load_baseline(folder, schemas), as_of=end, addresses=Addresses("", ""))
            return network_report(context, start, end).figures, merge_base.name
    except BaselineUnavailable as reason:
        print(f"Not compared with an earlier state: {reason}.", file=sys.stderr)
        return None, ""


def _write_pdf(document: str, path: Path) -> bool:
    try:
        from weasyprint import HTML  # noqa: PLC0415 - a dependency of this command alone
    except (ImportError, OSError) as error:  # OSError: a system library, such as Pango, is missing
        print(f"{_NO_PDF} ({error})", file=sys.stderr)
        return False
    HTML(string=document, url_fetcher=_refuse).write_pdf(path, finisher=finish, pdf_variant="pdf/ua-1", pdf_tags=True)
    return True


def _refuse(url: str, *_arguments: object, **_options: object) -> dict[str, object]:
    """Fetch nothing: the document has all that it needs."""
    raise ValueError(f"{url} is not fetched")
