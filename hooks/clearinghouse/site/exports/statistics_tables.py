"""The tables of the page of statistics, each as a CSV file."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.language.messages import N_
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.statistics import statistics_tables
from clearinghouse.site.exports.csv_writer import csv_bytes
from clearinghouse.site.exports.registry import exporter

_COLUMNS = ("value", "label", "count")


@exporter(
    title=N_("Statistics"),
    description=N_("Sources, needs and awards counted in several ways."),
    addresses=lambda context: [f"statistics/{table.id}.csv" for table in statistics_tables(context)],
)
def files(context: SiteContext) -> Iterator[tuple[str, bytes]]:
    """Yield statistics/<table>.csv for each table."""
    for table in statistics_tables(context):
        rows = ({"value": row.id, "label": row.label, "count": row.count} for row in table.rows)
        yield f"statistics/{table.id}.csv", csv_bytes(_COLUMNS, rows)
