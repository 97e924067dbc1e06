"""The frame of the page: the bar and its menu by keyboard, wide and narrow, with and without JavaScript."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect
from support.browser_page import opened

pytestmark = pytest.mark.browser

NARROW = {"width": 320, "height": 640}
_FOCUSED = """() => {
  const it = document.activeElement, box = it.getBoundingClientRect()
  return { name: it.textContent.trim(), inMenu: !!it.closest('.drop'), inside: box.right > 0 && box.left < innerWidth }
}"""
SECTIONS = ["Countries", "Sources", "Deadlines", "Needs", "Regional centres", "Offer help", "About"]


def _tab(page: Page, times: int) -> list[dict]:
    focused = []
    for _ in range(times):
        page.keyboard.press("Tab")
        focused.append(page.evaluate(_FOCUSED))
    return focused


def test_closed_menu_takes_no_focus(browser: Browser, address: str) -> None:
    """At 320 pixels Tab passes the button of the menu and never lands in the closed menu."""
    with opened(browser, f"{address}countries/KEN/", viewport=NARROW) as (page, complaints, _):
        focused = _tab(page, 10)

        assert complaints == []
        assert [item["name"] for item in focused if item["name"] == "Menu"] == ["Menu"]
        assert [item for item in focused if item["inMenu"]] == []
        assert all(item["inside"] for item in focused[1:])


@pytest.mark.parametrize("scripts", [True, False])
def test_menu_leads_to_another_page_by_keyboard(browser: Browser, address: str, scripts: bool) -> None:
    """Enter on the menu opens it, Tab goes through the search and the seven sections, and Enter leads there."""
    with opened(browser, f"{address}about/", viewport=NARROW, java_script_enabled=scripts) as (page, _, _):
        menu = page.locator(".menu summary")
        link = page.locator(".drop").get_by_role("link", name="Countries", exact=True)
        menu.focus()
        page.keyboard.press("Enter")
        link.wait_for()

        assert page.locator(".drop a").all_text_contents() == SECTIONS
        for _ in range(3):
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url("**/countries/")
        assert not link.is_visible()


def test_escape_closes_the_menu(browser: Browser, address: str) -> None:
    """Escape closes the menu and the focus returns to its button."""
    with opened(browser, f"{address}about/", viewport=NARROW) as (page, _, _):
        page.locator(".menu summary").press("Enter")
        page.locator(".drop").wait_for()
        _tab(page, 4)
        page.keyboard.press("Escape")

        expect(page.locator(".drop")).to_be_hidden()
        assert page.evaluate(_FOCUSED)["name"] == "Menu"


def test_wide_screen_has_the_sections_in_the_bar(browser: Browser, address: str) -> None:
    """On a wide screen the seven sections are there without a button, the current one marked, and Tab reaches them."""
    with opened(browser, f"{address}countries/KEN/") as (page, _, _):
        assert not page.locator(".menu").is_visible()
        assert page.locator(".nav a").all_text_contents() == SECTIONS
        assert page.locator(".nav [aria-current]").all_text_contents() == ["Countries"]
        assert {item["name"] for item in _tab(page, 12)} >= set(SECTIONS)


def test_colours_follow_the_system(browser: Browser, address: str) -> None:
    """Dark colours are there when the system asks for them, in fields too."""
    colours = "['body', '.page select'].map(name => getComputedStyle(document.querySelector(name)).backgroundColor)"
    seen = {}
    for scheme in ("light", "dark"):
        with opened(browser, address, color_scheme=scheme) as (page, _, _):
            seen[scheme] = page.evaluate(colours)

    assert seen == {"light": ["rgb(255, 255, 255)"] * 2, "dark": ["rgb(14, 26, 30)"] * 2}
