"""The built site in a real browser: accessible, self-contained, searchable, usable without JavaScript."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser
from support.browser_page import opened

pytestmark = pytest.mark.browser

ONE_OF_EACH_KIND = [
    "",
    "sources/",
    "sources/global-programme/",
    "sources/?country=KEN&topic=pcb,-nip&status=open&foo=bar",
    "sources/compare/?list=global-programme,ctcn&country=KEN",
    "sources/family/bilateral/",
    "data/addresses/",
    "organisations/",
    "organisations/example-fund/",
    "topics/",
    "topics/pcb/",
    "assistance/",
    "assistance/grant/",
    "countries/",
    "countries/KEN/",
    "countries/KEN/prepare/",
    "deadlines/",
    "centres/",
    "centres/second-centre/",
    "requests/",
    "requests/vnm-dioxin/",
    "requests/example-good-request/",
    "requests/region/african/",
    "requests/process/",
    "ledger/",
    "contribute/good-request/",
    "chemicals/",
    "budget/",
    "workplan/",
    "opportunities/",
    "unmet/",
    "matching/",
    "memberships/",
    "about/",
    "contribute/",
    "contribute/form/",
    "contribute/form/source/",
    "contribute/form/offer/",
    "contribute/form/request/",
    "contribute/form/centre/",
    "contribute/form/organisation/",
    "contribute/fields/",
    "contribute/fields/source/",
    "contribute/rules/",
    "contribute/rules/txt-001/",
    "contribute/reviewing/",
    "data/",
    "search/?q=pcb",
    "404.html",
]


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("uri", ONE_OF_EACH_KIND)
def test_axe_finds_nothing(browser: Browser, address: str, uri: str, width: int) -> None:
    """No page of any kind has an accessibility violation, wide or narrow, light or dark."""
    size = {"width": width, "height": 900}
    violations = {}
    with opened(browser, address + uri, viewport=size) as (page, _, _):
        for scheme in ("light", "dark"):
            page.evaluate(_PUT_ON, _SCHEMES[scheme])
            violations[scheme] = Axe().run(page).response["violations"]

    assert {scheme: [_lexicon(item) for item in items] for scheme, items in violations.items()} == {
        "light": [],
        "dark": [],
    }


_SCHEMES = {"light": "default", "dark": "slate"}
# The theme fades from one scheme to the other; half way, on a slow machine, no colour is what it will be.
_PUT_ON = """name => {
  document.body.setAttribute('data-md-color-scheme', name)
  document.getAnimations().forEach(item => item.finish())
}"""


def _lexicon(violation: dict) -> str:
    return f"{violation['id']}: {violation['nodes'][0]['html'][:160]}"


@pytest.mark.parametrize("uri", ONE_OF_EACH_KIND[:-1])
def test_page_asks_no_other_host_and_complains_of_nothing(browser: Browser, address: str, uri: str) -> None:
    """No page contacts another host, breaks its own policy, or has an error in its scripts."""
    with opened(browser, address + uri) as (_, complaints, asked):
        assert complaints == []
        assert len(asked) > 1
        assert [url for url in asked if not url.startswith(address)] == []


@pytest.mark.parametrize("uri", ONE_OF_EACH_KIND[:-1])
def test_page_does_not_scroll_sideways_at_320_pixels(browser: Browser, address: str, uri: str) -> None:
    """At 320 pixels the page itself never scrolls sideways; wide tables scroll inside themselves."""
    with opened(browser, address + uri, viewport={"width": 320, "height": 700}) as (page, _, _):
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


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
        page.get_by_label("Search", exact=True).fill(query)
        page.get_by_role("button", name="Go").click()
        page.wait_for_selector("#ch-results .ch-result")
        links = [link.get_attribute("href") for link in page.query_selector_all("#ch-results .ch-result a")]

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


def test_without_javascript_kenya_is_three_clicks_from_the_steps(browser: Browser, address: str) -> None:
    """Without JavaScript: home, letter K, Kenya, and a source for PCB with its steps."""
    with opened(browser, address, java_script_enabled=False) as (page, _, _):
        page.get_by_role("link", name="Countries with K").click()
        page.get_by_role("link", name="Kenya", exact=True).click()
        assert "Eligible" in page.text_content("h2#eligible + p")
        page.locator("#topic-pcb td a").first.click()

        assert page.locator("h2#steps").count() == 1
        assert page.locator(".ch-steps li").count() > 0


def test_first_tab_leads_to_the_content(browser: Browser, address: str) -> None:
    """The first press of Tab reaches a link that skips to the content."""
    with opened(browser, address + "countries/KEN/") as (page, _, _):
        page.keyboard.press("Tab")

        assert page.evaluate("document.activeElement.getAttribute('href')") == "#eligible"


def test_printed_dossier_of_a_country_is_a_clean_sheet(browser: Browser, address: str) -> None:
    """From the page of a country one click leads to the dossier; on paper it has the papers, and no navigation."""
    with opened(browser, address + "countries/KEN/") as (page, _, _):
        page.get_by_role("link", name="what to prepare once").click()
        page.wait_for_url("**/countries/KEN/prepare/")
        page.emulate_media(media="print")

        assert page.text_content("h1") == "What to prepare once: Kenya"
        assert page.locator(".ch-dossier table").is_visible()
        assert page.locator("#conditions + p").is_visible() or page.locator("#conditions + ul").is_visible()
        assert not page.locator(".md-header").is_visible()
        assert not page.locator(".md-sidebar").first.is_visible()


def test_what_does_not_serve_a_country_opens_by_keyboard_without_javascript(browser: Browser, address: str) -> None:
    """The folded list opens with the keyboard, and holds sources with their reasons."""
    with opened(browser, address + "countries/DEU/", java_script_enabled=False) as (page, _, _):
        assert not page.locator("details .ch-entry").first.is_visible()
        page.locator("details summary").focus()
        page.keyboard.press("Enter")

        assert page.locator("details .ch-entry").first.is_visible()
        assert "Why:" in page.locator("details .ch-entry").first.text_content()


def test_country_page_leads_to_the_list_filtered_by_the_country(browser: Browser, address: str) -> None:
    """The way to narrow the sources down carries the code of the country in the address."""
    with opened(browser, address + "countries/KEN/") as (page, _, _):
        page.get_by_role("link", name="Filter these sources").click()

        assert page.url == address + "sources/?country=KEN"


def test_deadlines_lead_to_a_source_without_javascript(browser: Browser, address: str) -> None:
    """The calendar is a plain page: what is past is reported as past, and each row leads to its source."""
    with opened(browser, address + "deadlines/", java_script_enabled=False) as (page, _, _):
        past = page.locator("#past-closed-in-the-last-twelve-months ~ ul li").first
        assert "closed" in past.text_content()
        past.get_by_role("link").click()

        assert "/sources/" in page.url
        assert page.locator("h2#open").count() == 1


@pytest.mark.parametrize(("width", "next_to_each_other"), [(1280, True), (360, False)])
def test_both_examples_show_what_they_state(
    browser: Browser, address: str, width: int, next_to_each_other: bool
) -> None:
    """The good and the poor example stand side by side where there is room, else one below the other, all in view."""
    with opened(browser, address + "contribute/good-request/", viewport={"width": width, "height": 900}) as (
        page,
        _,
        _,
    ):
        good, poor = page.locator(".ch-example").all()
        first, second = good.bounding_box(), poor.bounding_box()

        assert good.get_by_text("there", exact=True).count() == 8
        assert poor.get_by_text("missing", exact=True).count() == 8
        assert good.get_by_text("Three yards of the power company").first.is_visible()
        assert (first["y"] == second["y"]) is next_to_each_other


_FOCUS = """() => {
  const here = document.activeElement
  const shown = here.matches('.md-option') ? here.nextElementSibling : here
  return getComputedStyle(shown).outlineStyle === 'none' ? here.outerHTML.slice(0, 80) : ''
}"""


@pytest.mark.parametrize(("uri", "width"), [("", 1280), ("sources/", 360), ("countries/KEN/", 360), ("search/", 1280)])
def test_the_focus_is_seen_wherever_tab_leads(browser: Browser, address: str, uri: str, width: int) -> None:
    """Each of the first places that Tab leads to has a line around it: bars, menus, filters that fold, tables."""
    with opened(browser, address + uri, viewport={"width": width, "height": 800}) as (page, _, _):
        page.wait_for_timeout(300)  # scripts put the menu button and the filters in place
        unseen = []
        for _ in range(24):
            page.keyboard.press("Tab")
            unseen.append(page.evaluate(_FOCUS))

        assert [name for name in unseen if name] == []
