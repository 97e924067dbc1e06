"""Drafts of the forms: one goes on where it was left, and an old one is not put over a newer record."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect
from support.form_page import answers, box, data_of, keep_draft, open_form

pytestmark = pytest.mark.browser

RECORD = "contribute/form/source/?record=global-programme"


def _publish(page: Page, change: Callable[[dict], object]) -> None:
    """Let the site answer with a record that was published later."""

    def answer(route: Route) -> None:
        told = route.fetch().json()
        change(told["result"])
        route.fulfill(json=told)

    page.route("**/api/v1/sources/global-programme.json", answer)


def _closed(record: dict) -> None:
    record["availability"] = {"stated": "closed", "note": "Closed for good."}
    record["url"] = "https://help.example/en/new-page"


def _begin_a_correction(page: Page, address: str) -> None:
    open_form(page, f"{address}{RECORD}")
    page.evaluate("document.querySelectorAll('#ch-form details').forEach(fold => { fold.open = true })")
    page.fill("#f-eligibility-note", "Shareholder countries only.")
    data_of(page)


def test_a_draft_of_the_published_record_is_continued(page: Page, address: str) -> None:
    """While the record is as it was when the draft was begun, the draft is there again without a question."""
    _begin_a_correction(page, address)
    open_form(page, f"{address}{RECORD}")

    expect(page.locator("#ch-form-note")).to_contain_text("What you typed before has been restored")
    expect(page.locator("#ch-form-aside")).to_be_hidden()
    assert data_of(page)["eligibility"]["note"] == "Shareholder countries only."


def test_an_old_draft_is_not_put_over_a_newer_record(page: Page, address: str) -> None:
    """When the record was published again, the form shows the new one, names what changed, and keeps the draft."""
    _begin_a_correction(page, address)
    _publish(page, _closed)
    for _ in (1, 2):  # it is offered until somebody decides
        open_form(page, f"{address}{RECORD}")
        shown = data_of(page)
        assert shown["availability"]["stated"] == "closed"
        assert shown["url"] == "https://help.example/en/new-page"
        assert shown["eligibility"].get("note") != "Shareholder countries only."
        expect(page.locator("#ch-form-note")).to_contain_text("published again. Changed on the site: ")
        expect(page.locator("#ch-form-note")).to_contain_text("Page of the provider")


def test_the_record_to_correct_is_not_taken_from_the_cache(page: Page, address: str) -> None:
    """The browser asks whether its copy is still right, so that a record published minutes ago is not overlooked."""
    with page.expect_request("**/api/v1/sources/global-programme.json") as asked:
        page.goto(f"{address}{RECORD}")

    assert asked.value.all_headers()["cache-control"] == "max-age=0"


def test_changes_of_an_old_draft_can_be_put_into_the_newer_record(page: Page, address: str) -> None:
    """What only the visitor changed is put into the new record; what the site changed too stays, and is named."""
    _begin_a_correction(page, address)
    page.fill("#f-url", "https://help.example/mine")
    data_of(page)
    _publish(page, _closed)
    open_form(page, f"{address}{RECORD}")
    page.get_by_role("button", name="Put my changes into the record").click()
    merged = data_of(page)

    assert merged["eligibility"]["note"] == "Shareholder countries only."
    assert merged["availability"]["stated"] == "closed"
    assert merged["url"] == "https://help.example/en/new-page"
    expect(page.locator("#ch-form-note")).to_contain_text("has changed the same: Page of the provider.")
    page.get_by_role("button", name="Show what I typed").click()
    assert data_of(page)["url"] == "https://help.example/mine"
    expect(page.locator("#ch-form-aside")).to_be_hidden()


def test_an_old_draft_can_be_forgotten(page: Page, address: str) -> None:
    """After a question the draft is gone, also after a reload."""
    _begin_a_correction(page, address)
    _publish(page, _closed)
    open_form(page, f"{address}{RECORD}")
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Delete it").click()
    expect(page.locator("#ch-form-aside")).to_be_hidden()
    open_form(page, f"{address}{RECORD}")
    expect(page.locator("#ch-form-aside")).to_be_hidden()


def test_a_draft_that_does_not_know_its_record_is_offered_too(page: Page, address: str) -> None:
    """A draft from before drafts remembered their record is put aside, since nobody knows how old it is."""
    open_form(page, f"{address}{RECORD}")
    draft = {"data": {**data_of(page), "name": "An old name"}, "id": ""}
    keep_draft(page, address, "global-programme", json.dumps(draft))
    open_form(page, f"{address}{RECORD}")

    assert data_of(page)["name"] != "An old name"
    expect(page.get_by_role("button", name="Put my changes")).to_be_hidden()
    page.get_by_role("button", name="Show what I typed").click()
    assert data_of(page)["name"] == "An old name"


def test_a_draft_that_was_published_is_forgotten(page: Page, address: str) -> None:
    """When the site has what the draft says, there is nothing to offer."""
    _begin_a_correction(page, address)
    _publish(page, lambda record: record["eligibility"].update(note="Shareholder countries only."))
    open_form(page, f"{address}{RECORD}")

    expect(page.locator("#ch-form-aside")).to_be_hidden()
    expect(page.locator("#ch-form-note")).not_to_contain_text("What you typed before")


def test_a_correction_without_a_change_is_not_sent(page: Page, address: str) -> None:
    """A correction in which nothing is changed says so, and leads nowhere."""
    open_form(page, f"{address}{RECORD}")
    page.get_by_role("button", name="Check the answers").click()

    expect(page.get_by_role("link", name="Nothing has been changed yet.")).to_be_visible()
    expect(page.locator("#ch-form-ready")).to_be_hidden()


def test_an_answer_in_the_address_is_put_into_the_draft(page: Page, address: str) -> None:
    """Who comes back from making an organisation finds it chosen in the half-filled form."""
    url = f"{address}contribute/form/source/"
    open_form(page, url)
    box(page, "Name").fill("Half a fund")
    data_of(page)
    open_form(page, f"{url}?organisation=institute-of-stores")

    expect(answers(page, "Organisation")).to_have_value("institute-of-stores")
    assert data_of(page)["name"] == "Half a fund"


def test_two_tabs_of_one_form_are_told(context: BrowserContext, address: str) -> None:
    """The draft is kept once, so a form in two tabs says that only what is typed last is kept."""
    first, second = context.new_page(), context.new_page()
    for page in (first, second):
        open_form(page, f"{address}contribute/form/organisation/")
    box(second, "Name").fill("Institute of Stores")
    expect(first.locator("#ch-form-note")).to_contain_text("open in another tab")
