"""What the forms make of answers, in Chromium: numbers of any country, identifiers, the day of the visitor."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import pytest
from clearinghouse.text import LETTERS
from playwright.sync_api import Browser, Page, expect
from support.form_page import answers, box, data_of, open_form, open_settled, text_of
from support.paths import CASES

pytestmark = pytest.mark.browser

_IDENTIFIERS = json.loads((CASES / "identifiers.json").read_text("utf-8"))
_NUMBERS = json.loads((CASES / "form" / "numbers.json").read_text("utf-8"))

_MAKE = """async ([cases, address]) => {
  const { identifierOf } = await import(address)
  return cases.map(([schema, data, letters]) => identifierOf(schema, data, letters))
}"""
_READ = """async ([cases, address]) => {
  const { readNumber, twoReadings } = await import(address)
  return cases.map(text => [readNumber(text), twoReadings(text)])
}"""


def test_identifiers_are_those_of_the_command(ask: Callable) -> None:
    """The form makes the same identifier from a name as the command "new"."""
    cases = [[case["schema"], case["data"], LETTERS] for case in _IDENTIFIERS]

    assert ask(_MAKE, cases) == [case["identifier"] for case in _IDENTIFIERS]


def test_an_identifier_follows_the_name_only(page: Page, address: str) -> None:
    """The identifier is made from the name, and no other field changes it; without Latin letters it is asked for."""
    open_form(page, f"{address}contribute/form/organisation/")
    box(page, "Name").fill("Ministère de l’Œuvre française")
    own = page.locator("#f--id")
    expect(own).to_have_value("ministere-de-loeuvre-francaise")
    box(page, "Short name (optional)").fill("MOF")
    text_of(page)
    expect(own).to_have_value("ministere-de-loeuvre-francaise")
    box(page, "Name").fill("环境基金")
    page.get_by_role("button", name="Check the answers").click()
    expect(page.locator("#f--id--error")).to_contain_text("has no Latin letters or digits")
    own.fill("con")
    expect(page.locator("#f--id--error")).to_contain_text("Windows does not allow")


def test_numbers_are_read_when_they_have_one_meaning(ask: Callable) -> None:
    """Each way to write a number gives the number, two readings to ask about, or the text as it is."""
    answers = ask(_READ, list(_NUMBERS))

    assert answers
    for (text, expected), (number, readings) in zip(_NUMBERS.items(), answers, strict=True):
        assert (number if readings is None else readings) == (text.strip() if expected is None else expected), text


def test_an_amount_with_two_meanings_is_asked_about(page: Page, address: str) -> None:
    """A number such as "50.000" is never written as 50: the form says both readings, and takes the plain number."""
    open_form(page, f"{address}contribute/form/source/")
    page.evaluate("document.querySelectorAll('#ch-form details').forEach(fold => { fold.open = true })")
    most = box(page, "Most (optional)")
    for typed, small in (("50.000", "50"), ("50,000", "50"), ("1.500", "1.5"), ("250.125", "250.125")):
        most.fill(typed)
        assert data_of(page)["amount"] == {"max": typed}
        page.get_by_role("button", name="Check the answers").click()
        expect(page.locator("#f-amount-max--error")).to_contain_text(f"in two ways, as {small} or as ")
    for typed in ("50 000", "50000", "50'000", "50 000,00", "٥٠٬٠٠٠"):
        most.fill(typed)
        assert data_of(page)["amount"] == {"max": 50000}
        expect(page.locator("#f-amount-max--error")).to_be_hidden()
    most.fill("5e4")
    assert data_of(page)["amount"] == {"max": "5e4"}
    expect(page.locator("#f-amount-max--error")).to_contain_text("must be a whole number, in digits only")


def test_the_check_follows_how_the_page_was_read(page: Page, address: str) -> None:
    """Nobody is asked twice how a page was read; who says otherwise is not overruled, and no page means no way."""
    open_form(page, f"{address}contribute/form/source/")
    assert "how" not in data_of(page)["verified"]
    answers(page, "How it was read").select_option("live-page")
    assert data_of(page)["verified"]["how"] == "live-page"
    open_settled(page)
    answers(page, "Checked how").select_option("letter")
    answers(page, "How it was read").select_option("stored-copy")
    assert data_of(page)["verified"]["how"] == "letter"
    page.get_by_role("button", name="Remove: Evidence 1").click()
    assert data_of(page)["verified"]["how"] == "letter"


@pytest.fixture(scope="module")
def visit(browser: Browser, address: str) -> Iterator[Callable[[str, str], Page]]:
    """Give a function that opens the form in a time zone, at a time; it is always the same page."""
    context = browser.new_context()
    page = context.new_page()
    session = context.new_cdp_session(page)

    def opened(zone: str, now: str) -> Page:
        session.send("Emulation.setTimezoneOverride", {"timezoneId": zone})
        page.clock.set_fixed_time(now)
        page.goto(f"{address}contribute/form/source/")
        return page

    yield opened
    context.close()


@pytest.mark.parametrize(
    ("zone", "now", "day"),
    [
        ("Pacific/Apia", "2026-12-01T11:30:00Z", "2026-12-02"),
        ("Pacific/Kiritimati", "2026-12-31T11:00:00Z", "2027-01-01"),
        ("Asia/Kathmandu", "2026-12-01T19:00:00Z", "2026-12-02"),
        ("America/Los_Angeles", "2026-12-02T03:00:00Z", "2026-12-01"),
        ("Africa/Nairobi", "2026-12-01T12:00:00Z", "2026-12-01"),
    ],
)
def test_the_form_writes_the_day_of_the_visitor(
    visit: Callable[[str, str], Page], zone: str, now: str, day: str
) -> None:
    """The days that the form fills in are those of the visitor's own calendar, not of Greenwich."""
    expect(visit(zone, now).locator("#f-verified-on")).to_have_value(day)
