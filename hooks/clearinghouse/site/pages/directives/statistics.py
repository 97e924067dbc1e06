"""The page of statistics: each table with a bar in each row, and its file."""

from __future__ import annotations

from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.statistics import statistics_tables
from clearinghouse.site.pictures import bars


def page_part(context: SiteContext, root: str) -> str:
    """Return all tables with their bars."""
    tables = [
        (table, [(row, bars.cell([bars.BarPart(row.count, row.label, "c1")], table.most)) for row in table.rows])
        for table in statistics_tables(context)
    ]
    return context.render("statistics", root, tables=tables)
