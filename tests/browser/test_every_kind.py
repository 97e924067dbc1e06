"""A page of every kind in a real browser, visited once for all that must be true of each of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from support.axe import COLOURS, SCRIPT, violations
from support.browser_page import Visit, window
from support.forced_colours import faint_texts, force, unseen_focus
from support.one_of_each_kind import ONE_OF_EACH_KIND, UNKNOWN_ADDRESS, WITH_PARTS_OF_NARROW_PAGES

pytestmark = pytest.mark.browser

_ASKS_FOR_WIDTH = re.compile(
    r"\b(?:inner|client|offset|scroll|outer|avail)Width|getBoundingClientRect|getClientRects|getComputedStyle"
    r"|matchMedia|(?:Resize|Intersection)Observer|visualViewport|\bscreen\.|[\"'`]resize"
)


@pytest.fixture(scope="module")
def visit(browser: Browser) -> Iterator[Visit]:
    """Give what visits an address, always in the same window; its pages begin with axe."""
    with window(browser, script=SCRIPT) as visits:
        yield visits


@pytest.mark.parametrize("uri", ONE_OF_EACH_KIND)
def test_a_page_is_self_contained_and_accessible(visit: Visit, address: str, uri: str) -> None:
    """No page contacts another host, breaks its own policy, has an error in its scripts, or a violation that axe finds.

    axe looks at it wide and narrow, light and dark; at the frame, which all pages share, on some of them. In forced
    colours text has a contrast of at least 4.5, and the first places that Tab leads to have a line around them. At 320
    pixels no page scrolls sideways; wide tables scroll inside themselves. A page whose parts look different there is
    opened again; for the others it is enough to narrow the window, because no script of theirs looks at its width.
    """
    with visit(address + uri) as (page, complaints, asked):
        # That for unknown addresses is at home at the top of a host only.
        faults = {} if uri == UNKNOWN_ADDRESS else {"complaints": [*complaints], "requests": _elsewhere(asked, address)}
        with_frame = uri in WITH_PARTS_OF_NARROW_PAGES
        faults |= _wide_faults(page, with_frame=with_frame) | _forced_faults(page)
        page.set_viewport_size({"width": 320, "height": 700})
        page.emulate_media(color_scheme="light", forced_colors="none")
        if with_frame:
            page.reload(wait_until="load")
        faults["narrow"] = violations(page, without=COLOURS, with_frame=with_frame)

        assert {name: found for name, found in faults.items() if found} == {}
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


def _elsewhere(asked: list[str], address: str) -> list[str]:
    assert len(asked) > 1, "nothing was asked for, so nothing was looked at"
    return [url for url in asked if not url.startswith(address)]


def _wide_faults(page: Page, *, with_frame: bool) -> dict[str, list[str]]:
    light = violations(page, with_frame=with_frame)
    page.emulate_media(color_scheme="dark")
    dark = violations(page, only=COLOURS, with_frame=with_frame, of_each_look=1)
    return {"wide": light, "wide and dark": dark}


def _forced_faults(page: Page) -> dict[str, list[str]]:
    force(page, "dark")
    return {"text in forced colours": faint_texts(page), "focus in forced colours": unseen_focus(page, presses=6)}


def test_only_a_page_that_is_opened_again_asks_how_wide_it_is(site: Path) -> None:
    """Of all scripts only that of the search looks at the width of the window, and the search is opened narrow too."""
    asking = [path for path in sorted(site.rglob("assets/**/*.js")) if _ASKS_FOR_WIDTH.search(path.read_text("utf-8"))]
    pages = [path for path in site.rglob("*.html") if any(script.name in path.read_text("utf-8") for script in asking)]

    assert [path.name for path in asking] == ["search-page.js"]
    assert [path.relative_to(site).as_posix() for path in pages] == ["search/index.html"]
    assert any(uri.startswith("search/") for uri in WITH_PARTS_OF_NARROW_PAGES)


def test_a_visit_keeps_nothing_of_the_one_before(visit: Visit, address: str) -> None:
    """What a visit stored, complained of and asked for, its width and its colours are gone at the next one."""
    with visit(f"{address}no-such-page/") as (page, complaints, asked):
        page.evaluate("localStorage.setItem('a', 'b')")
        page.set_viewport_size({"width": 320, "height": 700})
        force(page, "dark")
        assert len(complaints) == 1
        assert asked

    with visit(f"{address}about/") as (page, complaints, asked):
        assert page.evaluate("[localStorage.length, innerWidth]") == [0, 1280]
        assert (
            page.evaluate(
                "['(forced-colors: active)', '(prefers-color-scheme: dark)'].some(it => matchMedia(it).matches)"
            )
            is False
        )
        assert complaints == []
        assert [url for url in asked if "no-such-page" in url] == []
