"""Figures of the network on prose pages."""

from __future__ import annotations

from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.pages.centre import page as centre_page
from clearinghouse.site.pages.directives.expanders import EXPANDERS
from clearinghouse.site.pages.request import page as request_page


def test_pages_of_a_made_up_network_show_figures(busy: SiteContext) -> None:
    """The process page, the centre page and the request page tell the overdue request, in words."""
    figures = EXPANDERS["network-state"](busy, "../../", {})
    centre = centre_page(busy, "example-centre").body
    request = request_page(busy, "ken-overdue-request").body

    assert "Submitted requests in use: 4" in figures
    for body in (figures, centre, request):
        assert "<strong>overdue</strong>" in body
        assert "days late: 47" in body
    assert "No request has been submitted" not in figures + centre


def test_pages_of_the_real_network_say_that_nothing_was_submitted(real_view: SiteContext) -> None:
    """Without a submitted request the pages say so, and show no table of zeros."""
    figures = EXPANDERS["network-state"](real_view, "../../", {})
    ledger = EXPANDERS["ledger"](real_view, "../", {})

    assert "No request has been submitted yet" in figures
    assert "<table" not in figures
    assert "no source has offered anything here" in ledger
