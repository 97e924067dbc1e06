"""The frame of the page on narrow screens: the drawer by keyboard, with and without JavaScript; the colours."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page
from support.browser_page import opened

pytestmark = pytest.mark.browser

NARROW = {"width": 320, "height": 640}
_FOCUSED = """() => {
  const it = document.activeElement, box = it.getBoundingClientRect()
  return { name: it.getAttribute('aria-label') || it.textContent.trim(), inDrawer: !!it.closest('.md-sidebar--primary'),
           inside: box.right > 0 && box.left < innerWidth }
}"""


def _tab(page: Page, times: int) -> list[dict]:
    focused = []
    for _ in range(times):
        page.keyboard.press("Tab")
        focused.append(page.evaluate(_FOCUSED))
    return focused


def test_closed_drawer_takes_no_focus(browser: Browser, address: str) -> None:
    """At 320 pixels Tab passes the button of the menu and never lands in the closed drawer."""
    with opened(browser, f"{address}countries/KEN/", viewport=NARROW) as (page, complaints, _):
        focused = _tab(page, 14)

        assert complaints == []
        assert [item["name"] for item in focused if item["name"] == "Menu"] == ["Menu"]
        assert [item for item in focused if item["inDrawer"]] == []
        assert all(item["inside"] for item in focused[1:])


def test_drawer_opens_and_closes_by_keyboard(browser: Browser, address: str) -> None:
    """Enter on the menu opens the drawer and moves the focus in; Escape closes it and the focus returns."""
    with opened(browser, f"{address}about/", viewport=NARROW) as (page, _, _):
        menu = page.get_by_role("button", name="Menu", exact=True)
        menu.focus()
        page.keyboard.press("Enter")

        assert page.evaluate(_FOCUSED)["name"] == "Close the menu"
        assert menu.get_attribute("aria-expanded") == "true"
        assert all(item["inDrawer"] for item in _tab(page, 6))
        page.keyboard.press("Escape")
        assert page.evaluate(_FOCUSED)["name"] == "Menu"
        assert menu.get_attribute("aria-expanded") == "false"
        page.locator(".md-sidebar--primary").get_by_role("link", name="Countries", exact=True).wait_for(state="hidden")


@pytest.mark.parametrize("way", ["button", "outside"])
def test_drawer_closes_by_touch(browser: Browser, address: str, way: str) -> None:
    """A touch on the closing button, or next to the drawer, closes it; the page can be used again."""
    with opened(browser, f"{address}about/", viewport=NARROW, has_touch=True) as (page, _, _):
        page.get_by_role("button", name="Menu", exact=True).tap()
        page.get_by_role("button", name="Close the menu").wait_for()
        if way == "button":
            page.get_by_role("button", name="Close the menu").tap()
        else:
            page.touchscreen.tap(310, 500)

        page.get_by_role("button", name="Close the menu").wait_for(state="hidden")
        assert page.evaluate("document.querySelector('.md-content').inert") is False


def test_drawer_leads_to_another_page(browser: Browser, address: str) -> None:
    """From the menu button, keys alone lead to the page of the budget."""
    with opened(browser, f"{address}about/", viewport=NARROW) as (page, _, _):
        page.get_by_role("button", name="Menu", exact=True).press("Enter")
        page.locator(".md-sidebar--primary").get_by_role("link", name="Budget", exact=True).press("Enter")
        page.wait_for_url("**/budget/")

        assert not page.get_by_role("button", name="Close the menu").is_visible()


def test_drawer_works_without_javascript(browser: Browser, address: str) -> None:
    """Without JavaScript the first press of Tab reaches the checkbox; Space opens the drawer, and again closes it."""
    with opened(browser, f"{address}about/", viewport=NARROW, java_script_enabled=False) as (page, _, _):
        link = page.locator(".md-sidebar--primary").get_by_role("link", name="Countries", exact=True)
        assert not link.is_visible()
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        link.wait_for()
        page.keyboard.press("Space")
        link.wait_for(state="hidden")


def test_wide_screen_has_no_menu_button(browser: Browser, address: str) -> None:
    """On a wide screen the navigation is there, without a button, and can be reached with Tab."""
    with opened(browser, f"{address}about/") as (page, _, _):
        assert not page.get_by_role("button", name="Menu", exact=True).is_visible()
        assert page.locator(".md-sidebar--primary").get_by_role("link", name="Countries", exact=True).is_visible()
        assert any(item["inDrawer"] for item in _tab(page, 16))


def test_colours_can_be_chosen_and_are_kept(browser: Browser, address: str) -> None:
    """The choice of dark colours holds on the next page; without a choice the system decides."""
    scheme = "document.body.getAttribute('data-md-color-scheme')"
    with opened(browser, f"{address}about/", color_scheme="light") as (page, _, _):
        assert page.evaluate(scheme) == "default"
        page.locator("label[title='Dark colours']").click()
        assert page.evaluate(scheme) == "slate"
        page.goto(f"{address}budget/")
        assert page.evaluate(scheme) == "slate"
        page.get_by_role("radio", name="Light colours").press("ArrowUp")
        assert page.evaluate(scheme) == "default"
    with opened(browser, f"{address}about/", color_scheme="dark") as (page, _, _):
        assert page.evaluate(scheme) == "slate"
