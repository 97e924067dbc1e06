"""The context that all pages share."""

from __future__ import annotations

from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.pages.directives.expanders import EXPANDERS
from clearinghouse.site.pages.request import page as request_page


def test_examples_is_in_no_list_and_in_no_figure(site_context: SiteContext) -> None:
    """Invented examples have a page each, and are in no list, group or count of needs."""
    invented = {request.id for request in site_context.examples}
    listed = {request.id for group in site_context.requests_of.values() for request in group}

    assert invented == {"example-good-request", "example-poor-request"}
    assert invented.isdisjoint(listed | {request.id for request in site_context.requests})
    assert EXPANDERS["count"](site_context, "", {"of": "requests"}) == str(len(site_context.requests))
    body = request_page(site_context, "example-good-request").body
    assert "This example is invented" in body
    assert "data-pb" not in body
    assert "/countries/" not in body
