"""Funds that show how a trust fund could carry the network, as CSV."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.language.messages import N_
from clearinghouse.records.common import newest_date, page_addresses
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.exports.csv_writer import csv_bytes
from clearinghouse.site.exports.registry import exporter

_COLUMNS = (
    "fund",
    "source",
    "measure",
    "amount",
    "currency",
    "period",
    "text",
    "newest_document",
    "evidence",
    "confidence",
)


@exporter(
    title=N_("Comparable funds"),
    description=N_("What comparable funds hold or receive, with evidence. The amounts measure different things."),
    addresses=("budget/funds.csv",),
)
def files(context: SiteContext) -> Iterator[tuple[str, bytes]]:
    """Yield budget/funds.csv: a row for each fund."""
    yield "budget/funds.csv", csv_bytes(_COLUMNS, _rows(context))


def _rows(context: SiteContext) -> Iterator[dict[str, object]]:
    for needs in context.catalogue.funding_needs.values():
        for item in needs.funds:
            sums = {"measure": item.measure, "amount": item.amount, "currency": item.currency, "period": item.period}
            read = {"newest_document": newest_date(item.evidence), "evidence": page_addresses(item.evidence)}
            found = {"text": item.text, **read, "confidence": item.confidence}
            yield {"fund": item.fund, "source": item.source, **sums, **found}
