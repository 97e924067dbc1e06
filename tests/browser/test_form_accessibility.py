"""The forms by keyboard, with axe, without lists of names, and without JavaScript."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect
from support.axe import COLOURS, violations
from support.browser_page import fresh_page
from support.builds import REPOSITORY
from support.form_page import FILL_ALL, answers, box, data_of, open_form, open_settled

pytestmark = pytest.mark.browser


def test_countries_are_chosen_with_the_keyboard(page: Page, address: str) -> None:
    """Countries are chosen by name and taken off again with the keyboard alone; one chosen without Add is kept too."""
    open_form(page, f"{address}contribute/form/source/")
    page.evaluate("document.querySelectorAll('#ch-form details').forEach(fold => { fold.open = true })")
    list_ = answers(page, "Countries (optional)")
    list_.focus()
    page.keyboard.type("Keny")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    list_.select_option("Uganda")
    box(page, "Name").focus()
    assert data_of(page)["eligibility"]["countries"] == ["KEN", "UGA"]
    page.get_by_role("button", name="Remove Kenya").focus()
    page.keyboard.press("Enter")
    expect(list_).to_be_focused()

    assert data_of(page)["eligibility"]["countries"] == ["UGA"]


def test_items_of_a_list_are_added_and_removed(page: Page, address: str) -> None:
    """Steps are added and removed with their number reported, and the focus goes where one goes on."""
    open_form(page, f"{address}contribute/form/source/")
    open_settled(page)
    page.locator("[data-part=access] > details > summary").click()
    for action in ("Write", "Wait", "Sign"):
        page.get_by_role("button", name="Add: Steps").click()
        expect(page.locator("[data-part=steps] [data-part=action] textarea").last).to_be_focused()
        page.keyboard.type(action)
    page.get_by_role("button", name="Remove: Steps 2").click()
    expect(page.get_by_role("button", name="Add: Steps")).to_be_focused()

    assert data_of(page)["access"]["steps"] == [{"action": "Write"}, {"action": "Sign"}]


def test_without_lists_of_names_identifiers_are_written(browser: Browser, address: str) -> None:
    """When the names cannot be fetched, organisations and countries are written by identifier, and that is reported."""
    with fresh_page(browser) as page:  # one that may complain, as it does of what is not there
        page.route("**/api/v1/names/*.json", lambda route: route.abort())
        page.goto(f"{address}contribute/form/source/")
        expect(page.get_by_role("status")).to_contain_text("write the identifier instead")
        box(page, "Organisation").fill("unep")
        page.evaluate("document.querySelectorAll('#ch-form details').forEach(fold => { fold.open = true })")
        box(page, "Countries (optional)").fill("KEN\nUGA")

        assert data_of(page)["organisation"] == "unep"
        assert data_of(page)["eligibility"]["countries"] == ["KEN", "UGA"]


def test_without_javascript_the_page_explains_fields_and_other_ways(browser: Browser, address: str) -> None:
    """Without JavaScript all fields are explained, none can be typed into in vain, and other ways are named."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}contribute/form/source/")
    ways = [link.get_attribute("href") for link in page.locator("#ch-form-off a").all()]

    assert f"{REPOSITORY}/new/main?filename=data/sources/new-record.yml" in ways
    assert f"{REPOSITORY}/issues/new/choose" in ways
    assert "../../../contribute/fields/source/" in ways
    assert box(page, "Name").first.is_disabled()
    assert page.get_by_text("The full name that the provider uses.").is_visible()
    assert page.locator("#ch-form-send").is_hidden()
    context.close()


@pytest.mark.parametrize("name", ["source", "request"])
def test_axe_finds_nothing_in_a_form_at_work(page: Page, address: str, name: str) -> None:
    """With errors shown, folds open and items added, no rule of accessibility is broken, wide or narrow, light or dark.

    The frame of the page is that of all others, which are looked at elsewhere.
    """
    open_form(page, f"{address}contribute/form/{name}/")
    page.evaluate(FILL_ALL, "x <")
    page.get_by_role("button", name="Check the answers").click()
    expect(page.locator("#ch-form-problems li").first).to_be_visible()
    found = {}
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme="light")
        found[f"{width}"] = violations(page, with_frame=False)
        page.emulate_media(color_scheme="dark")
        found[f"{width}, dark"] = violations(page, only=COLOURS, with_frame=False, of_each_look=1)
        assert page.evaluate("document.documentElement.scrollWidth") <= width

    assert {state: faults for state, faults in found.items() if faults} == {}
