"""Plans on the pages of needs and countries in a browser: read on a telephone, by key, without JavaScript."""

from __future__ import annotations

from playwright.sync_api import Browser, expect
from support.browser_page import opened

_TELEPHONE = {"width": 360, "height": 740}


def test_the_true_sentence_is_on_the_first_screen_of_a_telephone(browser: Browser, address: str) -> None:
    """Who pays, or that nobody is known to, is read without scrolling."""
    with opened(browser, f"{address}requests/ken-pcb-system/", viewport=_TELEPHONE) as (page, complaints, _):
        box = page.locator(".ch-answer p").first.bounding_box()

        assert box["y"] + box["height"] <= _TELEPHONE["height"]
        assert complaints == []


def test_what_must_be_asked_unfolds_by_key(browser: Browser, address: str) -> None:
    """The list is folded, and a reader with a keyboard opens it."""
    with opened(browser, f"{address}requests/ken-pcb-system/") as (page, _, _):
        asked = page.locator("#ask")
        assert not asked.locator("li").first.is_visible()

        asked.locator("summary").focus()
        page.keyboard.press("Enter")

        expect(asked.locator("li").first).to_be_visible()


def test_a_link_to_a_page_that_was_read_opens_the_list_of_them(browser: Browser, address: str) -> None:
    """The list is folded; a link with the number of a page leads into it, from elsewhere and on the page."""
    with opened(browser, f"{address}requests/ken-pcb-system/#evidence-1") as (page, _, _):
        expect(page.locator("#evidence-1")).to_be_in_viewport()
        fold = page.locator("details", has=page.locator("#evidence-1"))

        fold.locator("summary").click()
        expect(page.locator("#evidence-1")).to_be_hidden()
        page.evaluate("location.hash = ''")
        page.evaluate("location.hash = 'evidence-1'")

        expect(page.locator("#evidence-1")).to_be_in_viewport()


def test_the_table_of_a_country_is_a_list_on_a_telephone(browser: Browser, address: str) -> None:
    """At 360 pixels nothing is cut off at the side, each cell says its role, and empty ones are skipped."""
    with opened(browser, f"{address}countries/KEN/", viewport=_TELEPHONE, java_script_enabled=False) as (page, _, _):
        table, others = page.locator("table.ch-who").all()
        row = table.locator("#package-institutions")

        assert table.bounding_box()["width"] <= _TELEPHONE["width"]
        assert row.locator("td").first.get_attribute("data-label") == "Can pay"
        assert row.locator("td").first.bounding_box()["width"] > _TELEPHONE["width"] / 2
        page.locator("summary", has_text="Who lends, delivers and advises").click()
        assert others.locator("td:not(:empty)").first.is_visible()
        empty = others.locator("td:empty")
        assert empty.count() > 0
        assert not empty.first.is_visible()
