"""The page of all components, photographed: wide and narrow, light and dark. Sizes and contrast count, not pixels."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FloatRect, Page, ViewportSize
from support.axe import COLOURS, violations
from support.browser_page import opened

pytestmark = pytest.mark.browser

_SECTIONS = ["status", "answer", "facts", "rows", "tabs", "steps", "form", "tables", "colours", "panels"]
_ROW_HEIGHT = {1280: 98, 360: 158}
_PLACES = """() => [...document.querySelectorAll('main h2[id]')].map(heading => {
  const parts = [heading]
  for (let next = heading.nextElementSibling; next && next.tagName !== 'H2'; next = next.nextElementSibling) {
    parts.push(next)
  }
  const boxes = parts.map(part => part.getBoundingClientRect()).filter(box => box.width && box.height)
  const top = Math.min(...boxes.map(box => box.top)), bottom = Math.max(...boxes.map(box => box.bottom))
  return { id: heading.id, y: top + scrollY, height: bottom - top, right: Math.max(...boxes.map(box => box.right)) }
})"""
_HEIGHTS = "name => [...document.querySelectorAll(name)].map(item => item.getBoundingClientRect().height)"


@pytest.fixture
def album(tmp_path: Path) -> Path:
    """Give the folder of the photographs: set PHOTOGRAPHS to keep them."""
    folder = Path(os.environ.get("PHOTOGRAPHS", tmp_path))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def test_prose_has_admonitions(browser: Browser, address: str) -> None:
    """An admonition of Markdown has its title, and the mark of a note at its side."""
    with opened(browser, f"{address}about/design/") as (page, _, _):
        note = page.locator(".admonition")

        assert note.locator(".admonition-title").inner_text() == "A note in prose"
        assert note.evaluate("item => getComputedStyle(item).borderInlineStartWidth") == "4px"


@pytest.mark.parametrize("width", _ROW_HEIGHT)
def test_every_component_is_photographed_and_has_its_size(
    browser: Browser, address: str, album: Path, width: int
) -> None:
    """Each section of the page is there in its order, has something to see, and ends inside the screen.

    Rows are no higher than the design says; buttons and fields are at least 44 px high; axe finds nothing. A dark
    scheme changes colours only.
    """
    size = ViewportSize(width=width, height=900)
    with opened(browser, f"{address}about/design/", viewport=size) as (page, complaints, _):
        _check_screen(page, album, width, "light")
        assert violations(page) == []
        page.emulate_media(color_scheme="dark")
        _check_screen(page, album, width, "dark")
        assert violations(page, only=COLOURS) == []
        assert complaints == []


def _check_screen(page: Page, album: Path, width: int, scheme: str) -> None:
    places = [place for place in page.evaluate(_PLACES) if place["id"] in _SECTIONS]
    names = [album / f"{place['id']}-{width}-{scheme}.png" for place in places]
    rows = page.evaluate(_HEIGHTS, "main .rows:not(.hd) > li")
    _photograph(page, places, width, names)

    assert [place["id"] for place in places] == _SECTIONS
    assert [place["id"] for place in places if place["right"] > width] == []
    assert all(place["height"] > 40 for place in places)
    assert [file.name for file in names if file.stat().st_size < 1000] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert rows
    assert max(rows) <= _ROW_HEIGHT[width]
    assert min(page.evaluate(_HEIGHTS, "main .btn, main select, main input[type=text]")) >= 43.5
    assert min(page.evaluate(_HEIGHTS, "main summary, main .tabs a")) >= 24


def _photograph(page: Page, places: list[dict], width: int, files: list[Path]) -> None:
    """Photograph places of a page on a screen that has room for all: otherwise each would make room of its own."""
    usual = page.viewport_size
    page.set_viewport_size({"width": width, "height": page.evaluate("document.documentElement.scrollHeight")})
    for place, file in zip(places, files, strict=True):
        clip = FloatRect(x=0, y=place["y"], width=width, height=place["height"])
        page.screenshot(path=str(file), clip=clip)
    page.set_viewport_size(usual)
