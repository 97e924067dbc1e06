"""Laboratories, plants and technology lists as CSV."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.language.messages import N_
from clearinghouse.records import Facility
from clearinghouse.records.common import newest_date, page_addresses
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.exports.csv_writer import csv_bytes
from clearinghouse.site.exports.registry import exporter

_COLUMNS = (
    "facility",
    "name",
    "kind",
    "operator",
    "place",
    "country",
    "regional_group",
    "work_packages",
    "topics",
    "accepts",
    "methods",
    "capacity",
    "permits",
    "takes_foreign_waste",
    "foreign_note",
    "state",
    "warnings",
    "newest_document",
    "web_site",
    "evidence",
    "confidence",
)


@exporter(
    title=N_("Laboratories and plants"),
    description=N_(
        "Facilities that documents name, with what they accept, permits and warnings. Not a recommendation."
    ),
    addresses=("data/facilities.csv",),
)
def files(context: SiteContext) -> Iterator[tuple[str, bytes]]:
    """Yield data/facilities.csv: a row for each facility in use."""
    yield (
        "data/facilities.csv",
        csv_bytes(_COLUMNS, (_row(item, context) for item in context.facts.facilities.all)),
    )


def _row(item: Facility, context: SiteContext) -> dict[str, object]:
    where = (item.operator, item.place, item.country, context.facts.facilities.group(item))
    work = (item.packages, item.topics, item.accepts, item.methods, item.capacity, item.permits)
    foreign = (item.foreign_waste.takes, item.foreign_waste.note, item.state, item.warnings)
    read = (newest_date(item.evidence), item.url, page_addresses(item.evidence), item.confidence)
    return dict(zip(_COLUMNS, (item.id, item.name, item.kind, *where, *work, *foreign, *read), strict=True))
