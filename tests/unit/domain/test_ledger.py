"""The ledger of matches: what happened here, what documents name, and its files."""

from __future__ import annotations

from dataclasses import replace

from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.domain.ledger import financed_projects, matched_offers
from clearinghouse.records.common import Retired
from clearinghouse.records.request import Offer, Outcome
from clearinghouse.site.context.context import SiteContext
from support.paths import AS_OF


def test_ledger_of_a_made_up_network(busy: SiteContext) -> None:
    """Each offer is one row with request, source, year, amount and state; the newest comes first."""
    rows = [
        (item.request.id, item.offer.source, item.offer.on.year, item.offer.amount, item.offer.status, item.state)
        for item in matched_offers(busy.requests)
    ]

    assert rows == [
        ("sen-matched-request", "example-training", 2026, None, "declined", "matched"),
        ("sen-matched-request", "example-grants", 2026, 30000, "accepted", "matched"),
        ("uga-met-request", "example-grants", 2024, 25000, "accepted", "followed-up"),
    ]


def test_ledger_leaves_out_projects_without_a_payer(site_context: SiteContext) -> None:
    """Only projects whose payer a document names are listed; the others are counted, and nothing is lost."""
    rows, unnamed = financed_projects(site_context.requests)

    documented = [item for item in site_context.requests if item.origin == "transcribed"]
    projects = [item for request in documented for item in request.existing_projects]
    assert (len(rows), unnamed) == (3, 1)
    assert len(rows) + unnamed == len(projects)
    assert all(item.request.origin == "transcribed" for item in rows)


def test_a_retired_request_leaves_the_ledger(small: Catalogue) -> None:
    """An offer for a request that is out of use is not in the ledger."""
    offer = Offer("example-grants", AS_OF, "offered", None, None)
    request = replace(small.requests["uga-example-request"], offers=(offer,), outcome=Outcome("unknown"))
    retired = replace(request, retired=Retired(AS_OF, "made for the test"))

    assert len(matched_offers([request])) == 1
    assert matched_offers([retired]) == ()
