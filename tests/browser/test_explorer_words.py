"""Words find the same entries however they are written: copied text brings quotes, dashes and unseen characters."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from playwright.sync_api import Browser
from support.browser_page import opened
from support.explorer_page import ready, shown, shown_at

pytestmark = pytest.mark.browser

_SAME = {
    "pcb": ("ＰＣＢ", "PCB\u200b", "\u200fPCB", "P\u00adCB", "“PCB”", "«PCB»", "'pcb'", "pcb,", "pcb;", "ｐｃｂ、"),
    "oecd-dac": ("OECD–DAC", "OECD\u2011DAC", "OECD−DAC", "ＯＥＣＤ－ＤＡＣ"),
    "grants chemicals": ("chemicals, grants", "Chemicals\u00a0Grants", "grants، chemicals", "  grants   chemicals "),
}
_NO_WORDS = "”, \u200b"


@pytest.mark.parametrize(("plain", "others"), _SAME.items(), ids=list(_SAME))
def test_a_word_with_other_signs_finds_the_same(browser: Browser, address: str, plain: str, others: tuple) -> None:
    """Wide letters, dashes, quotes, separators and characters that are not seen make no difference."""
    with opened(browser, f"{address}sources/?q={quote(plain)}") as (page, complaints, _):
        expected = shown(ready(page))
        assert expected
        found = shown_at(page, [f"?q={quote(words)}" for words in others])
        for query, (ids, _) in found.items():
            assert ids == expected, query
        assert len(found) == len(others)
        assert complaints == []


def test_a_sign_alone_filters_nothing(browser: Browser, address: str) -> None:
    """Quotes and separators are no words."""
    with opened(browser, f"{address}sources/") as (page, _, _):
        everything = shown(ready(page))
        page.goto(f"{address}sources/?q={quote(_NO_WORDS)}")
        assert shown(ready(page)) == everything
