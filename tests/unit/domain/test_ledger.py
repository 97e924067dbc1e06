"""The ledger of matches: what happened here, what documents name, and its files."""

from __future__ import annotations

from dataclasses import replace

from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.domain.ledger import financed_projects, matched_offers
from clearinghouse.records.common import Retired
from clearinghouse.records.request import Outcome, RequestOffer
from clearinghouse.site.context.context import SiteContext
from support.factories import made_up_request
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
    offer = RequestOffer("example-grants", AS_OF, "offered", None, None)
    request = replace(small.requests["uga-example-request"], offers=(offer,), outcome=Outcome("unknown"))
    retired = replace(request, retired=Retired(AS_OF, "made for the test"))

    assert len(matched_offers([request])) == 1
    assert matched_offers([retired]) == ()


def _offer(source: str, on: str) -> dict:
    return {"source": source, "on": on, "status": "offered"}


def test_offers_are_listed_the_newest_first_and_then_by_request_and_source() -> None:
    """Only submitted requests have offers in the ledger; the state is the last of the history."""
    history = [{"on": "2026-01-01", "status": "received"}, {"on": "2026-02-01", "status": "offers"}]
    requests = [
        made_up_request("b", origin="submitted", offers=[_offer("y", "2026-01-01"), _offer("x", "2026-01-01")]),
        made_up_request("a", origin="submitted", history=history, offers=[_offer("z", "2026-01-01")]),
        made_up_request("c", origin="submitted", offers=[_offer("x", "2026-05-01")]),
        made_up_request("example", origin="illustrative", offers=[_offer("x", "2026-05-01")]),
    ]

    found = matched_offers(requests)

    assert [(item.request.id, item.offer.source, item.state) for item in found] == [
        ("c", "x", None),
        ("a", "z", "offers"),
        ("b", "x", None),
        ("b", "y", None),
    ]


def test_financed_projects_are_listed_by_country_and_request() -> None:
    """Projects with a funder, of documented needs in use; the others are counted; nothing is lost and nothing added."""
    paid, unnamed = {"what": "Inventory", "funder": "Ministry"}, {"what": "Plan"}
    requests = [
        made_up_request("b", "BBB", existing_projects=[paid, unnamed, unnamed]),
        made_up_request("c", "AAA", existing_projects=[paid]),
        made_up_request("a", "AAA", existing_projects=[paid]),
        made_up_request("none", None, existing_projects=[paid]),
        made_up_request("sent", "AAA", origin="submitted", existing_projects=[paid, unnamed]),
        made_up_request(
            "gone", "AAA", retired={"on": "2026-01-01", "reason": "Twice."}, existing_projects=[paid, unnamed]
        ),
    ]

    found, without = financed_projects(requests)

    assert [(item.request.id, item.project.funder) for item in found] == [
        ("none", "Ministry"),
        ("a", "Ministry"),
        ("c", "Ministry"),
        ("b", "Ministry"),
    ]
    assert without == 2
    assert financed_projects([]) == ((), 0)
