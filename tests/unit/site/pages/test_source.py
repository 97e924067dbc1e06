"""The page of a source, and of an organisation: what they do, under which conditions, for which needs."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from html import unescape

from clearinghouse.addresses import Addresses
from clearinghouse.catalogue.loader import load
from clearinghouse.domain.source_verdict import Verdict
from clearinghouse.site.context.context import SiteContext, build_context
from clearinghouse.site.pages import organisation, source
from clearinghouse.site.pages.directives import gef
from clearinghouse.site.pages.served_needs import served_needs
from support.paths import AS_OF


def _plain(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def _changed(context: SiteContext, identifier: str, **fields: object) -> SiteContext:
    item = replace(context.catalogue.sources[identifier], **fields)
    catalogue = replace(context.catalogue, sources={**context.catalogue.sources, identifier: item})
    return build_context(catalogue, as_of=AS_OF, addresses=Addresses("https://site.example/", ""))


def test_each_line_of_what_a_source_does_is_a_row(site_context: SiteContext) -> None:
    """Role, form and evidence of each line are on the page."""
    assert any(item.provides for item in site_context.sources)
    for item in site_context.sources:
        body = source.page(site_context, item.id).body
        table = re.search(r'id="does".*?</table>', body, re.S)

        assert (table is None) == (not item.provides)
        if table:
            assert table.group().count("<tr>") == len(item.provides) + 1
            assert all(site_context.labels["roles"][line.role] in table.group() for line in item.provides)


def test_a_source_that_states_no_role_and_no_condition_has_no_empty_part(site_context: SiteContext) -> None:
    """Nothing is shown over nothing."""
    changed = _changed(site_context, "rounds-fund", provides=(), conditions=())
    body = source.page(changed, "rounds-fund").body

    assert 'id="does"' not in body
    assert 'id="conditions"' not in body
    assert "None of the open needs." in body


def test_a_way_to_the_gef_is_called_one_and_its_money_is_not_that_of_the_source(site_context: SiteContext) -> None:
    """The page of an agency leads to the page about the GEF."""
    changed = _changed(site_context, "rounds-fund", way_to_gef=True)

    assert "That money is no money of this source." in _plain(source.page(changed, "rounds-fund").body)
    assert 'href="../../gef/"' in source.page(changed, "rounds-fund").body
    assert "rounds-fund" in gef.agencies(changed, "../")


def test_without_an_agency_the_page_about_the_gef_says_so(site_context: SiteContext) -> None:
    """An empty list is a sentence."""
    facts = replace(
        site_context.facts, sources=tuple(replace(item, way_to_gef=False) for item in site_context.facts.sources)
    )

    assert "None of the listed organisations is a GEF agency" in gef.agencies(replace(site_context, facts=facts), "../")


def test_needs_of_an_organisation_are_those_of_its_sources_each_once(site_context: SiteContext) -> None:
    """A need that two sources could serve is on the page once, with its best verdict."""
    assert len(site_context.catalogue.organisations) > 1
    for key in site_context.catalogue.organisations:
        own = site_context.sources_of.get(("organisation", key), ())
        sections = served_needs(site_context, own, 100)
        together = {row.request.id: section.verdict for section in sections for row in section.rows}
        apart = [
            (row.request.id, section.verdict)
            for item in own
            for section in served_needs(site_context, [item], 100)
            for row in section.rows
        ]

        assert set(together) == {need for need, _ in apart}
        likely = {need for need, verdict in apart if verdict is Verdict.LIKELY}
        assert {need for need, verdict in together.items() if verdict is Verdict.LIKELY} == likely
        body = organisation.page(site_context, key).body
        assert all(body.count(f'requests/{need}/"') == 1 for need in together)


def test_a_need_to_be_confirmed_is_marked(site_context: SiteContext) -> None:
    """A donor sees that no document of the last years speaks of a need."""
    rows = [
        row for item in site_context.sources for part in served_needs(site_context, [item], 100) for row in part.rows
    ]
    marked = {row.request.id for row in rows if not row.is_confirmed}

    assert marked
    assert {row.request.id for row in rows} - marked
    assert all(site_context.facts.standings[key] == "to-be-confirmed" for key in marked)


def test_a_source_out_of_use_serves_nothing(overlaid: Callable) -> None:
    """A retired source keeps its page, and is offered for no need."""
    root = overlaid()
    path = root / "data" / "sources" / "example-grants.yml"
    retired = "retired:\n  'on': '2026-11-01'\n  reason: It has ended\n"
    path.write_text(path.read_text("utf-8") + retired, "utf-8")
    context = build_context(load(root)[0], as_of=AS_OF, addresses=Addresses("", ""))

    assert 'id="serve"' not in source.page(context, "example-grants").body
    assert served_needs(context, [context.catalogue.sources["example-grants"]], 10) == ()


def test_many_likely_needs_hide_none_that_must_be_asked_about(site_context: SiteContext) -> None:
    """Each verdict has its own rows: the first ones of both are on the page."""
    assert len(site_context.catalogue.organisations) > 1
    for key in site_context.catalogue.organisations:
        own = site_context.sources_of.get(("organisation", key), ())
        for section in served_needs(site_context, own, 1):
            assert len(section.rows) == min(1, section.total)
