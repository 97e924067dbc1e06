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
