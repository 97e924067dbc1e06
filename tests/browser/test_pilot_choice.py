"""The choice of centres for a pilot: by address, by key, what it covers and costs, and the page without a script."""

from __future__ import annotations

import re

import pytest
from clearinghouse.domain.budget_scenarios import Scenario, scenario_cost
from clearinghouse.domain.pilot import CentreChoice, centre_choices
from clearinghouse.site.context.context import SiteContext
from playwright.sync_api import Browser, Page, expect
from support.browser_page import fresh_page

pytestmark = pytest.mark.browser
TOTAL = "#ch-pilot-total"


def _choices(context: SiteContext) -> tuple[CentreChoice, ...]:
    budget = context.catalogue.budget["example-budget"]
    return centre_choices(context.catalogue, context.facts, budget.pilot.focal_points_per_region)


def _sentence(context: SiteContext, *chosen: CentreChoice) -> str:
    waiting = {item.country.id: item.waiting for choice in chosen for item in choice.countries}
    cost = scenario_cost(context.catalogue.budget["example-budget"], Scenario(len(chosen), len(waiting), 2))
    return (
        f"Centres: {len(chosen)}. Focal points: {len(waiting)}. "
        f"Documented needs waiting for help: {sum(waiting.values())}. First year: {cost.years[0].total:,}"
    )


def test_an_address_holds_the_choice(page: Page, address: str, site_context: SiteContext) -> None:
    """Each country counts once, and the sum is that of Python; a name that is no centre is passed over."""
    choices = _choices(site_context)
    asked = "&".join(f"centre={item.centre.id}" for item in choices)
    page.goto(f"{address}pilot/?{asked}&centre=constructor&centre=<b>")

    expect(page.locator(TOTAL)).to_contain_text(_sentence(site_context, *choices))


def test_the_choice_is_made_by_key_and_announced(page: Page, address: str, site_context: SiteContext) -> None:
    """Space takes a centre out; the address and the link to the steps follow; without a centre the page says so."""
    choices = _choices(site_context)
    page.goto(f"{address}pilot/?centre={choices[0].centre.id}")
    expect(page.locator(TOTAL)).to_contain_text(_sentence(site_context, choices[0]))
    assert page.get_attribute(TOTAL, "aria-live") == "polite"
    expect(page.locator("#ch-pilot-steps")).to_have_attribute("href", re.compile(r"\?centres=1&focal_points=\d+"))

    page.locator(f"[value={choices[0].centre.id}]").focus()
    page.keyboard.press("Space")

    expect(page.locator(TOTAL)).to_have_text("Choose at least one centre.")
    expect(page.locator("#ch-pilot-steps")).to_be_hidden()
    expect(page).not_to_have_url(re.compile("centre="))


def test_without_a_script_the_table_has_the_centres(browser: Browser, address: str, site_context: SiteContext) -> None:
    """The form is not shown; each centre is a row with its needs."""
    with fresh_page(browser, java_script_enabled=False) as page:
        page.goto(f"{address}pilot/")

        assert not page.locator("#ch-pilot").is_visible()
        rows = page.get_by_role("table", name="Centres to choose from").locator("tbody tr")
        expect(rows).to_have_count(len(_choices(site_context)))
