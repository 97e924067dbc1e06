"""Bad, hostile and missing input of the forms, in Chromium: it is reported at once, and nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from support.browser_page import fresh_page
from support.form_page import FILL_ALL, answers, box, data_of, open_form, open_settled, put_in_a_source

pytestmark = pytest.mark.browser

HOSTILE = (
    "\"'> {{ 7*7 }} {% raw %} # x: - [a](javascript:alert(1)) no &amp; \\n é العربية 中文 <img src=x onerror=alert(1)>"
)


def test_bad_input_is_reported_at_the_field_and_in_a_summary(page: Page, address: str) -> None:
    """What is wrong is said at the top and at the field; the summary has the focus and leads to the field."""
    open_form(page, f"{address}contribute/form/source/")
    page.locator("details", has_text="fields that can stay empty").last.locator("summary").first.click()
    box(page, "Name").fill("Fund <b>")
    box(page, "Most (optional)").fill("USD 5000")
    open_settled(page)
    box(page, "Checked on").fill("2026-02-30")
    box(page, "Page of the provider (optional)").fill("http//fund.example")
    page.get_by_role("button", name="Check the answers").click()
    summary = page.get_by_role("group", name="There is a problem")
    expect(summary).to_be_focused()
    messages = summary.get_by_role("link").all_text_contents()

    assert "Name must not contain < or >." in messages
    assert "Amount, Most must be a whole number, in digits only, for example 5000." in messages
    assert "Page of the provider must be a web address: it begins with https:// and has no spaces." in messages
    assert "Your check, Checked on must be a date such as 2026-07-20." in messages
    assert "What the help is for: give at least one answer." in messages
    assert len(messages) == len(set(messages))
    assert page.title().startswith("Problem: ")
    expect(page.locator("#ch-form-ready")).to_be_hidden()

    summary.get_by_role("link", name="Amount, Most").click()
    field = box(page, "Most (optional)")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#f-amount-max--error")).to_be_visible()
    field.fill("5000")
    expect(page.locator("#f-amount-max--error")).to_be_hidden()
    expect(summary.get_by_role("link", name="Amount, Most")).to_have_count(0)


def test_hidden_characters_and_missing_evidence_are_reported_before_sending(page: Page, address: str) -> None:
    """A character that cannot be seen, and an amount for which no page is given, are reported by the form already."""
    open_form(page, f"{address}contribute/form/source/")
    put_in_a_source(page)
    page.evaluate("document.querySelectorAll('#ch-form details').forEach(fold => { fold.open = true })")
    box(page, "What it gives").fill("Pays for the emp\u00adtying of stores.")
    box(page, "Most (optional)").fill("5000")
    page.get_by_role("button", name="Check the answers").click()
    summary = page.get_by_role("group", name="There is a problem")
    expect(summary).to_be_focused()
    assert summary.get_by_role("link").all_text_contents() == [
        "What it gives has an invisible character, perhaps from copied text. Type the text again.",
        "Evidence does not say where this was read. Under Supports, tick: Amount.",
        "Amount has no currency. Choose one; rounds have that of the amount.",
    ]
    answers(page, "Currency (optional)").select_option("USD")
    box(page, "What it gives").fill("Pays for the emptying of stores.")
    page.get_by_role("checkbox", name="Amount", exact=True).check()
    expect(page.locator("#ch-form-ready")).to_be_visible()


def test_identifier_that_is_taken_or_malformed_is_reported(page: Page, address: str) -> None:
    """The identifier comes from the name, can be changed, and one that is taken or has other characters is refused."""
    open_form(page, f"{address}contribute/form/source/")
    box(page, "Name").fill("Fonds d’Équité: élimination des PCB")
    page.locator("summary", has_text="Answered for you").click()
    expect(box(page, "Identifier")).to_have_value("fonds-dequite-elimination-des-pcb")
    box(page, "Identifier").fill("global-programme")
    page.get_by_role("button", name="Check the answers").click()
    expect(page.locator("#f--id--error")).to_contain_text("is taken by another record")
    box(page, "Identifier").fill("Has Spaces")
    expect(page.locator("#f--id--error")).to_contain_text("may contain only lower-case letters")
    box(page, "Identifier").fill("a-new-one")
    expect(page.locator("#f--id--error")).to_be_hidden()


@pytest.mark.parametrize("name", ["source", "offer", "request", "centre", "organisation"])
def test_hostile_text_in_every_field_is_harmless_and_survives(page: Page, address: str, name: str) -> None:
    """Hostile text in every field makes no element, runs nothing, and reads back from the text as it was typed."""
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    open_form(page, f"{address}contribute/form/{name}/")
    count = page.evaluate(FILL_ALL, HOSTILE)
    page.get_by_role("button", name="Check the answers").click()
    texts = [text for text in _strings(data_of(page)) if text == HOSTILE]

    assert count > 10
    assert len(texts) == count - 1  # the identifier is no part of the data
    assert page.locator("#ch-form img, #ch-form-yaml *").count() == 0
    expect(page.locator("#ch-form-problems a").nth(3)).to_be_visible()  # the list of names is asked for first
    assert dialogs == []


def _strings(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    inside = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    for value in inside:
        yield from _strings(value)


@pytest.mark.parametrize("value", ["no-such-record", "../../x", "%3Cimg%20src=x%20onerror=alert(1)%3E", ""])
def test_a_record_that_is_not_there_is_reported(browser: Browser, address: str, value: str) -> None:
    """An address with an unknown or hostile record says so, and nothing of it gets into the page."""
    with fresh_page(browser) as page:  # one that may complain, as it does of what is not there
        page.goto(f"{address}contribute/form/source/?record={value}")
        expect(page.get_by_text("This site has no record of that kind")).to_be_visible()

        assert box(page, "Name").first.is_disabled()
        assert page.locator("#ch-form img").count() == 0
        assert page.text_content("h1") == "Add a source of assistance"


def test_a_correction_that_could_not_be_loaded_keeps_nothing(browser: Browser, address: str) -> None:
    """When the record cannot be fetched the form says so, stays closed, and later starts from the record after all."""
    url = f"{address}contribute/form/source/?record=global-programme"
    with fresh_page(browser) as page:
        page.route("**/api/v1/sources/*.json", lambda route: route.abort())
        page.goto(url)
        expect(page.get_by_text("The record could not be loaded.")).to_be_visible()
        assert box(page, "Name").first.is_disabled()
        page.unroute_all()
        open_form(page, url)

        assert data_of(page)["organisation"] == "example-fund"
        expect(page.locator("#ch-form-note")).not_to_contain_text("What you typed before")
