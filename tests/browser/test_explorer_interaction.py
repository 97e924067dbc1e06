"""The explorers by hand: counts, choices taken back, Back and Forward, bad addresses, the keyboard."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect
from support.browser_page import arrive, opened
from support.explorer_page import GO, SHOWN, ready, shown

pytestmark = pytest.mark.browser


def test_counts_are_what_each_further_choice_would_show(browser: Browser, address: str) -> None:
    """The number behind a value is how many entries are shown when it alone is chosen besides the other facets."""
    with opened(browser, f"{address}sources/?assistance=grant&topic=pcb") as (page, _, _):
        ready(page)
        text = page.evaluate(
            "[...document.querySelectorAll('[name=topic]')]"
            ".map(box => [box.value, +box.parentNode.querySelector('i').textContent])"
        )
        for value, number in text:
            page.evaluate(GO, f"?assistance=grant&topic={value}")
            assert (value, len(shown(page))) == (value, number)
        assert sum(number for _, number in text) > 0


def test_pills_remove_turn_and_clear(browser: Browser, address: str) -> None:
    """A pill removes its filter or turns it into its opposite; "Clear all" leaves nothing but the order."""
    with opened(browser, f"{address}sources/?country=KEN&topic=pcb&sort=name") as (page, _, _):
        ready(page)
        page.get_by_role("button", name="Exclude: PCB").click()
        arrive(page, "?country=KEN&sort=name&topic=-pcb")
        page.get_by_role("button", name="Remove: not PCB").click()
        arrive(page, "?country=KEN&sort=name")
        assert page.evaluate("document.activeElement.closest('#ch-pills') !== null")
        page.get_by_role("button", name="Clear all").click()
        arrive(page, "sources/?sort=name")
        assert page.is_hidden("#ch-clear")


def test_ticking_keeps_what_is_excluded(browser: Browser, address: str) -> None:
    """Ticking another value of a facet keeps the values that are left out, and nothing else changes."""
    with opened(browser, f"{address}sources/?topic=-nip") as (page, _, _):
        ready(page)
        page.locator("summary", has_text="Topic").click()
        page.get_by_label(re.compile(r"\bPCB\s+\d")).check()

        arrive(page, "?topic=pcb,-nip")


def test_back_and_forward(browser: Browser, address: str) -> None:
    """Back and Forward go through the choices; typing words makes one step, not one for each letter."""
    with opened(browser, f"{address}sources/") as (page, _, _):
        everything = len(shown(ready(page)))
        page.select_option("select[name=country]", "KEN")
        likely = len(shown(page))
        page.locator("summary", has_text="Topic").click()
        page.get_by_label(re.compile(r"\bPCB\s+\d")).check()
        fewer = len(shown(page))
        page.locator("#ch-explorer [name=q]").press_sequentially("unido")
        page.go_back()
        expect(page).not_to_have_url(re.compile("topic"))
        expect(page.locator(SHOWN)).to_have_count(likely)
        page.go_forward()
        page.locator("#ch-explorer [name=q]").fill("")
        expect(page.locator(SHOWN)).to_have_count(fewer)
        assert fewer < likely < everything


def test_unknown_and_hostile_values_are_reported_and_ignored(browser: Browser, address: str) -> None:
    """What is not understood in an address is named as text and ignored; the rest of the address counts."""
    hostile = "<img src=x onerror=alert(1)>"
    query = (
        f"?topic=pcb,nonsense,{hostile}&country=XXX&sort=worst&min=abc&list=no-such"
        f"&__proto__=1&constructor=a&q={hostile}"
    )
    with opened(browser, f"{address}sources/{query}") as (page, complaints, _):
        text = ready(page).text_content("#ch-ignored")

        for part in (
            "topic=nonsense",
            f"topic={hostile}",
            "country=XXX",
            "sort=worst",
            "min=abc",
            "list=no-such",
            "__proto__=1",
        ):
            assert part in text
        assert page.locator("main img[src='x']").count() == 0
        assert page.input_value("#ch-explorer [name=q]") == hostile
        assert shown(page) == []
        assert "No results" in page.text_content("#ch-count")
        assert complaints == []


def tab_until(page: Page, words: str) -> str:
    """Press Tab, at most ten times, until the focus is on something that begins with the words; return its tag."""
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent").startswith(words):
            break
    return page.evaluate("document.activeElement.tagName")


def test_keyboard_alone_finds_and_removes(browser: Browser, address: str) -> None:
    """With the keyboard alone at 320 pixels: open a facet, tick a value, go to a source, come back."""
    with opened(browser, f"{address}sources/", viewport={"width": 320, "height": 700}) as (page, _, _):
        everything = len(shown(ready(page)))
        page.locator("#ch-explorer [name=country]").focus()
        page.keyboard.type("Ken")
        expect(page.locator("#ch-tabs")).to_be_visible()
        assert tab_until(page, "Filters") == "BUTTON"
        page.keyboard.press("Enter")
        assert tab_until(page, "Topic") == "SUMMARY"
        page.keyboard.press("Enter")
        expect(page.locator("[name=topic]").first).to_be_visible()
        assert tab_until(page, "") == "INPUT"
        page.keyboard.press("Space")
        expect(page).to_have_url(re.compile(r"country=KEN&topic=[a-z]"))

        assert 0 < len(shown(page)) < everything
