"""Opportunities for helpers."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from clearinghouse.domain.need_standing import MAY_BE_SERVED, NeedStanding
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.pages.directives import opportunities
from clearinghouse.site.pages.directives.opportunities import SizeClass
from support.factories import made_up_request


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


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ({"budget": {"total": 0, "currency": "USD"}, "quantities": [{"item": "Oil", "value": 5}]}, SizeClass.MONEY),
        ({"quantities": [{"item": "Oil", "value": 10_000, "unit": "tonnes"}]}, SizeClass.VAST),
        ({"quantities": [{"item": "Oil", "value": 9_999.5, "unit": "tonnes"}]}, SizeClass.LARGE),
        ({"quantities": [{"item": "Oil", "value": 100, "unit": "tonnes"}]}, SizeClass.MIDDLE),
        ({"quantities": [{"item": "Oil"}, {"item": "Soil", "value": 0, "unit": "tonnes"}]}, SizeClass.SMALL),
        ({"quantities": [{"item": "Transformers", "value": 12, "unit": "pieces"}]}, SizeClass.OTHER),
        ({"quantities": [{"item": "Oil", "value": 8, "unit": "per cent"}]}, SizeClass.UNKNOWN),
        ({"quantities": [{"item": "Oil"}]}, SizeClass.UNKNOWN),
        ({}, SizeClass.UNKNOWN),
    ],
)
def test_the_size_of_a_need_is_what_its_document_states_first(stated: dict, expected: SizeClass) -> None:
    """A sum of money comes before tonnes; zero is stated; a thing without a number, and a share, are passed over."""
    assert opportunities.size_class_of(made_up_request(**stated)) is expected


def test_each_need_is_listed_once_under_its_region_with_the_largest_first(site_context: SiteContext) -> None:
    """The list has every need once; the tables of topics, work and sizes end in the same total."""
    html = opportunities.page(site_context, "../")
    listed = re.findall(r"<h3><a href=\.\./requests/([a-z0-9-]+)/", html)
    order = {item.request.id: list(SizeClass).index(item.size_class) for item in opportunities.openings(site_context)}

    assert sorted(listed) == sorted(order)
    groups = [re.findall(r"<h3><a href=\.\./requests/([a-z0-9-]+)/", group) for group in html.split('id="region-')[1:]]
    assert all([order[key] for key in group] == sorted(order[key] for key in group) for group in groups)
    sizes = html.split("id=size")[1].split("</table>")[0]
    assert sum(map(int, re.findall(r"(\d+)</td></tr>", sizes))) == len(listed)


def test_without_needs_there_is_no_table(site_context: SiteContext) -> None:
    """The page says that there is none, and shows no empty table."""
    bare = replace(site_context, requests=())

    assert "<table" not in opportunities.page(bare, "../")
    assert "<strong>0</strong> needs" in opportunities.page(bare, "../")
