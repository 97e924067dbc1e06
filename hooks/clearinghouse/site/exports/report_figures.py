"""The figures of the report as CSV: one row for each, with its section."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.language.messages import N_
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.network_report import NetworkReport, network_report, usual_period
from clearinghouse.site.exports.csv_writer import csv_bytes
from clearinghouse.site.exports.registry import exporter

_COLUMNS = ("section", "figure", "label", "value", "from", "to")


@exporter(
    title=N_("Figures of the report"),
    description=N_("Every figure of the report to the Conference of the Parties."),
    addresses=("report/figures.csv",),
)
def files(context: SiteContext) -> Iterator[tuple[str, bytes]]:
    """Yield report/figures.csv for the usual period."""
    yield "report/figures.csv", figures_csv(context, network_report(context, *usual_period(context.as_of)))


def figures_csv(context: SiteContext, report: NetworkReport) -> bytes:
    """Return the figures of a report as a file."""
    rows = (
        {
            "section": section.id,
            "figure": figure.id,
            "label": context.messages.translated(figure.label),
            "value": figure.value,
            "from": report.start.isoformat(),
            "to": report.end.isoformat(),
        }
        for section in report.sections
        for figure in section.figures
    )
    return csv_bytes(_COLUMNS, rows)
