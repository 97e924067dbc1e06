"""Statements of contribution: on their page, on those of who made them, in the file, and never as payments."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace

from clearinghouse.domain.statements import statements_in_use, statements_of_country, statements_of_organisation
from clearinghouse.records import Statement
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.exports.statement_tables import files
from clearinghouse.site.pages import country, organisation
from clearinghouse.site.pages.directives import statements


def _statement(identifier: str, **fields: object) -> Statement:
    data = {"title": identifier, "kind": "offer", "gives": "Time.", "evidence": [], "confidence": "high"}
    return Statement.from_data({**data, **fields}, id=identifier)


def _with(context: SiteContext, *items: Statement) -> SiteContext:
    return replace(context, catalogue=replace(context.catalogue, statements={item.id: item for item in items}))


def _words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_the_newest_is_first_and_what_is_out_of_use_is_in_no_list() -> None:
    """Those without a day come last, by identifier; a retired one is nowhere."""
    items = (
        _statement("b"),
        _statement("a"),
        _statement("old", stated="2003-08"),
        _statement("new", stated="2024", organisation="one", country="KEN"),
        _statement("gone", stated="2026", organisation="one", retired={"on": "2026-11-01", "reason": "Taken back."}),
    )

    assert [item.id for item in statements_in_use(items)] == ["new", "old", "a", "b"]
    assert [item.id for item in statements_of_organisation(items, "one")] == ["new"]
    assert [item.id for item in statements_of_country(items, "KEN")] == ["new"]
    assert statements_in_use(()) == ()


def test_the_page_says_how_far_each_goes_and_where_it_was_read(site_context: SiteContext) -> None:
    """The word offer or promise, the sum with its limit, and the page are there."""
    words = _words(statements.part(site_context, "../", "all"))

    assert "Two weeks of laboratory time each year Offer · Example Company" in words
    assert "Money for a made-up fund Promise · Ministry of a made-up country, Germany" in words
    assert "EUR 250,000 (up to this sum, over two years)" in words
    assert "What we offer (2 October 2026," in words


def test_pages_of_who_made_them_show_them(site_context: SiteContext) -> None:
    """The company and the country have the statement; a country without one has no such heading."""
    company = organisation.page(site_context, "example-company").body
    pages = {task.key: task for task in country.tasks(site_context) if task.uri.count("/") == 2}

    assert "../../statements/#example-offer" in company
    assert "../../statements/#example-promise" in pages["DEU"].render(site_context, "DEU").body
    assert "id=statements" not in pages["KEN"].render(site_context, "KEN").body
    assert "id=statements" not in organisation.page(site_context, "example-fund").body


def test_without_a_statement_the_page_says_so(site_context: SiteContext) -> None:
    """No list, and no link to one."""
    empty = _with(site_context)

    assert "No statement is recorded yet." in statements.part(empty, "../", "all")
    assert "<ul" not in statements.part(empty, "../", "brief")
    assert "statements/" not in statements.part(empty, "../", "brief")
    assert dict(files(empty))["data/statements.csv"].count(b"\n") == 1


def test_text_of_a_statement_is_escaped(site_context: SiteContext) -> None:
    """What a record says cannot become HTML, nor a formula of a spreadsheet."""
    hostile = _statement("x", title="=1+1<script>", contributor="<b>A", gives="<img src=x>.", notes="<i>")
    context = _with(site_context, hostile)

    assert not re.search(r"<(script|b|img|i)\b", statements.part(context, "../", "all"))
    row = next(csv.DictReader(io.StringIO(dict(files(context))["data/statements.csv"].decode("utf-8-sig"))))
    assert row["title"].startswith("'=")


def test_one_that_was_retired_is_shown_with_its_reason(site_context: SiteContext) -> None:
    """It is under "No longer in use", with the reason and the day."""
    gone = _statement("gone", contributor="A", retired={"on": "2026-11-01", "reason": "Taken back."})

    assert "Taken back. (1 November 2026)" in _words(statements.part(_with(site_context, gone), "../", "out-of-use"))
