"""The page of plans: it answers from a link, follows the form, and says what it did not understand."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from clearinghouse.domain.plans import ask
from clearinghouse.site.context.context import SiteContext
from clearinghouse.wording.plan_headline import headline
from playwright.sync_api import Browser, Page, expect
from support.browser_page import arrive, opened
from support.plan_page import FORM, answered, likely_roles, sentences, show_choices, shown_roles

pytestmark = pytest.mark.browser
TOLD, IGNORED, PROBLEM = "#ch-plan-told", "#ch-plan-ignored", "#ch-plan-problem"


def _wait_for_query(page: Page, expected: dict[str, list[str]]) -> None:
    page.wait_for_url(lambda url: parse_qs(urlsplit(url).query) == expected)


@pytest.mark.parametrize("country", ["KEN", "VNM", "DEU"])
def test_a_link_is_answered_as_python_answers(
    page: Page, address: str, site_context: SiteContext, country: str
) -> None:
    """From the address alone the page shows the sentences and the sources, role by role, that Python's plan has."""
    topics, packages = ["pcb", "legislation-institutions"], ["institutions", "training", "destruction"]
    question = ask(
        site_context.catalogue.countries[country],
        topics=topics,
        packages=packages,
        applicants=["national-government"],
        amount=2_000_000,
        currency="USD",
    )
    plan = site_context.facts.plans.plan(question)
    query = f"country={country}&topic={','.join(topics)}&package={packages[0]}&package={packages[1]},{packages[2]}"

    page.goto(f"{address}plan/?{query}&amount=2000000&currency=USD&applicant=national-government")

    assert shown_roles(answered(page)) == likely_roles(plan)
    assert sentences(page) == list(headline(plan, plan.question.country.name, site_context.messages))
    assert page.text_content(IGNORED) == ""


def test_what_is_not_understood_is_said(page: Page, address: str) -> None:
    """Unknown parameters and values, and a second country, are named as text; parameters that count visits are not."""
    page.goto(
        f"{address}plan/?country=ken&country=VNM&topic=pbc,pcb&package=%3Cb%3Ex&applicant=king&foo=1&utm_source=x&fbclid=y"
    )

    answered(page)
    told = page.text_content(IGNORED)
    assert told == "Not understood, ignored: country=VNM, topic=pbc, package=<b>x, applicant=king, foo=1"
    assert page.locator(f"{IGNORED} b").count() == 0
    assert page.input_value(f"{FORM} [name=country]") == "KEN"
    assert page.is_checked(f"{FORM} [value=pcb]")


def test_without_a_country_it_asks_for_one_and_fetches_nothing(browser: Browser, address: str) -> None:
    """An empty address is no question: the page asks for a country, and the file is not fetched."""
    with opened(browser, f"{address}plan/") as (page, complaints, asked):
        expect(page.locator(TOLD)).to_contain_text("Choose a country")

        assert [url for url in asked if "options.json" in url] == []
        assert page.locator("#ch-plan-body > *").count() == 0
        assert complaints == []


def test_the_address_follows_the_form_and_back_goes_back(page: Page, address: str) -> None:
    """Each choice is a step of the history, what is typed is none, and going back asks the question before."""
    page.goto(f"{address}plan/?country=KEN")
    show_choices(answered(page))
    page.check(f"{FORM} [value=training]")
    page.locator(f"{FORM} [name=amount]").press_sequentially("200000", delay=20)
    page.select_option(f"{FORM} [name=currency]", "USD")
    expect(page.locator("#ch-plan-body h3")).to_have_count(1)
    _wait_for_query(page, {"country": ["KEN"], "package": ["training"], "amount": ["200000"], "currency": ["USD"]})

    page.go_back()
    _wait_for_query(page, {"country": ["KEN"], "package": ["training"], "amount": ["200000"]})
    page.go_back()

    _wait_for_query(page, {"country": ["KEN"]})
    expect(page.locator("#ch-plan-body h3")).to_have_count(14)
    assert page.input_value(f"{FORM} [name=amount]") == ""
    page.go_forward()
    expect(page.locator("#ch-plan-body h3")).to_have_count(1)


@pytest.fixture(scope="module")
def form_of_kenya(browser: Browser, address: str) -> Iterator[Page]:
    """Open the answer of a question without a sum, once for all sums that are not clear."""
    with opened(browser, f"{address}plan/?country=KEN&package=destruction") as (page, complaints, _):
        yield show_choices(answered(page))
        assert complaints == []


