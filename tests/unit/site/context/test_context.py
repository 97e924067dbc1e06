"""The context that all pages share."""

from __future__ import annotations

from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.pages.directives.expanders import EXPANDERS
from clearinghouse.site.pages.request import page as request_page


def test_examples_stand_in_no_list_and_in_no_figure(real_view: SiteContext) -> None:
    """Invented examples have a page each, and are in no list, group or count of needs."""
    invented = {request.id for request in real_view.examples}
    listed = {request.id for group in real_view.requests_of.values() for request in group}

    assert invented == {"example-good-request", "example-poor-request"}
    assert invented.isdisjoint(listed | {request.id for request in real_view.requests})
    assert EXPANDERS["count"](real_view, "", {"of": "requests"}) == str(len(real_view.requests))
    body = request_page(real_view, "example-good-request").body
    assert "invented example" in body
    assert "data-pagefind-body" not in body
    assert "/countries/" not in body
