"""The explorers of sources and of needs: every facet, combinations, words, amounts, order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache

import pytest
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.domain.source_eligibility import assess_source
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.pages import facets
from playwright.sync_api import Browser, Page, expect
from support.browser_page import opened
from support.explorer_page import GO, SHOWN, ready, shown, shown_at

pytestmark = pytest.mark.browser

FACETS = [
    (folder, facet)
    for folder, results in (("sources", facets.SOURCES), ("requests", facets.REQUESTS))
    for facet in results
]


@pytest.fixture(scope="module")
def lists(browser: Browser, address: str) -> Iterator[Callable[[str], tuple[Page, list[str]]]]:
    """Give a function that opens a list, once for all facets; it returns the page, and what it complained of."""
    with ExitStack() as pages:

        @cache
        def open_list(folder: str) -> tuple[Page, list[str]]:
            page, complaints, _ = pages.enter_context(opened(browser, f"{address}{folder}/"))
            return ready(page), complaints

        yield open_list


@pytest.mark.parametrize(("folder", "facet"), FACETS, ids=lambda value: getattr(value, "param", value))
def test_every_value_of_every_facet_shows_what_has_it(
    lists: Callable[[str], tuple[Page, list[str]]], site_context: SiteContext, folder: str, facet: facets.Facet
) -> None:
    """Each value of a facet shows the records that have it and says how many; with a minus, all the others."""
    records = {record.id: set(facet.values(record, site_context)) for record in getattr(site_context, folder)}
    values = sorted(set().union(*records.values())) if facet is not facets.ANSWER else []
    page, complaints = lists(folder)
    with_each = {value: {key for key, has in records.items() if value in has} for value in values}
    expected = {
        f"?{facet.param}={prefix}{value}": records.keys() - ids if prefix else ids
        for value, ids in with_each.items()
        for prefix in ("", "-")
    }
    found = shown_at(page, list(expected))

    assert all(with_each.values())
    assert {query: set(ids) for query, (ids, _) in found.items()} == expected
    for query, (ids, said) in found.items():
        assert f"{len(ids)} of {len(records)} shown" in said, query
    assert complaints == []


def test_country_opens_on_likely_sources_with_a_tab_for_each_answer(
    browser: Browser, address: str, catalogue: Catalogue
) -> None:
    """A chosen country shows the likely sources; tabs lead to those to ask and those that are not for it, with why."""
    kenya = catalogue.countries["KEN"]
    verdicts = {
        key: assess_source(source, kenya).verdict for key, source in catalogue.sources.items() if not source.retired
    }
    with opened(browser, f"{address}sources/?country=KEN") as (page, _, _):
        ready(page)
        tabs = page.locator("#ch-tabs a")
        found = {}
        for place, verdict in enumerate(_VERDICTS):
            tabs.nth(place).click()
            found[verdict] = shown(page)
            assert f"{len(found[verdict])}" in tabs.nth(place).text_content()
            assert page.locator("#list").text_content().startswith(f"{len(found[verdict])} ")

        assert all(verdicts[key] == verdict for verdict, keys in found.items() for key in keys)
        assert sum(map(len, found.values())) == len(verdicts)
        reasons = page.eval_on_selector_all(f"{SHOWN} .ch-answer", "items => items.map(item => item.textContent)")
        assert all(text.endswith(".") for text in reasons)


_VERDICTS = ["likely-eligible", "needs-more-information", "not-eligible"]


@pytest.mark.parametrize("verdict", _VERDICTS)
def test_answers_can_be_filtered_once_a_country_is_chosen(
    browser: Browser, address: str, catalogue: Catalogue, verdict: str
) -> None:
    """The address of an answer shows the sources with that answer for the chosen country, and only then can be seen."""
    barbados = catalogue.countries["BRB"]
    expected_ids = {
        key
        for key, source in catalogue.sources.items()
        if not source.retired and assess_source(source, barbados).verdict == verdict
    }
    with opened(browser, f"{address}sources/?country=BRB&answer={verdict}") as (page, _, _):
        assert set(shown(ready(page))) == expected_ids
        assert page.is_visible("#ch-tabs")
        page.select_option("select[name=country]", "")
        expect(page.locator("#ch-tabs")).to_be_hidden()


def test_deep_link_of_the_documentation(browser: Browser, address: str, site_context: SiteContext) -> None:
    """An address as in the documentation shows exactly what all its parts ask for, and fills the form."""
    kenya = site_context.catalogue.countries["KEN"]
    expected_ids = {
        source.id
        for source in site_context.sources
        if "pcb" in source.topics
        and "technical-advice" in source.assistance
        and site_context.facts.intakes[source.id].status == "not-confirmed"
        and assess_source(source, kenya).verdict == "likely-eligible"
    }
    query = "?country=KEN&topic=pcb&assistance=technical-advice&status=not-confirmed&sort=deadline"
    with opened(browser, f"{address}sources/{query}") as (page, complaints, _):
        assert expected_ids
        assert set(shown(ready(page))) == expected_ids
        assert page.input_value("select[name=country]") == "KEN"
        assert page.input_value("select[name=sort]") == "deadline"
        assert page.is_checked("[name=topic][value=pcb]")
        assert page.is_hidden("#ch-ignored")
        assert complaints == []


def test_any_and_all_within_a_facet(browser: Browser, address: str, site_context: SiteContext) -> None:
    """Two values show records with either of them; with "all", only those with both."""
    either = {source.id for source in site_context.sources if {"pcb", "nip"} & set(source.topics)}
    both = {source.id for source in site_context.sources if {"pcb", "nip"} <= set(source.topics)}
    with opened(browser, f"{address}sources/?topic=pcb,nip") as (page, _, _):
        assert set(shown(ready(page))) == either
        page.evaluate(GO, "?topic=pcb,nip&all=topic")
        assert set(shown(page)) == both
        assert both < either


def test_amounts_are_compared_in_one_currency_only(browser: Browser, address: str, site_context: SiteContext) -> None:
    """A range shows sources whose amounts in that currency overlap it, and says how many state none."""
    inside = {
        source.id
        for source in site_context.sources
        if source.amount.is_stated
        and source.amount.currency == "USD"
        and max(value for value in (source.amount.min, source.amount.max, source.amount.typical) if value is not None)
        >= 100_000
        and min(value for value in (source.amount.min, source.amount.max, source.amount.typical) if value is not None)
        <= 600_000
    }
    without = sum(source.amount.currency != "USD" or not source.amount.is_stated for source in site_context.sources)
    with opened(browser, f"{address}sources/?currency=USD&min=100000&max=600000") as (page, _, _):
        assert set(shown(ready(page))) == inside
        assert f"{without} without such an amount in USD are not shown" in page.text_content("#ch-count")


@pytest.mark.parametrize("words", ["démonstration pesticide", "PESTICIDE", "pestícide"])
def test_words_fold_accents_and_capitals(browser: Browser, address: str, words: str) -> None:
    """Words are found whatever their accents and capital letters; all of them must occur."""
    with opened(browser, f"{address}sources/?q={words}") as (page, _, _):
        results = shown(ready(page))
        texts = page.eval_on_selector_all(
            SHOWN, "items => items.map(item => (item.textContent + item.dataset.k).toLowerCase())"
        )

        assert all("pesticide" in text for text in texts)
        assert bool(results) == ("d" not in words.split(" ", 1)[0][:1])


@pytest.mark.parametrize(
    ("sort", "key"),
    [
        ("name", "item.querySelector('a').textContent"),
        ("verified", "item.dataset.checked"),
        ("deadline", "item.dataset.due || '9999'"),
    ],
)
def test_sorting(browser: Browser, address: str, sort: str, key: str) -> None:
    """Each way to sort puts the entries into that order."""
    with opened(browser, f"{address}sources/?sort={sort}") as (page, _, _):
        ready(page)
        values = page.eval_on_selector_all(SHOWN, f"items => items.map(item => {key})")
        expected = page.evaluate(
            "([sort, values]) => [...values].sort("
            "(a, b) => sort === 'name' ? a.localeCompare(b) : a < b ? -1 : +(a > b))",
            [sort, values],
        )

        assert values == (expected[::-1] if sort == "verified" else expected)
        assert len(values) > 10
