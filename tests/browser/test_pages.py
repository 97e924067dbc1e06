"""The built site in a real browser: ways from page to page, print, usable without JavaScript."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect
from support.browser_page import arrive, opened


def test_without_javascript_kenya_is_three_clicks_from_the_steps(browser: Browser, address: str) -> None:
    """Without JavaScript: home, all countries, Kenya, and a source in its table with its steps."""
    with opened(browser, address, java_script_enabled=False) as (page, _, _):
        page.get_by_role("link", name="All countries").click()
        page.get_by_role("link", name="Kenya", exact=True).click()
        expect(page.locator("#eligible")).to_contain_text("Kenya is eligible")
        page.locator(".ch-who").first.get_by_role("link", name="Example Grants").first.click()

        expect(page.locator("h2#steps")).to_have_count(1)
        assert page.locator(".steps li").count() > 0


def test_printed_dossier_of_a_country_is_a_clean_sheet(browser: Browser, address: str) -> None:
    """From the page of a country one click leads to the dossier; on paper it has the papers, and no navigation."""
    with opened(browser, address + "countries/KEN/") as (page, _, _):
        page.get_by_role("link", name="the checklist for 3 sources").click()
        page.wait_for_url("**/countries/KEN/prepare/")
        page.emulate_media(media="print")

        assert page.text_content("h1") == "Checklist: Kenya"
        assert page.locator(".ch-dossier .doc li").first.is_visible()
        assert page.locator("#conditions ~ :is(p, ul)").first.is_visible()
        assert not page.locator(".nav").is_visible()
        assert not page.locator(".map").is_visible()


def test_what_does_not_serve_a_country_opens_by_keyboard_without_javascript(browser: Browser, address: str) -> None:
    """Each reason is a fold that opens with the keyboard, and holds the sources that it rules out."""
    with opened(browser, address + "countries/DEU/", java_script_enabled=False) as (page, _, _):
        reason = page.locator("#not-for + details")
        assert not reason.get_by_role("link").first.is_visible()
        reason.locator("summary").focus()
        page.keyboard.press("Enter")

        expect(reason.get_by_role("link").first).to_be_visible()
        assert "It is for countries that receive aid" in reason.locator("summary").text_content()


def test_country_page_leads_to_the_list_filtered_by_the_country(browser: Browser, address: str) -> None:
    """The way to narrow the sources down carries the code of the country in the address."""
    with opened(browser, address + "countries/KEN/") as (page, _, _):
        page.get_by_role("link", name="See the likely sources").click()

        arrive(page, "/sources/?country=KEN&answer=likely-eligible")


def test_deadlines_lead_to_a_source_without_javascript(browser: Browser, address: str) -> None:
    """The calendar is a plain page: what is past stands below a heading that says so; each row leads to its source."""
    with opened(browser, address + "deadlines/", java_script_enabled=False) as (page, _, _):
        past = page.locator("#past-closed-in-the-last-twelve-months ~ ul li").first
        assert "closed" in page.locator("#past-closed-in-the-last-twelve-months").text_content().lower()
        past.get_by_role("link").click()

        page.wait_for_url("**/sources/*/")
        expect(page.locator("h2#open")).to_have_count(1)


@pytest.mark.parametrize(("width", "next_to_each_other"), [(1280, True), (360, False)])
def test_both_examples_show_what_they_state(
    browser: Browser, address: str, width: int, next_to_each_other: bool
) -> None:
    """The good and the poor example stand side by side where there is room, else one below the other, all in view."""
    with opened(browser, address + "contribute/good-request/", viewport={"width": width, "height": 900}) as (
        page,
        _,
        _,
    ):
        good, poor = page.locator(".ch-example").all()
        first, second = good.bounding_box(), poor.bounding_box()

        assert good.get_by_text("given", exact=True).count() == 8
        assert poor.get_by_text("missing", exact=True).count() == 8
        assert good.get_by_text("Three yards of the power company").first.is_visible()
        assert (first["y"] == second["y"]) is next_to_each_other
