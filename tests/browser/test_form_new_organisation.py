"""A provider that is not listed: its source and the organisation itself in one form, in one file, green at once."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, Route, expect
from support.form_page import answers, box, data_of, open_form, put_in_a_source

pytestmark = pytest.mark.browser

FORM = "contribute/form/source/"
TICK = "It is not in the list. I describe it here."


def _group(page: Page) -> Locator:
    return page.locator("[data-part=new_organisation]")


def _describe(page: Page, name: str) -> None:
    page.get_by_label(TICK).check()
    _group(page).get_by_role("textbox", name="Name", exact=True).fill(name)
    _group(page).get_by_role("combobox", name="Kind", exact=True).select_option("Development bank")


def test_source_and_organisation_are_one_file_that_passes(
    page: Page, address: str, checked: Callable[[str, str], subprocess.CompletedProcess]
) -> None:
    """Who ticks that the organisation is new describes it; the file has both, and the checker accepts it."""
    open_form(page, f"{address}{FORM}")
    expect(_group(page)).to_be_hidden()
    put_in_a_source(page)
    _describe(page, "Łódź Fund for Clean Ground")
    expect(answers(page, "Organisation")).to_be_disabled()
    expect(answers(page, "Organisation").locator(":checked")).to_have_text(
        "Łódź Fund for Clean Ground (not yet on the site)"
    )
    page.get_by_role("button", name="Check the answers").click()
    expect(page.get_by_role("group", name="No problems found")).to_be_focused()
    link = page.get_by_role("link", name="Open a pull request on GitHub").get_attribute("href")
    parameters = parse_qs(urlsplit(link).query, strict_parsing=True)
    done = checked(parameters["filename"][0], parameters["value"][0])

    assert data_of(page)["organisation"] == "lodz-fund-for-clean-ground"
    assert data_of(page)["new_organisation"] == {"name": "Łódź Fund for Clean Ground", "kind": "development-bank"}
    assert done.returncode == 0, done.stdout
    assert "fund-for-clean-stores" not in done.stdout


def test_a_tick_that_is_removed_takes_the_organisation_away(page: Page, address: str) -> None:
    """Without the tick the record has no new organisation, and one chooses from the list again."""
    open_form(page, f"{address}{FORM}")
    _describe(page, "Institute of Stores")
    page.get_by_label(TICK).uncheck()
    data = data_of(page)

    assert "new_organisation" not in data
    assert "organisation" not in data
    answers(page, "Organisation").select_option("Example Fund")
    assert data_of(page)["organisation"] == "example-fund"


def test_what_the_new_organisation_lacks_is_said(page: Page, address: str) -> None:
    """Name and kind are needed; a listed name is to be chosen; one without Latin letters needs a short name."""
    open_form(page, f"{address}{FORM}")
    page.get_by_label(TICK).check()
    page.get_by_role("button", name="Check the answers").click()
    problems = page.locator("#ch-form-problems li")
    expect(problems.filter(has_text="New organisation, Name: fill it in.")).to_have_count(1)
    expect(problems.filter(has_text="New organisation, Kind: choose one.")).to_have_count(1)
    expect(problems.filter(has_text="Organisation: ")).to_have_count(0)
    name = _group(page).get_by_role("textbox", name="Name", exact=True)
    name.fill("Example Fund")
    expect(problems.filter(has_text="this organisation is in the list")).to_have_count(1)
    name.fill("中国基金")
    expect(problems.filter(has_text="New organisation, Short name must have Latin letters")).to_have_count(1)
    _group(page).get_by_role("textbox", name="Short name (optional)", exact=True).fill("CCF")
    expect(problems.filter(has_text="New organisation, Short name")).to_have_count(0)
    assert data_of(page)["organisation"] == "ccf"


def test_the_description_survives_a_reload(page: Page, address: str) -> None:
    """A draft with a new organisation comes back with the tick; an organisation in the address replaces it."""
    open_form(page, f"{address}{FORM}")
    _describe(page, "Institute of Stores")
    before = data_of(page)
    page.reload()
    expect(page.locator("#ch-form-note")).to_contain_text("What you typed before has been restored")
    expect(page.get_by_label(TICK)).to_be_checked()
    assert data_of(page) == before
    page.goto(f"{address}{FORM}?organisation=example-network")
    expect(page.get_by_label(TICK)).not_to_be_checked()
    after = data_of(page)

    assert after["organisation"] == "example-network"
    assert "new_organisation" not in after


def test_an_organisation_that_nobody_knows_is_no_dead_end(page: Page, address: str) -> None:
    """An address with an unknown organisation shows it, and the check says how it can be described."""
    open_form(page, f"{address}{FORM}?organisation=institute-of-stores")
    page.get_by_role("button", name="Check the answers").click()

    expect(page.locator("#ch-form-problems li").filter(has_text="Organisation is not in the list.")).to_have_count(1)


@pytest.mark.parametrize("draft", [False, True])
def test_the_form_of_an_organisation_hands_on_to_its_source(page: Page, address: str, *, draft: bool) -> None:
    """What one typed about an organisation goes along to the source, next to an earlier draft, and once only."""
    if draft:
        open_form(page, f"{address}contribute/form/offer/")
        box(page, "What your offer is called").fill("Help with stores")
        data_of(page)
    open_form(page, f"{address}contribute/form/organisation/")
    box(page, "Name").fill("Institute of Stores")
    answers(page, "Kind of organisation").select_option("Network or alliance")
    page.get_by_role("button", name="Check the answers").click()
    page.get_by_role("link", name="tell us how you can help").click()
    expect(page.get_by_label(TICK)).to_be_checked()
    for _ in (1, 2):
        data = data_of(page)
        assert data["new_organisation"] == {"name": "Institute of Stores", "kind": "network"}
        assert data["organisation"] == "institute-of-stores"
        assert data.get("name") == ("Help with stores" if draft else None)
        page.reload()
        expect(page.get_by_label(TICK)).to_be_checked()


@pytest.mark.parametrize(
    "hostile", ['{"data":{"new_organisation":"x"}}', "[", '{"data":{"new_organisation":{"name":{}}}}']
)
def test_something_else_that_was_handed_on_is_passed_over(page: Page, address: str, hostile: str) -> None:
    """Whatever stands in the storage, the form starts."""
    page.goto(address)
    page.evaluate("text => localStorage.setItem('ch-form handed on', text)", hostile)
    open_form(page, f"{address}{FORM}")

    assert "new_organisation" not in data_of(page)


def test_the_form_without_the_list_takes_a_new_organisation_too(page: Page, address: str) -> None:
    """When the names cannot be loaded, the tick works with the plain field."""
    page.route("**/names/*.json", lambda route: route.fulfill(status=200, body="{"))
    page.goto(f"{address}{FORM}")
    expect(page.locator("#ch-form-send")).to_be_visible()
    _describe(page, "Institute of Stores")
    page.evaluate("() => new Promise(done => setTimeout(done, 200))")

    expect(page.locator("#f-organisation")).to_have_value("institute-of-stores")
    expect(page.locator("#f-organisation")).to_be_disabled()


def test_a_request_asks_only_for_what_its_origin_needs(page: Page, address: str) -> None:
    """Submission and history belong to a submitted request, the document to a transcribed need; answers stay."""
    open_form(page, f"{address}contribute/form/request/")
    parts = {name: page.locator(f"[data-part={name}]").first for name in ("submitted", "history", "document")}
    for part in parts.values():
        expect(part).to_be_hidden()
    page.locator("#f-origin").select_option("transcribed")
    expect(parts["document"]).to_be_visible()
    expect(parts["submitted"]).to_be_hidden()
    page.locator("#f-document-title").fill("National plan")
    page.locator("#f-origin").select_option("submitted")
    expect(parts["submitted"]).to_be_visible()
    expect(parts["document"]).to_be_visible()
    page.locator("#f-document-title").fill("")
    expect(parts["document"]).to_be_hidden()


def test_a_correction_keeps_the_identifier_of_an_organisation_that_came_with_its_source(
    page: Page, address: str
) -> None:
    """The form of a published source shows its new organisation; a corrected name leaves the identifier as it is."""

    def answer(route: Route) -> None:
        published = route.fetch().json()
        published["result"]["organisation"] = "nordic-fund"
        published["result"]["new_organisation"] = {"name": "Nordic Fnud", "kind": "development-bank"}
        route.fulfill(json=published)

    page.route("**/api/v1/sources/global-programme.json", answer)
    open_form(page, f"{address}{FORM}?record=global-programme")
    expect(page.get_by_label(TICK)).to_be_checked()
    _group(page).get_by_role("textbox", name="Name", exact=True).fill("Nordic Fund for Soils")
    data = data_of(page)

    assert data["organisation"] == "nordic-fund"
    assert data["new_organisation"]["name"] == "Nordic Fund for Soils"
