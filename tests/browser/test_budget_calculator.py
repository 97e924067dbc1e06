"""The calculator of budget scenarios: link, form, limits, steps, file, and the page without a script."""

from __future__ import annotations

import re

import pytest
from clearinghouse.domain.budget_scenarios import MOST_CENTRES, Scenario, scenario_cost
from clearinghouse.site.context.context import SiteContext
from playwright.sync_api import Browser, Page, expect
from support.browser_page import fresh_page

pytestmark = pytest.mark.browser
TOTAL, ROWS = "#ch-scenario-total", "#ch-scenario-rows tr"


def _total(context: SiteContext, *size: int) -> str:
    return f"{scenario_cost(context.catalogue.budget['example-budget'], Scenario(*size)).total:,}"


def test_a_link_is_computed_as_python_computes(page: Page, address: str, site_context: SiteContext) -> None:
    """The address holds the size; focal points are for each centre or in all."""
    page.goto(f"{address}budget/scenarios/?centres=3&focal_points=7&years=5")
    expect(page.locator(TOTAL)).to_contain_text(f"21 focal points for 5 years: {_total(site_context, 3, 21, 5)}")

    page.goto(f"{address}budget/scenarios/?centres=3&focal_points=7&years=5&count=all")
    expect(page.locator(TOTAL)).to_contain_text(f"7 focal points for 5 years: {_total(site_context, 3, 7, 5)}")


def test_the_form_is_answered_while_typing_and_the_address_follows(
    page: Page, address: str, site_context: SiteContext
) -> None:
    """A new number changes the sentence, the steps and the address; the sentence is announced politely."""
    page.goto(f"{address}budget/scenarios/")

    page.get_by_label("Regional and subregional centres").fill("5")

    points = int(page.input_value("[name=focal_points]"))
    expect(page.locator(TOTAL)).to_contain_text(
        _total(site_context, 5, 5 * points, int(page.input_value("[name=years]")))
    )
    expect(page).to_have_url(re.compile("centres=5"))
    assert page.get_attribute(TOTAL, "aria-live") == "polite"
    assert "5 × " in page.locator(ROWS).nth(1).text_content()


def test_a_number_outside_the_limits_is_said_and_the_last_result_stays(page: Page, address: str) -> None:
    """The field is marked, the limits are said next to it, and no sum is made up; a number within them counts again."""
    page.goto(f"{address}budget/scenarios/")
    before, sound = page.text_content(TOTAL), page.input_value("[name=centres]")
    centres = page.get_by_label("Regional and subregional centres")
    field, problem = page.locator("[name=centres]"), page.locator("#ch-scenario-centres-problem")

    for text in ("0", str(MOST_CENTRES + 1), "", "2.5", "-1"):
        centres.fill(text)

        expect(field, text).to_have_attribute("aria-invalid", "true")
        expect(problem, text).to_contain_text(f"from 1 to {MOST_CENTRES}")
        assert page.text_content(TOTAL) == before, text
        centres.fill(sound)
        expect(problem, text).to_be_empty()


def test_every_step_can_be_saved(page: Page, address: str) -> None:
    """The file has one row for each step of each year."""
    page.goto(f"{address}budget/scenarios/?centres=2&focal_points=3&years=2")

    with page.expect_download() as saved:
        page.get_by_role("button", name="Save every step as CSV").click()

    text = saved.value.path().read_text("utf-8-sig")
    assert saved.value.suggested_filename == "scenario-2-6-2.csv"
    assert len(text.splitlines()) == 1 + 2 * 6


def test_without_a_script_the_tables_are_there(browser: Browser, address: str, site_context: SiteContext) -> None:
    """The form is hidden; the steps of the pilot are shown, and they are what the script shows first."""
    with fresh_page(browser, java_script_enabled=False) as plain:
        plain.goto(f"{address}budget/scenarios/")
        assert not plain.locator("#ch-scenario").is_visible()
        static = plain.locator(ROWS).all_inner_texts()
        words = plain.inner_text(TOTAL)

    with fresh_page(browser) as scripted:
        scripted.goto(f"{address}budget/scenarios/")
        expect(scripted.locator("#ch-scenario")).to_be_visible()
        assert scripted.locator(ROWS).all_inner_texts() == static
        assert scripted.inner_text(TOTAL) == words
