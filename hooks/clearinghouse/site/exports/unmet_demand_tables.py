"""Unmet demand as CSV: every waiting need with its cover, and every topic in every region."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.domain.source_eligibility import region_of
from clearinghouse.domain.unmet_demand import Gap
from clearinghouse.language.messages import N_
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.unmet_demand import all_gaps, all_topic_coverage
from clearinghouse.site.exports.csv_writer import csv_bytes
from clearinghouse.site.exports.registry import exporter

_NEED = (
    "request",
    "country",
    "region",
    "title",
    "origin",
    "topics",
    "assistance",
    "total",
    "secured",
    "sought",
    "currency",
    "likely_sources",
    "of_them_open",
    "sources_in_doubt",
    "topics_without_source",
    "forms_without_source",
)
_TOPIC = ("topic", "region", "countries", "fewest", "middle", "most", "thin")


@exporter(
    title=N_("Unmet demand"),
    description=N_("Every waiting need with its cover, and every topic in every region."),
    addresses=("unmet/needs.csv", "unmet/topics.csv"),
)
def files(context: SiteContext) -> Iterator[tuple[str, bytes]]:
    """Yield unmet/needs.csv and unmet/topics.csv."""
    yield "unmet/needs.csv", csv_bytes(_NEED, map(_need, all_gaps(context)))
    rows = (
        {
            "topic": item.topic,
            "region": item.region,
            "countries": item.countries,
            "fewest": item.fewest,
            "middle": f"{item.median:g}",
            "most": item.most,
            "thin": "yes" if item.is_thin else "no",
        }
        for item in all_topic_coverage(context)
    )
    yield "unmet/topics.csv", csv_bytes(_TOPIC, rows)


def _need(gap: Gap) -> dict[str, object]:
    request, cover = gap.request, gap.coverage
    return {
        "request": request.id,
        "country": request.country,
        "region": region_of(gap.country),
        "title": request.title,
        "origin": request.origin,
        "topics": request.topics,
        "assistance": request.assistance,
        "total": request.budget.total,
        "secured": request.budget.secured,
        "sought": request.budget.sought,
        "currency": request.budget.currency,
        "likely_sources": cover.likely,
        "of_them_open": cover.open,
        "sources_in_doubt": cover.doubted,
        "topics_without_source": cover.topics,
        "forms_without_source": cover.forms,
    }
