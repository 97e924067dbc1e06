"""The coverage of Parties by centres, and the facts on each centre, as CSV."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.domain.centre_coverage import centre_coverage, party_coverage
from clearinghouse.language.messages import N_
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.exports.csv_writer import csv_bytes
from clearinghouse.site.exports.registry import exporter

_PARTIES = ("country", "name", "un_group", "eligible", "centres", "needs_waiting")
_CENTRES = (
    "centre",
    "name",
    "country",
    "countries_on_list",
    "eligible",
    "needs_waiting",
    "shared_with",
    "partners",
    "last_endorsement",
)


@exporter(
    title=N_("Coverage by centres"),
    description=N_("Every Party with the centres whose list names it, and the facts on each centre."),
    addresses=("network/coverage.csv", "network/centres.csv"),
)
def files(context: SiteContext) -> Iterator[tuple[str, bytes]]:
    """Yield network/coverage.csv and network/centres.csv."""
    parties = (
        {
            "country": item.country.id,
            "name": item.country.name,
            "un_group": item.country.un_group,
            "eligible": item.is_eligible,
            "centres": tuple(centre.id for centre in item.centres),
            "needs_waiting": item.waiting,
        }
        for item in party_coverage(context.catalogue, context.facts)
    )
    yield "network/coverage.csv", csv_bytes(_PARTIES, parties)
    centres = (
        {
            "centre": item.centre.id,
            "name": item.centre.name,
            "country": item.centre.country,
            "countries_on_list": item.named or None,
            "eligible": item.eligible if item.named else None,
            "needs_waiting": item.waiting if item.named else None,
            "shared_with": tuple(other.id for other, _ in item.shared),
            "partners": item.centre.partners,
            "last_endorsement": item.centre.endorsements[-1].meeting if item.centre.endorsements else None,
        }
        for item in centre_coverage(context.catalogue, context.facts)
    )
    yield "network/centres.csv", csv_bytes(_CENTRES, centres)
