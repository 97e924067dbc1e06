"""Colours that the system forces: what a colour says is still said by a shape and a word, and the focus is seen."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.sync_api import Browser, Page
from support.browser_page import opened
from support.one_of_each_kind import ONE_OF_EACH_KIND

pytestmark = pytest.mark.browser

_SHAPES = """() => Object.fromEntries([...document.querySelectorAll('.tag')].map(tag => {
  const drawn = getComputedStyle(tag, '::before')
  const shape = [drawn.backgroundColor, drawn.backgroundImage, drawn.borderStyle, drawn.clipPath, drawn.height]
  return [tag.className, { word: tag.textContent.trim(), shape: shape.join(' ') }]
}))"""
_SIGNS = """() => [...document.querySelectorAll('.v')].map(verdict =>
  [verdict.textContent.trim(), getComputedStyle(verdict, '::before').content])"""
_LINES = """name => [...document.querySelectorAll(`${name} a`)].map(link =>
  [link.hasAttribute('aria-current'), getComputedStyle(link).borderBottomColor])"""
_FILLS = "() => [...document.querySelectorAll('svg.bar rect')].map(part => getComputedStyle(part).fill)"
# axe reads the colours that the style sheet asks for, not those that are forced, so contrast is measured here.
_FAINT = """() => {
  const channels = colour => (colour.match(/[\\d.]+/g) || []).map(Number)
  const bright = colour => channels(colour).slice(0, 3).map(c => c / 255)
    .map(c => c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4)
    .reduce((sum, c, place) => sum + c * [.2126, .7152, .0722][place], 0)
  const contrast = (a, b) => (Math.max(bright(a), bright(b)) + .05) / (Math.min(bright(a), bright(b)) + .05)
  const behind = node => {
    const colour = getComputedStyle(node || document.body).backgroundColor
    return node && channels(colour)[3] === 0 ? behind(node.parentElement) : colour
  }
  const isText = node => [...node.childNodes].some(inner => inner.nodeType === 3 && inner.data.trim())
  return [...document.querySelectorAll('body *:not(svg *, script, style, noscript)')]
    .filter(node => isText(node) && node.checkVisibility() && !node.closest(':disabled'))
    .filter(node => contrast(getComputedStyle(node).color, behind(node)) < 4.5).map(node => node.outerHTML.slice(0, 90))
}"""
_FOCUS = """() => {
  const here = getComputedStyle(document.activeElement), behind = getComputedStyle(document.body).backgroundColor
  return here.outlineStyle !== 'none' && parseFloat(here.outlineWidth) >= 2 && here.outlineColor !== behind
}"""


def _force(page: Page, scheme: Literal["light", "dark"]) -> None:
    page.emulate_media(forced_colors="active", color_scheme=scheme)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_states_differ_by_shape_and_word(browser: Browser, address: str, scheme: Literal["light", "dark"]) -> None:
    """No two states of a source look alike, each has its word, and each verdict its sign."""
    with opened(browser, f"{address}about/design/") as (page, _, _):
        _force(page, scheme)
        tags = page.evaluate(_SHAPES)
        signs = page.evaluate(_SIGNS)

        assert len(tags) >= 7
        assert len({tag["shape"] for tag in tags.values()}) == len(tags)
        assert all(tag["word"] for tag in tags.values())
        assert [sign for _, sign in signs] == ['"✓"', '"?"', '"×"']


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_view_that_is_open_is_marked(browser: Browser, address: str, scheme: Literal["light", "dark"]) -> None:
    """In the bar, the line of the section and tabs, only the current one has a line that can be seen."""
    with opened(browser, f"{address}about/design/") as (page, _, _):
        _force(page, scheme)
        behind = page.evaluate("getComputedStyle(document.body).backgroundColor")
        for name in (".nav", ".line", ".tabs"):
            links = page.evaluate(_LINES, name)

            assert [is_current for is_current, colour in links if colour != behind] == [True], name


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_parts_of_a_picture_keep_their_colours(
    browser: Browser, address: str, scheme: Literal["light", "dark"]
) -> None:
    """Parts of a bar differ from each other and from the page; the key next to them names each with its number."""
    with opened(browser, f"{address}about/design/") as (page, _, _):
        _force(page, scheme)
        fills = page.evaluate(_FILLS)
        behind = page.evaluate("getComputedStyle(document.body).backgroundColor")

        assert len(set(fills)) == len(fills) == 5
        assert behind not in fills
        assert page.locator("figure .key").first.locator("li").count() == 5


@pytest.mark.parametrize("uri", ONE_OF_EACH_KIND)
def test_text_and_focus_are_seen_on_every_kind(browser: Browser, address: str, uri: str) -> None:
    """Text has a contrast of at least 4.5, and the first places that Tab leads to have a line around them."""
    with opened(browser, address + uri) as (page, _, _):
        _force(page, "dark")

        assert page.evaluate(_FAINT) == []
        for _ in range(6):
            page.keyboard.press("Tab")
            assert page.evaluate(_FOCUS)
