"""The search from any page: nothing is fetched before a query, and a query finds its record."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser
from support.browser_page import opened
from support.search_page import searched


def test_nothing_of_the_search_engine_is_fetched_before_a_query(browser: Browser, address: str) -> None:
    """The search page without a query fetches no part of the search engine."""
    with opened(browser, address + "search/") as (_, _, asked):
        assert [url for url in asked if "pagefind" in url] == []


@pytest.mark.parametrize(
    ("query", "uri"),
    [
        ("Global Programme", "sources/global-programme/"),
        ("old DDT Viet Nam", "requests/vnm-ddt/"),
        ("Kenya", "countries/KEN/"),
        ("Summer Academy", "sources/summer-academy/"),
        ("PCB", "topics/pcb/"),
    ],
)
def test_search_from_the_header_finds_the_record(browser: Browser, address: str, query: str, uri: str) -> None:
    """A query typed into the header leads to a list of results that has the record among the first five."""
    with opened(browser, address + "about/") as (page, complaints, _):
        page.locator(".top>.w>.find input").fill(query)
        page.get_by_role("button", name="Search", exact=True).first.click()
        page.wait_for_selector("#ch-results .ch-result")
        links = [f"{link}/" for link in searched(page)]

        assert complaints == []
        assert any(uri in link for link in links[:5]), links[:5]


def test_search_without_result_says_so(browser: Browser, address: str) -> None:
    """A query that nothing answers says that there are no results."""
    with opened(browser, address + "search/?q=%D9%BE%D9%BE%D9%BE") as (page, _, _):
        page.wait_for_selector('#ch-results[aria-busy="false"]', state="attached")

        assert page.text_content("#ch-told").startswith("0 results")


def test_hostile_query_is_shown_as_text(browser: Browser, address: str) -> None:
    """A query with HTML stays text in the field and makes no element."""
    with opened(browser, address + "search/?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E") as (page, complaints, _):
        assert page.input_value("#ch-query") == "<img src=x onerror=alert(1)>"
        assert page.query_selector("#ch-results img") is None
        assert complaints == []
