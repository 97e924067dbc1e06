"""The needs that a source could help with, as its page shows them."""

from __future__ import annotations

import re

from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.pages import source

_PLACE = re.compile(r'<(h3|details)[^>]* id="?serve-(likely-eligible|needs-more-information)\b')


def test_needs_to_ask_about_are_folded_also_when_none_is_likely(site_context: SiteContext) -> None:
    """Likely needs have a heading and are seen; those to ask about first are in a fold, whatever comes before it."""
    pages = [source.page(site_context, identifier).body for identifier in site_context.catalogue.sources]
    places = [_PLACE.findall(page) for page in pages]

    assert {place for page in places for place in page} == {
        ("h3", "likely-eligible"),
        ("details", "needs-more-information"),
    }
    assert [("details", "needs-more-information")] in places


def test_a_source_that_helps_no_need_says_so(site_context: SiteContext) -> None:
    """Without needs there is one sentence and neither a heading nor a fold."""
    bodies = [source.page(site_context, identifier).body for identifier in site_context.catalogue.sources]

    assert any("None of the open needs." in body and not _PLACE.search(body) for body in bodies)
