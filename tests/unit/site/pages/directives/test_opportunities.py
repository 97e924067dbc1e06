"""Opportunities for helpers."""

from __future__ import annotations

from clearinghouse.domain.matching import is_waiting
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.pages.directives import opportunities


def test_opportunities_are_waiting_needs_with_a_form_that_helpers_give(site_context: SiteContext) -> None:
    """Each opportunity waits, and each form named for companies or NGOs is sought by it and is in the weights."""
    given_by = site_context.facts.matching.context.rules.given_by
    result = opportunities.openings(site_context)

    assert result
    assert all(is_waiting(item.request) for item in result)
    assert all(
        set(forms) <= set(given_by[helper]) & set(item.request.assistance)
        for item in result
        for helper, forms in item.forms.items()
    )
