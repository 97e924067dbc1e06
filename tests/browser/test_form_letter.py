"""The door without an account: the letter of a form is saved, read back, and sent nowhere."""

from __future__ import annotations

import subprocess
from collections.abc import Callable

import pytest
from clearinghouse.authoring.letter import read_letter
from playwright.sync_api import Browser, BrowserContext, Page, expect
from support.form_page import open_form, put_in_a_source, text_of

pytestmark = pytest.mark.browser


def test_a_letter_holds_the_record_and_nothing_is_sent(
    page: Page, address: str, checked: Callable[[str, str], subprocess.CompletedProcess[str]]
) -> None:
    """The letter has a reference, its record comes back unchanged and passes; no other host is asked."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    open_form(page, f"{address}contribute/form/source/")
    put_in_a_source(page)
    page.get_by_role("button", name="Check the answers").click()
    expect(page.get_by_role("group", name="No problems found")).to_be_visible()

    with page.expect_download() as saved:
        page.get_by_role("button", name="Save the letter (text)").click()

    letter = saved.value.path().read_bytes()
    annex = read_letter(letter)
    assert annex.is_sealed
    assert annex.text == text_of(page)
    assert saved.value.suggested_filename.removesuffix(".txt") in letter.decode()
    assert checked(f"data/{annex.kind}/{annex.id}.yml", annex.text).returncode == 0
    assert [url for url in asked if not url.startswith((address, "blob:"))] == []


def test_without_an_address_the_page_says_so(page: Page, address: str) -> None:
    """Where no address is configured the letter can be printed, and no mail is offered."""
    open_form(page, f"{address}contribute/form/source/")
    put_in_a_source(page)
    page.get_by_role("button", name="Check the answers").click()

    expect(page.locator("#ch-letter")).to_contain_text("no address to write to")
    assert page.locator("#ch-letter-mail").count() == 0


def test_without_a_script_the_page_says_how_to_write(browser: Browser, address: str) -> None:
    """The form is not shown, and the other ways are."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}contribute/form/source/")

    expect(page.locator("#ch-form-off")).to_be_visible()
    assert not page.locator("#ch-letter").is_visible()
    context.close()


def test_a_letter_is_printed_alone_by_key(page: Page, context: BrowserContext, address: str) -> None:
    """Enter on the button opens the letter in a window of its own, with nothing else, and prints it."""
    context.add_init_script("window.print = () => { document.documentElement.dataset.printed = document.title }")
    open_form(page, f"{address}contribute/form/source/")
    put_in_a_source(page)
    page.get_by_role("button", name="Check the answers").click()
    button = page.get_by_role("button", name="Print the letter")
    button.focus()

    with page.expect_popup() as opened:
        page.keyboard.press("Enter")

    letter = opened.value
    expect(letter.locator("body > *")).to_have_count(1)
    lines = letter.locator("pre").text_content().splitlines()
    assert lines[0].removeprefix("Reference: ") == letter.title()
    assert lines[-1].startswith("=== END OF RECORD ")
    assert letter.locator("html").get_attribute("data-printed") == letter.title()
