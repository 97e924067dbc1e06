"""The page of a request."""

from __future__ import annotations

from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.pages.request import page as request_page


def test_page_of_a_request_out_of_use_keeps_its_history(busy: SiteContext) -> None:
    """A retired request counts in no figure, and its page still shows what had happened."""
    body = request_page(busy, "uga-retired-request").body

    assert "no longer in use" in body
    assert "3 March 2025" in body
    assert "No step is recorded yet" not in body


def test_page_of_a_request_out_of_use_offers_no_help(busy: SiteContext) -> None:
    """Nobody is proposed for a request that is out of use, and no file of matches is linked, since there is none."""
    used, retired = (request_page(busy, key).body for key in ("uga-met-request", "uga-retired-request"))

    assert 'id="help"' in used
    assert 'id="help"' not in retired
    assert "api/v1/matches/" not in retired
