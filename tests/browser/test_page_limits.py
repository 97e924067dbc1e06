"""How long pages may be on a phone: no kind grows back into a list that nobody reads to its end."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser
from support.browser_page import fresh_page

pytestmark = pytest.mark.browser

# Address -> height at 360 px, words that are shown, and KiB of its HTML, compressed.
_LIMITS = {
    "": (4600, 950, 10),
    "about/": (3600, 550, 5),
    "assistance/": (3200, 350, 5),
    "assistance/grant/": (8000, 1100, 8),
    "budget/": (5500, 850, 7),
    "centres/": (4200, 450, 6),
    "centres/scrc-kenya/": (5400, 750, 8),
    "chemicals/": (9500, 1450, 8),
    "contribute/": (4900, 850, 6),
    "contribute/fields/": (5000, 600, 6),
    "contribute/fields/source/": (27500, 4300, 10),
    "contribute/form/": (3000, 400, 5),
    "contribute/form/offer/": (5000, 700, 10),  # without a script: its other ways are shown, too
    "contribute/form/request/": (5100, 650, 8),
    "contribute/form/source/": (5400, 750, 10),
    "contribute/good-request/": (5400, 850, 6),
    "contribute/rules/": (3600, 500, 7),
    "countries/": (6000, 650, 8),
    "countries/KEN/": (6000, 800, 9),
    "countries/KEN/file/": (5800, 950, 7),
    "countries/KEN/prepare/": (6500, 800, 9),
    "data/": (8200, 1250, 9),
    "data/addresses/": (2500, 300, 8),
    "deadlines/": (5900, 850, 10),
    "events/": (6000, 1100, 7),
    "facilities/": (6000, 900, 10),
    "freshness/": (6600, 1050, 10),
    "freshness/corrections/": (5400, 850, 6),
    "freshness/corrections/2026-11-sources/": (14000, 3100, 10),
    "gef/": (3500, 450, 5),
    "ledger/": (5600, 700, 8),
    "ledger/page/2/": (8000, 1100, 10),
    "memberships/": (3800, 500, 5),
    "ledger/projects/": (8200, 1300, 9),
    "matching/": (4900, 800, 6),
    "opportunities/": (9000, 1300, 10),
    "organisations/": (7200, 850, 7),
    "pilot/": (8200, 900, 8),
    "report/": (6200, 900, 8),
    "secretariat/": (5500, 800, 8),
    "plan/": (3000, 350, 10),
    "requests/": (5900, 950, 10),
    "requests/process/": (3900, 500, 7),
    "search/": (2900, 350, 9),
    "sources/": (5800, 950, 10),
    "sources/fao-tcp/": (6800, 1000, 9),
    "sources/unep-special-programme/": (7000, 1000, 10),
    "statistics/": (11300, 900, 8),
    "topics/": (3900, 450, 5),
    "topics/pcb/": (7000, 1000, 8),
    "unmet/": (7300, 950, 10),
    "workplan/": (4700, 700, 6),
}
_COUNTRY, _LONGEST = 6000, 20  # px of each page of a country; how many of the longest are measured
_UNSEEN = re.compile(r"<details(?![^>]* open)[^>]*>.*?</details>|<[^>]+>", re.DOTALL)
_SIZE = """() => {
  const { scrollHeight, scrollWidth } = document.documentElement
  const heights = [...document.querySelectorAll('.rows > li')].map(row => row.offsetHeight).filter(Boolean)
  return [scrollHeight, scrollWidth, document.querySelector('main').innerText.split(/\\s+/).length, heights]
}"""
# Lists with rows of name, what it gives, a figure and a state.
_LISTS = (
    *(
        "sources/",
        "sources/page/2/",
        "requests/",
        "requests/page/3/",
        "facilities/",
        "facilities/page/3/",
        "topics/pcb/",
    ),
    *("assistance/grant/", "countries/KEN/", "organisations/unep/", "ledger/", "opportunities/"),
)
_ROW, _TALLEST_ROW = 145, 175  # px: the mean, and what a few records with long names need
_FIRST_VIEW = 25  # KiB, compressed: a page with all styles and scripts it names
_STYLES = re.compile(r'<link rel="?stylesheet"? href="?([^" >]+)')
_NEEDED = re.compile(r'<(?:script[^>]+src|link rel="?stylesheet"? href)="?([^" >]+)')


class _Size(NamedTuple):
    """How a page is on a phone: in px, the words that are shown, and the heights of the rows of its lists."""

    height: int
    width: int
    words: int
    rows: list[int]


@pytest.fixture(scope="module")
def measured(browser: Browser, live_site: Path) -> Iterator[Callable[[str], _Size]]:
    """Give a function that opens a page of the live site on a small phone, once for all tests, and measures it."""
    with fresh_page(browser, viewport={"width": 360, "height": 740}) as page:

        @cache
        def measure(address: str) -> _Size:
            page.goto((live_site / address / "index.html").as_uri())
            return _Size(*page.evaluate(_SIZE))

        yield measure


@pytest.mark.parametrize("address", _LIMITS)
def test_a_page_stays_short_on_a_phone(measured: Callable[[str], _Size], live_site: Path, address: str) -> None:
    """Height, words and weight of each kind of page of the live site are within limits; nothing is cut off."""
    height, words, weight = _LIMITS[address]
    size = measured(address)
    packed = len(gzip.compress((live_site / address / "index.html").read_bytes())) / 1024

    assert size.height <= height, f"{size.height} px"
    assert size.width <= 360, "it is wider than the phone"
    assert size.words <= words, f"{size.words} words"
    assert packed <= weight, f"{packed:.1f} KiB"


@pytest.mark.parametrize("pattern", ["countries/*/index.html", "countries/*/file/index.html"])
def test_the_longest_pages_of_countries_stay_short_on_a_phone(
    measured: Callable[[str], _Size], live_site: Path, pattern: str
) -> None:
    """Of all countries, those that show most words outside folds are measured: a rich country has no endless page."""
    pages = sorted(live_site.glob(pattern), key=_shown, reverse=True)[:_LONGEST]
    addresses = [f"{file.parent.relative_to(live_site).as_posix()}/" for file in pages]
    heights = {address: measured(address).height for address in addresses}

    assert len(heights) == _LONGEST
    assert {name: height for name, height in heights.items() if height > _COUNTRY} == {}


def _shown(file: Path) -> int:
    """Return how many characters a page has outside its closed folds and its tags."""
    return len(_UNSEEN.sub("", file.read_text("utf-8")))


@pytest.mark.parametrize("address", _LISTS)
def test_rows_of_lists_are_low_on_a_phone(measured: Callable[[str], _Size], address: str) -> None:
    """A phone shows five entries of a list at once: a row has no more than a name, what it gives, and a figure."""
    heights = measured(address).rows

    assert len(heights) >= 5
    assert sum(heights) / len(heights) <= _ROW
    assert max(heights) <= _TALLEST_ROW


@pytest.mark.parametrize("address", ["", "sources/", "requests/", "facilities/", "countries/KEN/", "plan/", "search/"])
def test_a_first_view_of_the_live_site_is_light(live_site: Path, address: str) -> None:
    """The page and all styles and scripts that it names are at most 25 KB compressed, with the records of today."""
    folder = live_site / address
    names = _NEEDED.findall((folder / "index.html").read_text("utf-8"))
    files = dict.fromkeys(path.resolve() for path in (folder / "index.html", *(folder / name for name in names)))

    assert len(files) >= 3
    assert sum(len(gzip.compress(path.read_bytes(), 6)) for path in files) <= _FIRST_VIEW * 1024


def test_no_first_view_of_the_live_site_is_heavy(live_site: Path) -> None:
    """Of every page, what must be there before it can be read is at most 25 KB compressed: itself and its styles."""
    packed = cache(lambda path: len(gzip.compress(path.read_bytes(), 6)))
    heavy = {}
    for page in live_site.rglob("index.html"):
        styles = {(page.parent / name).resolve() for name in _STYLES.findall(page.read_text("utf-8"))}
        weight = packed(page) + sum(map(packed, styles))
        if weight > _FIRST_VIEW * 1024:
            heavy[page.parent.relative_to(live_site).as_posix()] = weight

    assert heavy == {}
