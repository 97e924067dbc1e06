"""How many sources likely serve a country is one number, wherever it is said."""

from __future__ import annotations

import json
import re
from collections import Counter

import pytest
from clearinghouse.domain.source_verdict import Verdict
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.exports import country_sources_json, search_lexicon
from clearinghouse.site.pages import country, explorer


@pytest.fixture(scope="module")
def counts(site_context: SiteContext) -> dict[str, dict[str, int]]:
    """Give what the facts count for each country."""
    return {
        code: {verdict.value: count for verdict, count in site_context.facts.verdict_counts(code).items()}
        for code in site_context.catalogue.countries
    }


def test_the_pages_of_countries_say_what_the_facts_count(
    site_context: SiteContext, counts: dict[str, dict[str, int]]
) -> None:
    """The three figures on the page of each country are those of the facts."""
    assert len(counts) > 5
    for task in country.tasks(site_context):
        if not task.uri.endswith("/prepare/"):
            body = task.render(site_context, task.key).body
            shown = dict(re.findall(r'<a href="#(likely|perhaps|not-for)"><b class="n">(\d+)</b>', body))
            expected = dict(zip(("likely", "perhaps", "not-for"), counts[task.key].values(), strict=True))
            assert {place: int(count) for place, count in shown.items()} == {k: n for k, n in expected.items() if n}


def test_the_files_of_countries_say_what_the_facts_count(
    site_context: SiteContext, counts: dict[str, dict[str, int]]
) -> None:
    """The totals for machines are the same, and so are the rows behind them."""
    assert len(counts) > 5
    for uri, content in country_sources_json.files(site_context):
        data = json.loads(content)
        code = uri.split("/")[-2]
        assert data["verdicts"] == counts[code]
        rows = Counter(row["verdict"] for row in data["result"] for _ in row["sources"])
        assert all(rows[verdict] == count for verdict, count in counts[code].items())


def test_the_list_of_sources_filters_by_the_same_verdicts(
    site_context: SiteContext, counts: dict[str, dict[str, int]]
) -> None:
    """The table from which the script of the list reads its answers counts the same sources."""
    assert len(counts) > 5
    table = explorer.verdict_table(site_context.sources, site_context)
    class_of = site_context.facts.eligibility_classes
    for place, code in enumerate(table["countries"].split()):
        verdicts = Counter(
            table["reasons"][ord(table["answers"][class_of[source.id]][place]) - ord("0")][0]
            for source in site_context.sources
        )
        assert all(verdicts[verdict] == count for verdict, count in counts[code].items())


def test_the_search_knows_the_same_likely_sources(site_context: SiteContext, counts: dict[str, dict[str, int]]) -> None:
    """The rules by which the search finds sources for a country let through as many as are likely."""
    assert len(counts) > 5
    served, sets = search_lexicon._rules(site_context)
    class_of = site_context.facts.eligibility_classes
    for code, place in served.items():
        likely = sum(class_of[source.id] in sets[place] for source in site_context.sources)
        assert likely == counts[code][Verdict.LIKELY.value]
