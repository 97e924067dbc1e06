"""Figures of the network on prose pages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from clearinghouse.addresses import Addresses
from clearinghouse.catalogue.loader import load
from clearinghouse.site.context.context import SiteContext, build_context
from clearinghouse.site.pages.centre import page as centre_page
from clearinghouse.site.pages.directives.expanders import EXPANDERS
from clearinghouse.site.pages.request import page as request_page
from support.paths import AS_OF


def test_pages_of_a_made_up_network_show_figures(busy: SiteContext) -> None:
    """The process page, the centre page and the request page tell the overdue request, in words."""
    figures = EXPANDERS["network-state"](busy, "../../", {})
    centre = centre_page(busy, "example-centre").body
    request = request_page(busy, "ken-overdue-request").body

    assert "Submitted requests in use: 4" in figures
    for body in (figures, centre, request):
        assert "<strong>overdue</strong>" in body
        assert "by 47 days" in body
    assert "No request has been submitted" not in figures + centre


def test_a_network_without_submitted_requests_says_so(complete: Path) -> None:
    """Without a submitted request the pages say so, and show no table of zeros."""
    catalogue, _ = load(complete)
    documented = {key: item for key, item in catalogue.requests.items() if item.origin != "submitted"}
    assert len(documented) < len(catalogue.requests)
    site_context = build_context(
        replace(catalogue, requests=documented), as_of=AS_OF, addresses=Addresses("https://site.example/", "")
    )

    figures = EXPANDERS["network-state"](site_context, "../../", {})
    ledger = EXPANDERS["ledger"](site_context, "../", {})

    assert "No request has been submitted yet" in figures
    assert "<table" not in figures
    assert "None yet: no request has been submitted" in ledger
