"""The explorers without JavaScript, without a network, from the first page, and with large text."""

from __future__ import annotations

import pytest
from clearinghouse.site.context.context import SiteContext
from playwright.sync_api import Browser, BrowserContext, Page, expect
from support.browser_page import arrive, opened
from support.explorer_page import SHOWN, ready, shown

pytestmark = pytest.mark.browser


def test_without_javascript_the_lists_are_whole_and_facets_are_links(
    browser: Browser, address: str, site_context: SiteContext
) -> None:
    """Without JavaScript the form is not shown, every source is, and the pages of facets lead to their entries."""
    with opened(browser, f"{address}sources/?topic=pcb", java_script_enabled=False) as (page, _, _):
        assert page.locator("#ch-explorer").is_hidden()
        assert page.locator(f"{SHOWN}:visible").count() == len(site_context.sources)
        assert page.locator(".ch-keep:visible").count() == 0
        page.get_by_role("link", name="Bilateral and European Union").click()
        page.wait_for_url("**/sources/family/bilateral/")

        family = {source.id for source in site_context.sources if source.family == "bilateral"}
        assert set(shown(page)) == family


def test_a_page_of_one_facet_has_no_dead_buttons(browser: Browser, address: str) -> None:
    """The page of one term lists its sources without the buttons that only the explorer can serve."""
    with opened(browser, f"{address}sources/family/bilateral/") as (page, _, _):
        assert page.locator(SHOWN).count() > 0
        assert page.locator(".ch-keep:visible").count() == 0


def test_a_visited_list_works_again_without_a_network(page: Page, context: BrowserContext, address: str) -> None:
    """Once loaded, the list filters without asking for anything more."""
    asked: list[str] = []
    page.goto(f"{address}sources/")
    ready(page)
    context.set_offline(True)
    page.on("request", lambda request: asked.append(request.url))
    page.select_option("select[name=country]", "KEN")

    expect(page.locator("#ch-tabs")).to_contain_text("Likely")
    assert [url for url in asked if "icon.svg" not in url] == []


def test_the_form_of_the_first_page_leads_to_the_filtered_list(browser: Browser, address: str) -> None:
    """On the first page, a country and a topic lead to the list with both chosen; "any" asks for nothing."""
    with opened(browser, address) as (page, complaints, _):
        page.select_option(".ch-start [name=country]", "KEN")
        page.get_by_role("button", name="Show sources").click()
        ready(page)

        arrive(page, "sources/?country=KEN&topic=")
        assert page.text_content("#ch-ignored") == ""
        assert page.input_value("#ch-explorer [name=country]") == "KEN"
        assert complaints == []


@pytest.mark.parametrize("uri", ["sources/?country=KEN", "requests/", "countries/KEN/", "sources/compare/?list=ctcn"])
@pytest.mark.parametrize("width", [1280, 640])
def test_text_of_twice_the_size_fits(browser: Browser, address: str, uri: str, width: int) -> None:
    """With text of twice the size nothing needs scrolling sideways, and no data block shows as text."""
    with opened(browser, address + uri, viewport={"width": width, "height": 900}) as (page, _, _):
        page.evaluate("document.documentElement.style.fontSize = '200%'")

        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.locator("main script:visible").count() == 0


def test_going_back_without_a_network_shows_the_visited_list(page: Page, context: BrowserContext, address: str) -> None:
    """A list that was visited comes back from the browser's memory when the network is gone, and filters."""
    page.goto(f"{address}sources/?topic=pcb")
    before = shown(ready(page))
    page.goto(f"{address}about/")
    context.set_offline(True)
    page.go_back()

    assert shown(ready(page)) == before
    page.select_option("#ch-explorer [name=country]", "KEN")
    expect(page.locator("#ch-tabs")).to_contain_text("Likely")
