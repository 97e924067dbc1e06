"""Pages of every kind in a real browser: no violation that axe knows, and a focus that is always seen."""

from __future__ import annotations

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser
from support.browser_page import opened
from support.one_of_each_kind import ONE_OF_EACH_KIND


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("uri", ONE_OF_EACH_KIND)
def test_axe_finds_nothing(browser: Browser, address: str, uri: str, width: int) -> None:
    """No page of any kind has an accessibility violation, wide or narrow, light or dark."""
    size = {"width": width, "height": 900}
    violations = {}
    with opened(browser, address + uri, viewport=size) as (page, _, _):
        for scheme in _SCHEMES:
            page.emulate_media(color_scheme=scheme)
            violations[scheme] = Axe().run(page).response["violations"]

    assert {scheme: [_lexicon(item) for item in items] for scheme, items in violations.items()} == {
        "light": [],
        "dark": [],
    }


_SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def _lexicon(violation: dict) -> str:
    return f"{violation['id']}: {violation['nodes'][0]['html'][:160]}"


@pytest.mark.parametrize("uri", ONE_OF_EACH_KIND[:-1])
def test_page_does_not_scroll_sideways_at_320_pixels(browser: Browser, address: str, uri: str) -> None:
    """At 320 pixels the page itself never scrolls sideways; wide tables scroll inside themselves."""
    with opened(browser, address + uri, viewport={"width": 320, "height": 700}) as (page, _, _):
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_first_tab_leads_to_the_content(browser: Browser, address: str) -> None:
    """The first press of Tab reaches a link that skips to the content."""
    with opened(browser, address + "countries/KEN/") as (page, _, _):
        page.keyboard.press("Tab")

        assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"


_FOCUS = """() => {
  const here = document.activeElement
  return getComputedStyle(here).outlineStyle === 'none' ? here.outerHTML.slice(0, 80) : ''
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