@pytest.mark.parametrize(
    ("typed", "problem", "buttons"),
    [
        ("50.000", "can be read in two ways", ["50", "50,000"]),
        ("1,250", "can be read in two ways", ["1250"]),
        ("many", "is not an amount", []),
        ("-5", "is not an amount", []),
        ("0", "is not an amount", []),
        ("1.5", "is not an amount", []),
        ("<b>1</b>", "is not an amount", []),
        ("2,000,000", "Also choose the currency", []),
        ("٢٠٠٠٠٠", "Also choose the currency", []),
    ],
)
def test_a_sum_that_is_not_clear_is_asked_about(
    form_of_kenya: Page, typed: str, problem: str, buttons: list[str]
) -> None:
    """A number with two meanings is asked about, what is no sum is said at the field, and neither is used."""
    page = form_of_kenya
    page.fill(f"{FORM} [name=amount]", "")
    expect(page.locator(PROBLEM)).to_be_empty()
    before = sentences(page)
    page.fill(f"{FORM} [name=amount]", typed)

    expect(page.locator(PROBLEM)).to_contain_text(problem)
    found = [text.replace(",", "") for text in page.locator("#ch-plan-readings button").all_text_contents()]
    assert {text.replace(",", "") for text in buttons} <= set(found)
    assert sentences(page) == before


def test_a_reading_is_chosen_by_key(page: Page, address: str) -> None:
    """The button of the meaning that is meant puts it into the field, and then the sum counts."""
    page.goto(f"{address}plan/?country=KEN&package=destruction&amount=50.000&currency=USD")
    answered(page)
    page.locator(f"{FORM} [name=currency]").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.locator(PROBLEM)).to_be_empty()
    assert page.input_value(f"{FORM} [name=amount]") == "50000"
    page.wait_for_url(lambda url: parse_qs(urlsplit(url).query)["amount"] == ["50000"])
    expect(page.locator("#ch-plan-body")).to_contain_text("USD 50,000")


def test_without_javascript_it_leads_to_the_countries(browser: Browser, address: str) -> None:
    """Without JavaScript the form is not shown, and a sentence leads to the pages that have the table."""
    with opened(browser, f"{address}plan/?country=KEN", java_script_enabled=False) as (page, _, _):
        assert page.locator(FORM).is_hidden()
        page.locator("#ch-plan-without a").click()

        arrive(page, "/countries/")


def test_when_the_file_cannot_be_loaded_it_says_so_and_recovers(browser: Browser, address: str) -> None:
    """A lost connection is said in words; the next choice tries again."""
    with opened(browser, f"{address}plan/") as (page, _, _):
        page.route("**/options.json", lambda route: route.abort())
        page.select_option(f"{FORM} [name=country]", "KEN")
        expect(page.locator(TOLD)).to_contain_text("could not be loaded")
        page.unroute("**/options.json")
        show_choices(page)
        page.check(f"{FORM} [value=destruction]")

        answered(page)


@pytest.mark.parametrize(
    ("query", "is_open"),
    [("country=KEN&topic=pcb", False), ("", True), ("topic=pcb", True), ("country=KEN&amount=50.000", True)],
)
def test_a_clear_question_is_folded_and_its_answer_seen_first(
    browser: Browser, address: str, query: str, is_open: bool
) -> None:
    """On a phone a clear link shows its answer first; without a country, or with a doubt, the form is open."""
    with opened(browser, f"{address}plan/?{query}", viewport={"width": 360, "height": 740}) as (page, _, _):
        country = page.locator(f"{FORM} [name=country]")
        assert country.is_visible() == is_open
        if not is_open:
            expect(answered(page).locator("#ch-plan-told .ch-answer p").first).to_be_in_viewport()
            page.get_by_text("Change the question").click()
            expect(country).to_be_visible()


@pytest.mark.parametrize("width", [320, 1280])
def test_it_fits_narrow_screens_and_large_text(browser: Browser, address: str, width: int) -> None:
    """At 320 pixels, and with text of twice the size, nothing needs scrolling sideways."""
    with opened(browser, f"{address}plan/?country=KEN", viewport={"width": width, "height": 700}) as (page, _, _):
        answered(page)
        for details in page.locator("#ch-plan-body details").all():
            details.locator("summary").first.click()
        if width > 320:
            page.evaluate("document.documentElement.style.fontSize = '250%'")

        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_first_page_and_the_page_of_a_country_lead_here(page: Page, address: str) -> None:
    """The form of the first page and a link on the page of a country ask with the country already chosen."""
    page.goto(address)
    page.select_option(".ch-start [name=country]", "KEN")
    page.select_option(".ch-start [name=topic]", "pcb")
    page.get_by_role("button", name="Who pays for what").click()
    answered(page)
    assert page.text_content(IGNORED) == ""
    assert page.is_checked(f"{FORM} [value=pcb]")

    page.locator("#ch-plan-country-page a").click()
    page.locator("a[href*='plan/?country=KEN']").first.click()

    answered(page)
    assert page.input_value(f"{FORM} [name=country]") == "KEN"
