"""Words in pictures are as large on a phone as any other small text."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser
from support.browser_page import opened

pytestmark = pytest.mark.browser

_LEAST = 12.9  # the smallest text of the design has 13 px
_SIZES = """() => [...document.querySelectorAll('main svg text')]
  .filter(item => item.getClientRects().length && item.getBoundingClientRect().width)
  .map(item => [item.textContent, parseFloat(getComputedStyle(item).fontSize) * item.getScreenCTM().a])"""


@pytest.mark.parametrize("uri", ["", "deadlines/", "network/", "statistics/"])
def test_the_words_of_a_picture_can_be_read_on_a_phone(browser: Browser, address: str, uri: str) -> None:
    """At 360 px each word that is shown in a picture is 13 px high."""
    with opened(browser, f"{address}{uri}", viewport={"width": 360, "height": 800}) as (page, _, _):
        sizes = page.evaluate(_SIZES)

        assert sizes
        assert [word for word, size in sizes if size < _LEAST] == []
