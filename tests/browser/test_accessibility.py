"""Pages of every kind in a real browser: no violation that axe knows, and a focus that is always seen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser
from support.axe import COLOURS, violations
from support.browser_page import opened
from support.one_of_each_kind import WITH_PARTS_OF_NARROW_PAGES

_PLANT = """() => {
  document.title = ''
  for (const place of [document.querySelector('main'), document.querySelector('footer.foot')])
    place.append(document.createElement('img'))
}"""


def test_without_its_frame_the_faults_of_a_page_are_found(browser: Browser, address: str) -> None:
    """A planted picture without a text counts in the content, not in the foot; so does a fault of the whole page."""
    with opened(browser, address + "countries/") as (page, _, _):
        page.evaluate(_PLANT)
        found = [fault.split(":")[0] for fault in violations(page, with_frame=False)]
        page.evaluate("document.querySelector('main img').remove()")

        assert sorted(found) == ["document-title", "image-alt"]
        assert [fault.split(":")[0] for fault in violations(page, with_frame=False)] == ["document-title"]
        assert "image-alt" in {fault.split(":")[0] for fault in violations(page)}


@pytest.mark.parametrize("uri", WITH_PARTS_OF_NARROW_PAGES)
def test_colours_of_narrow_pages_are_told_apart(browser: Browser, address: str, uri: str) -> None:
    """What looks different on a narrow page, such as menus, filters, tables and forms, has enough contrast there."""
    with opened(browser, address + uri, viewport={"width": 320, "height": 900}) as (page, _, _):
        found = {"light": violations(page, only=COLOURS)}
        page.emulate_media(color_scheme="dark")
        found["dark"] = violations(page, only=COLOURS)

        assert found == {"light": [], "dark": []}


@pytest.mark.parametrize("uri", WITH_PARTS_OF_NARROW_PAGES)
def test_text_can_be_twice_as_large(browser: Browser, address: str, uri: str) -> None:
    """With text of 200 %, no page scrolls sideways on a wide screen."""
    with opened(browser, address + uri) as (page, _, _):
        page.evaluate("document.documentElement.style.setProperty('font-size', '200%')")

        assert page.evaluate("document.documentElement.scrollWidth") <= 1280


def test_first_tab_leads_to_the_content(browser: Browser, address: str) -> None:
    """The first press of Tab reaches a link that skips to the content."""
    with opened(browser, address + "countries/KEN/") as (page, _, _):
        page.keyboard.press("Tab")

        assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"


# Before each key it looks at what the one before has led to: asking after each takes a call to the browser.
_FOCUS = """() => {
  window.focused = []
  window.look = () => {
    const here = document.activeElement
    focused.push(getComputedStyle(here).outlineStyle === 'none' ? here.outerHTML.slice(0, 80) : '')
  }
  addEventListener('keydown', look, true)
}"""


@pytest.mark.parametrize(("uri", "width"), [("", 1280), ("sources/", 360), ("countries/KEN/", 360), ("search/", 1280)])
def test_the_focus_is_seen_wherever_tab_leads(browser: Browser, address: str, uri: str, width: int) -> None:
    """Each of the first places that Tab leads to has a line around it: bars, menus, filters that fold, tables."""
    with opened(browser, address + uri, viewport={"width": width, "height": 800}) as (page, _, _):
        page.wait_for_timeout(300)  # scripts put the menu button and the filters in place
        page.evaluate(_FOCUS)
        for _ in range(24):
            page.keyboard.press("Tab")
        focused = page.evaluate("(look(), focused.slice(1))")  # the first look was before all keys

        assert len(focused) == 24
        assert [name for name in focused if name] == []


def test_contrast_is_measured_on_every_look(browser: Browser, address: str) -> None:
    """Among many texts that look alike, one with another colour is found; so is one on another ground, a row below."""
    paint = "([row, style]) => { document.querySelectorAll('.rows > li')[row].style = style }"
    faint = ["", "color: #aaa", "background: #777", "opacity: .4", ""]
    with opened(browser, f"{address}requests/") as (page, _, _):
        last = page.locator(".rows > li").count() - 1
        page.evaluate("document.querySelectorAll('.rows *').forEach(inner => { inner.style.color = 'inherit' })")
        found = []
        for style in faint:
            page.evaluate(paint, [last, style])
            found.append([fault.split(":")[0] for fault in violations(page, only=COLOURS, of_each_look=1)])

        assert last > 4
        assert found == [[COLOURS] if style else [] for style in faint]
