"""The page of a source, and of an organisation: what they do, under which conditions, for which needs."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from html import unescape

from clearinghouse.addresses import Addresses
from clearinghouse.catalogue.loader import load
from clearinghouse.domain.source_verdict import Verdict
from clearinghouse.records.common import Contact, Evidence
from clearinghouse.records.source import Results, Round, Step
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
        table = re.search(r"id=does.*?</table>", body, re.S)

        assert (table is None) == (not item.provides)
        if table:
            assert table.group().count("<tr>") == len(item.provides) + 1
            assert all(site_context.labels["roles"][line.role] in table.group() for line in item.provides)


def test_a_source_that_states_no_role_and_no_condition_has_no_empty_part(site_context: SiteContext) -> None:
    """Nothing is shown over nothing."""
    changed = _changed(site_context, "rounds-fund", provides=(), conditions=())
    body = source.page(changed, "rounds-fund").body

    assert "id=does" not in body
    assert "id=conditions" not in body
    assert "None of the open needs." in body


def test_whom_to_write_to_comes_with_its_age(site_context: SiteContext) -> None:
    """An old mailbox is shown with the year of its page; without a contact that of the organisation is shown."""
    old = Contact(unit="Grants desk", mailbox="info@fund.example", phone="+41 22 555 01 00", as_of="2016-02")
    changed = _changed(site_context, "rounds-fund", contact=old)
    body = source.page(changed, "rounds-fund").body

    assert 'href="mailto:info@fund.example"' in body
    assert re.search(r"From a page dated February 2016, \d+ years ago. It may have changed.", _plain(body))
    assert "We found none." in _plain(source.page(site_context, "rounds-fund").body)


def test_a_source_without_a_page_of_its_provider_says_where_it_was_read(site_context: SiteContext) -> None:
    """The page of somebody else is evidence and never the page of the provider."""
    changed = _changed(site_context, "rounds-fund", url=None, url_basis=None)

    assert "We found no page of its own. The facts come from other pages" in _plain(
        source.page(changed, "rounds-fund").body
    )


def test_that_no_fee_is_known_is_said_once(site_context: SiteContext) -> None:
    """The line against fraud stands where no fee is known, and once a page; a fee takes its place."""
    line = "Ask the provider before you pay anybody."
    access = replace(site_context.catalogue.sources["rounds-fund"].access, fee="Fifty dollars")
    with_fee = source.page(_changed(site_context, "rounds-fund", access=access), "rounds-fund").body

    assert _plain(source.page(site_context, "rounds-fund").body).count(line) == 1
    assert "Fifty dollars" in with_fee
    assert line not in _plain(with_fee)


def test_results_of_rounds_give_odds(site_context: SiteContext) -> None:
    """Results are in the table of rounds, and the odds under it with their number of rounds."""
    results = Results(applications=40, awards=10, total=1000, currency="USD")
    changed = _changed(site_context, "rounds-fund", rounds=(Round("First round", results=results),))
    text = _plain(source.page(changed, "rounds-fund").body)

    assert "10 of 40 applications received an award (25 %), in 1 round." in text
    assert "Average award: USD 100" in text


def test_steps_from_general_knowledge_say_so(site_context: SiteContext) -> None:
    """Where no page was read for papers and steps, the reader is sent to the provider; a page read ends that."""
    memory = Evidence("How it works", "memory", supports=("access",))
    page_read = Evidence("Guide", "stored-copy", supports=("access.steps",))
    steps = replace(site_context.catalogue.sources["rounds-fund"].access, steps=(Step("Send a letter"),))

    def text(*evidence: Evidence) -> str:
        changed = _changed(site_context, "rounds-fund", access=steps, evidence=evidence)
        return _plain(source.page(changed, "rounds-fund").body)

    assert "not from a page we read" in text(memory)
    assert "not from a page we read" not in text(memory, page_read)
    assert "not from a page we read" not in text()


def test_a_way_to_the_gef_is_called_one_and_its_money_is_not_that_of_the_source(site_context: SiteContext) -> None:
    """The page of an agency leads to the page about the GEF."""
    changed = _changed(site_context, "rounds-fund", way_to_gef=True)

    assert "That money is separate." in _plain(source.page(changed, "rounds-fund").body)
    assert "href=../../gef/" in source.page(changed, "rounds-fund").body
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
        assert all(body.count(f"requests/{need}/>") == 1 for need in together)


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

    assert "id=serve" not in source.page(context, "example-grants").body
    assert served_needs(context, [context.catalogue.sources["example-grants"]], 10) == ()


def test_many_likely_needs_hide_none_that_must_be_asked_about(site_context: SiteContext) -> None:
    """Each verdict has its own rows: the first ones of both are on the page."""
    assert len(site_context.catalogue.organisations) > 1
    for key in site_context.catalogue.organisations:
        own = site_context.sources_of.get(("organisation", key), ())
        for section in served_needs(site_context, own, 1):
            assert len(section.rows) == min(1, section.total)


def _rounds_part(body: str) -> str:
    return body[body.index("Known rounds") : body.index("id=evidence")]


def test_each_cell_of_a_round_can_be_read_without_its_heading(site_context: SiteContext) -> None:
    """On a phone the headings of the table are hidden, so days, ceilings and results are phrases."""
    only = Round(name="Pilot", opens=date(2025, 1, 2), closes=date(2025, 3, 4), max_amount=5000, results=Results(40, 8))
    part = _rounds_part(source.page(_changed(site_context, "rounds-fund", rounds=(only,)), "rounds-fund").body)

    assert "2 January 2025 to 4 March 2025" in _plain(part)
    assert "up to USD 5,000" in _plain(part)
    assert "applications: 40; awards: 8" in _plain(part)


def test_many_rounds_are_folded_and_empty_cells_are_marked(site_context: SiteContext) -> None:
    """A list of three rounds or more is closed; a cell without a value has the class that hides it on a phone."""
    many = tuple(Round(name=f"Round {number}") for number in range(3))
    body = source.page(_changed(site_context, "rounds-fund", rounds=many), "rounds-fund").body

    assert "<details class=fold><summary>Known rounds (3)" in body
    assert _rounds_part(body).count("<td class=none>–</td>") == 9
