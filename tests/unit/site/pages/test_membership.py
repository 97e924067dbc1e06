"""The page of a list of members: its countries by name, what is known of changes, and the sources that refer to it."""

from __future__ import annotations

import re
from dataclasses import replace

from clearinghouse.records import Membership
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.pages.directives import matching
from clearinghouse.site.pages.membership import page, tasks


def _with(context: SiteContext, **fields: object) -> SiteContext:
    data = {"name": "A <bank>", "countries": [], "complete": False, "evidence": [], "confidence": "low", **fields}
    found = Membership.from_data(data, id=_key(context))  # a record that has a file
    return replace(context, catalogue=replace(context.catalogue, memberships={found.id: found}))


def _key(context: SiteContext) -> str:
    return min(context.catalogue.memberships)


def _words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_countries_are_in_the_order_of_their_names(site_context: SiteContext) -> None:
    """A code says little of the place of a name, and a list says how many there are."""
    codes = sorted(site_context.catalogue.countries)[:3]
    names = sorted(site_context.catalogue.countries[code].name for code in codes)
    context = _with(site_context, countries=list(reversed(codes)), complete=True)
    body = page(context, _key(context)).body
    words = _words(body[body.index("Countries (3)") :])

    assert [words.index(name) for name in names] == sorted(words.index(name) for name in names)
    assert "a country not on it is not a member" in _words(body)


def test_a_name_is_never_markup_and_an_empty_list_says_zero(site_context: SiteContext) -> None:
    """Angle brackets are shown; without countries, evidence or sources the page stays whole."""
    context = _with(site_context)
    body = page(context, _key(context)).body

    assert "<h1>A &lt;bank&gt;</h1>" in body
    assert "Countries (0)" in body
    assert "Countries (0) Evidence" in _words(body)


def test_a_day_that_has_passed_unconfirmed_is_said(site_context: SiteContext) -> None:
    """The country is named with the day on which it was to leave, and that nothing confirms it."""
    code = min(site_context.catalogue.countries)
    change = {"country": code, "change": "leaves", "on": "2020-01-01", "evidence": [], "note": None}
    context = _with(site_context, countries=[code], changes=[change], as_of="2019")
    words = _words(page(context, _key(context)).body)

    assert "leaves on 1 January 2020" in words
    assert "nothing confirms that this took place" in words


def test_the_overview_links_to_every_page(site_context: SiteContext) -> None:
    """Each list has a page, and the overview has its name, its number and the place of old links."""
    overview = matching.memberships(site_context, "../")

    assert [task.uri for task in tasks(site_context)] == [
        f"memberships/{key}/" for key in site_context.catalogue.memberships
    ]
    for key, item in site_context.catalogue.memberships.items():
        assert f"<li id={key}><a href=../memberships/{key}/>" in overview
        assert f'<span class="q n">{len(item.countries)}</span>' in overview
