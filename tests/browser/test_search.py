"""The search in a real browser: filters are in the address, counts are right, no other host is asked."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Route, expect
from support.browser_page import arrive, fresh_page, opened
from support.search_page import searched, searched_for

pytestmark = pytest.mark.browser


def test_filters_is_in_the_address_and_back_works(browser: Browser, address: str) -> None:
    """Choosing a kind changes the address and the results; Back brings both back; a deep link gives the same."""
    with opened(browser, f"{address}search/?q=pcb") as (page, complaints, _):
        before = searched(page)
        page.get_by_role("checkbox", name="Documented needs").check()
        page.wait_for_url("**/search/?q=pcb&kind=request")
        chosen = searched(page)
        assert {link.split("/")[0] for link in chosen} == {"requests"}
        page.get_by_role("combobox", name="Country").select_option("KEN")
        page.wait_for_url("**/search/?q=pcb&kind=request&country=KEN")
        chosen_of_kenya = searched(page)
        assert 0 < len(chosen_of_kenya) < len(chosen)
        page.go_back()
        page.wait_for_url("**/search/?q=pcb&kind=request")
        assert searched(page) == chosen
        page.go_back()
        page.wait_for_url("**/search/?q=pcb")
        assert searched(page) == before
        assert not page.get_by_role("checkbox", name="Documented needs").is_checked()
        page.goto(f"{address}search/?q=pcb&kind=request&country=KEN&topic=pcb")
        assert searched(page) == chosen_of_kenya
        assert page.input_value("#ch-topic") == "pcb"
        page.get_by_role("button", name="Remove all filters").click()
        page.wait_for_url("**/search/?q=pcb")
        assert complaints == []


def test_counts_of_filters_are_those_of_the_results(browser: Browser, address: str) -> None:
    """The number next to a kind is the number of results that choosing it gives."""
    with opened(browser, f"{address}search/?q=centre") as (page, _, _):
        searched(page)
        label = page.text_content("label[for='ch-kind-centre']")
        page.get_by_role("checkbox", name="Regional centres").check()
        page.wait_for_url("**&kind=centre")
        results = searched(page)

        assert label == f"Regional centres ({len(results)})"
        assert len(results) > 0


def test_unknown_values_are_reported_and_passed_over(browser: Browser, address: str) -> None:
    """Hostile or unknown values in the address are named as text; the search goes on without them."""
    hostile = "search/?q=pcb&kind=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E&country=XXX&topic=pcb,nothing"
    with opened(browser, address + hostile) as (page, complaints, _):
        results = searched(page)
        text = page.text_content("#ch-told")

        assert len(results) > 0
        assert "kind=<img src=x onerror=alert(1)>, country=XXX, topic=nothing" in text
        assert page.locator("#ch-told *, #ch-results img").count() == 0
        assert complaints == []


def test_nothing_is_fetched_before_the_first_query(browser: Browser, address: str) -> None:
    """Without a query neither the engine nor the list of words is fetched; with one, only from this host."""
    with opened(browser, f"{address}search/") as (page, _, asked):
        assert [url for url in asked if "pagefind" in url or "words.json" in url] == []
        page.get_by_label("What are you looking for?").fill("PCB")
        page.keyboard.press("Enter")
        page.wait_for_url("**/search/?q=PCB")
        assert "topics/pcb" in searched(page)
        assert any("words.json" in url for url in asked)
        assert [url for url in asked if not url.startswith(address)] == []


def test_results_state_kind_country_and_status(browser: Browser, address: str) -> None:
    """A source says its status in words, a need its country; more results come on request, with the focus on them."""
    with opened(browser, f"{address}search/?q=pcb+disposal") as (page, _, _):
        searched(page)
        facts = page.locator("#ch-results .ch-result").all_text_contents()
        assert any("Source · Open" in text for text in facts)
        assert any("Need · Kenya" in text for text in facts)
        before = len(facts)
        page.get_by_role("button", name="More results").press("Enter")
        page.locator("#ch-results .ch-result").nth(before).wait_for()
        page.locator("#ch-results a:focus").wait_for()
        number = page.evaluate("[...document.querySelectorAll('.ch-result a')].indexOf(document.activeElement)")
        assert number == before


def test_search_that_cannot_be_loaded_says_what_to_use(browser: Browser, address: str) -> None:
    """When the engine cannot be fetched, the page says so and names the lists; a later query tries again."""
    with opened(browser, f"{address}search/") as (page, _, _):
        page.route("**/words.json", lambda route: route.abort())
        page.get_by_label("What are you looking for?").fill("PCB")
        page.keyboard.press("Enter")
        page.locator("#ch-told", has_text="could not be loaded").wait_for()
        page.unroute("**/words.json")
        page.locator("#ch-search").get_by_role("button", name="Search", exact=True).click()
        page.locator("#ch-results .ch-result").first.wait_for()


def test_search_page_without_javascript_names_the_lists(browser: Browser, address: str) -> None:
    """Without JavaScript the search page says so, shows no dead filters, and links to the lists."""
    with opened(browser, f"{address}search/?q=pcb", java_script_enabled=False) as (page, _, _):
        assert page.get_by_text("The search needs JavaScript").is_visible()
        assert not page.get_by_role("checkbox").first.is_visible()
        page.locator("#ch-without").get_by_role("link", name="topics").click()

        arrive(page, "/topics/")


def test_words_written_before_the_script_came_are_kept(browser: Browser, address: str) -> None:
    """On a slow link somebody writes before the script is there; the box keeps the words, also while results come."""
    waiting: list[Route] = []

    def wait(route: Route) -> None:
        waiting.append(route)

    with fresh_page(browser) as page:
        page.route("**/search-page.js", wait)
        page.goto(f"{address}search/?q=pcb", wait_until="commit")
        box = page.locator("#ch-query")
        box.press_sequentially("old  stores ")
        page.wait_for_function("document.readyState !== 'loading'")
        waiting[0].continue_()
        page.wait_for_selector('#ch-results[aria-busy="false"]', state="attached")
        expect(box).to_have_value("old  stores ")
        box.press("Enter")
        page.wait_for_url("**/search/?q=old++stores+")
        page.wait_for_selector('#ch-results[aria-busy="false"]', state="attached")
        expect(box).to_have_value("old  stores ")
        page.go_back()
        expect(box).to_have_value("pcb")


def test_input_methods_write_into_the_search(browser: Browser, address: str) -> None:
    """Composed words, in the box of the page and in that of the header, are searched as they were written."""
    with opened(browser, f"{address}search/") as (page, _, _):
        session = page.context.new_cdp_session(page)
        for name in ("#ch-query", ".top>.w>.find input"):
            page.click(name)
            for text in ("b", "bi", "bian"):
                session.send("Input.imeSetComposition", {"text": text, "selectionStart": 1, "selectionEnd": 1})
            session.send("Input.insertText", {"text": "变压器 "})
            page.keyboard.type("x")
            expect(page.locator(name)).to_have_value("变压器 x")
            page.keyboard.press("Enter")
            page.wait_for_url("**/search/?q=*+x")
            page.goto(f"{address}search/")


def test_a_cas_number_leads_to_the_row_of_its_chemical(browser: Browser, address: str) -> None:
    """A number with any hyphens finds the row of its chemical, above what its name finds."""
    with opened(browser, f"{address}search/") as (page, complaints, _):
        queries = ("58-89-9", "CAS 58\u201389\u20119", "stocks of 58-89-9?")
        first = {query: results[0] for query, results in searched_for(page, queries).items()}

        assert first == dict.fromkeys(queries, "chemicals/#lindane")
        page.get_by_role("link", name="Lindane", exact=True).click()
        expect(page.locator("#lindane")).to_be_visible()
        assert complaints == []


def test_an_unknown_cas_number_finds_no_chemical(browser: Browser, address: str) -> None:
    """A number that no chemical has, or that an object has by nature, is a word like others."""
    with opened(browser, f"{address}search/") as (page, complaints, _):
        queries = ("58-89-8", "158-89-9", "58-89-91", "constructor")
        found = searched_for(page, queries)

        assert [query for query in queries if any(link.startswith("chemicals/#") for link in found[query])] == []
        assert complaints == []


def test_a_code_of_a_country_stands_for_its_name(browser: Browser, address: str) -> None:
    """The alpha-3 code leads to the page of the country, alone in any letters, in a sentence in capitals."""
    with opened(browser, f"{address}search/") as (page, _, _):
        queries = ("KEN", "PCB KEN", "ken", "disposal in KEN")
        found = searched_for(page, queries)

        assert [query for query in queries if "countries/KEN" not in found[query][:3]] == []


def test_small_words_are_no_codes_of_countries(browser: Browser, address: str) -> None:
    """In a sentence in capitals AND is the word, not Andorra, and can stays a word."""
    program = """async module => {
      const { lexicon, understand } = await import(module)
      const data = { stop: ["and", "can"], concepts: [["country", "AND", ["Andorra"]], ["country", "CAN", ["Canada"]]] }
      const meant = query => understand(query, lexicon(data)).flatMap(part => part.concepts).map(one => one.value)
      return ["PCB AND DDT", "can we", "help for CAN", "AND", "Andorra"].map(meant)
    }"""
    with opened(browser, f"{address}search/") as (page, _, _):
        assert page.evaluate(program, f"{address}assets/search/lexicon.js") == [[], [], ["CAN"], ["AND"], ["AND"]]
