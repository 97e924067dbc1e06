"""Colours that the system forces: what a colour says is still said by a shape and a word."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.sync_api import Browser
from support.browser_page import opened
from support.forced_colours import faint_texts, force

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


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_states_differ_by_shape_and_word(browser: Browser, address: str, scheme: Literal["light", "dark"]) -> None:
    """No two states of a source look alike, each has its word, and each verdict its sign."""
    with opened(browser, f"{address}about/design/") as (page, _, _):
        force(page, scheme)
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
        force(page, scheme)
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
        force(page, scheme)
        fills = page.evaluate(_FILLS)
        behind = page.evaluate("getComputedStyle(document.body).backgroundColor")

        assert len(set(fills)) == len(fills) == 5
        assert behind not in fills
        assert page.locator("figure .key").first.locator("li").count() == 5


def test_faint_text_is_found(browser: Browser, address: str) -> None:
    """A text that keeps a faint colour of its own is found among the others, which all can be read."""
    with opened(browser, f"{address}about/") as (page, _, _):
        force(page, "dark")
        before = faint_texts(page)
        page.evaluate(
            "document.querySelector('main p').style = 'forced-color-adjust: none; color: #777; background: #888'"
        )

        assert before == []
        assert faint_texts(page)[0].startswith("<p")
