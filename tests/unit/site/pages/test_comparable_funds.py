"""Funds that show how a trust fund could carry the network: each with its evidence, never added up."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace

from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.exports.comparable_funds import files
from clearinghouse.site.pages.directives.budget_scenarios import comparable_funds


def _words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def _rows(context: SiteContext) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(dict(files(context))["budget/funds.csv"].decode("utf-8-sig"))))


def test_each_sum_has_its_measure_its_years_and_its_evidence(site_context: SiteContext) -> None:
    """The reader sees what the sum is, of when, and where it was read; there is no total."""
    words = _words(comparable_funds(site_context, "../../"))

    assert "Made-up trust fund : EUR 1,500,000 Contributions received; 2006 to 2017 Voluntary." in words
    assert "Report of the fund (5 January 2018," in words
    assert "Total" not in words


def test_a_sum_that_was_not_found_is_no_zero(site_context: SiteContext) -> None:
    """The page says that it was not found; the cell of the file is empty."""
    words = _words(comparable_funds(site_context, "../../"))

    assert "Fund of which nothing is known: no amount found Contributions received No sum was found." in words
    assert [row["amount"] for row in _rows(site_context)] == ["1500000", ""]


def test_without_funds_the_page_says_so(site_context: SiteContext) -> None:
    """No table, and a file with its head alone."""
    bare = replace(site_context, catalogue=replace(site_context.catalogue, funding_needs={}))

    assert _words(comparable_funds(bare, "../../")) == "We found nothing on what comparable funds hold."
    assert _rows(bare) == []


def test_text_of_a_fund_is_escaped(site_context: SiteContext) -> None:
    """What the record says cannot become HTML, nor a formula of a spreadsheet."""
    needs = next(iter(site_context.catalogue.funding_needs.values()))
    hostile = replace(needs, funds=(replace(needs.funds[0], fund="=1+1<b>", text="<script>"),))
    context = replace(site_context, catalogue=replace(site_context.catalogue, funding_needs={needs.id: hostile}))

    assert not re.search(r"<(script|b)\b", comparable_funds(context, "../../"))
    assert _rows(context)[0]["fund"].startswith("'=")
