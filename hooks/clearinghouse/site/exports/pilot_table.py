"""The countries of the example of a pilot as CSV."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.domain.pilot import pilot_view
from clearinghouse.language.messages import N_
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.exports.csv_writer import csv_bytes
from clearinghouse.site.exports.registry import exporter

_COLUMNS = ("centre", "country", "name", "eligible", "on_list_of_centre", "needs_waiting", "likely_sources")


@exporter(
    title=N_("Countries of the example of a pilot"),
    description=N_("Each country with its centre, its needs waiting for help and its likely sources."),
    addresses=("pilot/countries.csv",),
)
def files(context: SiteContext) -> Iterator[tuple[str, bytes]]:
    """Yield pilot/countries.csv."""
    rows = (
        {
            "centre": centre.centre.id,
            "country": item.country.id,
            "name": item.country.name,
            "eligible": item.is_eligible,
            "on_list_of_centre": item.is_listed,
            "needs_waiting": item.waiting,
            "likely_sources": item.likely,
        }
        for plan in context.catalogue.pilot.values()
        for centre in pilot_view(plan, context.catalogue, context.facts).centres
        for item in centre.countries
    )
    yield "pilot/countries.csv", csv_bytes(_COLUMNS, rows)
