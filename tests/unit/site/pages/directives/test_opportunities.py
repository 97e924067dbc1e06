"""Opportunities for helpers."""

from __future__ import annotations

from clearinghouse.domain.need_standing import MAY_BE_SERVED, NeedStanding
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.pages.directives import opportunities


def test_opportunities_are_needs_with_open_work_that_helpers_do(site_context: SiteContext) -> None:
    """Each opportunity may be served, and each work package named for companies or NGOs is open and theirs."""
    result = opportunities.openings(site_context)
    standings = site_context.facts.standings

    assert {"ken-pcb-system", "brb-testing"} <= {item.request.id for item in result}
    assert {"sen-met", "sen-institutions"}.isdisjoint(item.request.id for item in result)
    for item in result:
        wanted = {package.package for package in item.request.packages if not package.done}
        assert standings[item.request.id] in MAY_BE_SERVED
        assert item.is_confirmed == (standings[item.request.id] is NeedStanding.WAITING)
        assert any(item.packages.values())
        assert all(set(keys) <= opportunities.WORK_OF[helper] & wanted for helper, keys in item.packages.items())


def test_helpers_do_work_packages_of_the_vocabulary(site_context: SiteContext) -> None:
    """Every work package in the table of helpers is a term, so that it has a name on the page."""
    terms = set(site_context.catalogue.vocabularies["work-packages"].terms)

    assert set().union(*opportunities.WORK_OF.values()) <= terms
