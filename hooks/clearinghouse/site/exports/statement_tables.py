"""Statements of contribution as CSV."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.domain.statements import statements_in_use
from clearinghouse.language.messages import N_
from clearinghouse.records import Statement
from clearinghouse.records.common import newest_date, page_addresses
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.exports.csv_writer import csv_bytes
from clearinghouse.site.exports.registry import exporter

_COLUMNS = (
    "statement",
    "title",
    "organisation",
    "country",
    "contributor",
    "kind",
    "gives",
    "recipient",
    "form",
    "topics",
    "work_packages",
    "regions",
    "amount",
    "currency",
    "amount_note",
    "stated",
    "newest_document",
    "evidence",
    "confidence",
)


@exporter(
    title=N_("Statements of contribution"),
    description=N_(
        "What organisations and governments state in public that they contribute. Amounts are not added up."
    ),
    addresses=("data/statements.csv",),
)
def files(context: SiteContext) -> Iterator[tuple[str, bytes]]:
    """Yield data/statements.csv: a row for each statement in use."""
    statements = statements_in_use(context.catalogue.statements.values())
    yield "data/statements.csv", csv_bytes(_COLUMNS, map(_row, statements))


def _row(item: Statement) -> dict[str, object]:
    who = (item.organisation, item.country, item.contributor)
    what = (item.kind, item.gives, item.recipient, item.form, item.topics, item.packages, item.regions)
    money = (item.amount, item.currency, item.amount_note)
    read = (item.stated, newest_date(item.evidence), page_addresses(item.evidence), item.confidence)
    return dict(zip(_COLUMNS, (item.id, item.title, *who, *what, *money, *read), strict=True))
