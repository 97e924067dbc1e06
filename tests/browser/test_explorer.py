"""The explorers of sources and of needs: every facet, combinations, links, Back, keyboard, export, print, no script."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import openpyxl
import pytest
from clearinghouse.catalogue import Catalogue
from clearinghouse.derive.service import serves
from clearinghouse.pages import facets
from clearinghouse.pages.view import View
from opening import opened
from playwright.sync_api import Browser, Download, Page, expect

pytestmark = pytest.mark.browser

SHOWN = ".ch-rows > li:not([hidden])"
FACETS = [
    (folder, facet) for folder, found in (("sources", facets.SOURCES), ("requests", facets.REQUESTS)) for facet in found
]


def shown(page: Page) -> list[str]:
    """Return the identifiers of the entries that can be seen, in their order."""
    return page.eval_on_selector_all(SHOWN, "items => items.map(item => item.id)")


def ready(page: Page) -> Page:
    """Wait until the script has filtered once."""
    expect(page.locator("#ch-count")).to_contain_text(" of ")
    return page


@pytest.mark.parametrize(("folder", "facet"), FACETS, ids=lambda value: getattr(value, "param", value))
def test_every_value_of_every_facet_shows_what_has_it(
    browser: Browser, address: str, real_view: View, folder: str, facet: facets.Facet
) -> None:
    """Each value of a facet shows the records that have it and says how many; with a minus, all the others."""
    records = {record.id: set(facet.values(record, real_view)) for record in getattr(real_view, folder)}
    values = sorted(set().union(*records.values())) if facet is not facets.ANSWER else []
    with opened(browser, f"{address}{folder}/") as (page, complaints, _):
        ready(page)
        for value in values:
            wanted = {key for key, has in records.items() if value in has}
            assert wanted
            for sign, expected in (("", wanted), ("-", records.keys() - wanted)):
                page.evaluate(_GO, f"?{facet.param}={sign}{value}")

                assert set(shown(page)) == expected
                assert f"{len(expected)} of {len(records)} shown" in page.text_content("#ch-count")
        assert complaints == []


_GO = "address => { history.pushState(null, '', address); dispatchEvent(new PopStateEvent('popstate')) }"


def test_country_gives_every_source_its_answer_and_hides_none(browser: Browser, address: str, real: Catalogue) -> None:
    """A chosen country puts an answer with its reason on each source, the likely ones first, and hides nothing."""
    kenya = real.countries["KEN"]
    verdicts = {key: serves(source, kenya).verdict for key, source in real.sources.items() if not source.retired}
    with opened(browser, f"{address}sources/?country=KEN") as (page, _, _):
        ready(page)
        order = [verdicts[key] for key in shown(page)]
        told = page.eval_on_selector_all(".ch-answer", "items => items.map(item => item.textContent)")

        assert len(order) == len(verdicts)
        assert order == sorted(order, key=["likely-eligible", "needs-more-information", "not-eligible"].index)
        assert all(": " in text and text.endswith(".") for text in told)


@pytest.mark.parametrize("verdict", ["likely-eligible", "needs-more-information", "not-eligible"])
def test_answers_can_be_filtered_once_a_country_is_chosen(
    browser: Browser, address: str, real: Catalogue, verdict: str
) -> None:
    """The facet of answers shows the sources with that answer for the chosen country, and only then can be seen."""
    barbados = real.countries["BRB"]
    wanted = {key for key, source in real.sources.items() if serves(source, barbados).verdict == verdict}
    with opened(browser, f"{address}sources/?country=BRB&answer={verdict}") as (page, _, _):
        assert set(shown(ready(page))) == wanted
        assert page.is_visible("#ch-answer")
        page.select_option("select[name=country]", "")
        expect(page.locator("#ch-answer")).to_be_hidden()


def test_deep_link_of_the_documentation(browser: Browser, address: str, real_view: View) -> None:
    """The address that the documentation gives shows exactly what all its parts ask for, and fills the form."""
    wanted = {
        source.id
        for source in real_view.sources
        if "pcb" in source.topics
        and "technical-advice" in source.assistance
        and real_view.intakes[source.id].status == "open"
    }
    query = "?country=KEN&topic=pcb&assistance=technical-advice&status=open&sort=deadline"
    with opened(browser, f"{address}sources/{query}") as (page, complaints, _):
        assert wanted
        assert set(shown(ready(page))) == wanted
        assert page.input_value("select[name=country]") == "KEN"
        assert page.input_value("select[name=sort]") == "deadline"
        assert page.is_checked("[name=topic][value=pcb]")
        assert page.is_hidden("#ch-ignored")
        assert complaints == []


def test_any_and_all_within_a_facet(browser: Browser, address: str, real_view: View) -> None:
    """Two values show records with either of them; with "all", only those with both."""
    either = {source.id for source in real_view.sources if {"pcb", "nip"} & set(source.topics)}
    both = {source.id for source in real_view.sources if {"pcb", "nip"} <= set(source.topics)}
    with opened(browser, f"{address}sources/?topic=pcb,nip") as (page, _, _):
        assert set(shown(ready(page))) == either
        page.evaluate(_GO, "?topic=pcb,nip&all=topic")
        assert set(shown(page)) == both
        assert both < either


def test_amounts_are_compared_in_one_currency_only(browser: Browser, address: str, real_view: View) -> None:
    """A range shows sources whose amounts in that currency overlap it, and says how many state none."""
    inside = {
        source.id
        for source in real_view.sources
        if source.amount.currency == "USD"
        and max(value for value in (source.amount.min, source.amount.max, source.amount.typical) if value is not None)
        >= 100_000
        and min(value for value in (source.amount.min, source.amount.max, source.amount.typical) if value is not None)
        <= 600_000
    }
    without = sum(source.amount.currency != "USD" for source in real_view.sources)
    with opened(browser, f"{address}sources/?currency=USD&min=100000&max=600000") as (page, _, _):
        assert set(shown(ready(page))) == inside
        assert f"{without} that state no such amount in USD are not shown" in page.text_content("#ch-count")


@pytest.mark.parametrize("words", ["démonstration pesticide", "PESTICIDE", "pestícide"])
def test_words_fold_accents_and_capitals(browser: Browser, address: str, words: str) -> None:
    """Words are found whatever their accents and capital letters; all of them must occur."""
    with opened(browser, f"{address}sources/?q={words}") as (page, _, _):
        found = shown(ready(page))
        texts = page.eval_on_selector_all(SHOWN, "items => items.map(item => item.textContent.toLowerCase())")

        assert all("pesticide" in text for text in texts)
        assert bool(found) == ("d" not in words.split(" ", 1)[0][:1])


@pytest.mark.parametrize(
    ("sort", "key"),
    [
        ("name", "item.querySelector('a').textContent"),
        ("verified", "item.dataset.checked"),
        ("deadline", "item.dataset.due || '9999'"),
    ],
)
def test_sorting(browser: Browser, address: str, sort: str, key: str) -> None:
    """Each way to sort puts the entries into that order."""
    with opened(browser, f"{address}sources/?sort={sort}") as (page, _, _):
        ready(page)
        values = page.eval_on_selector_all(SHOWN, f"items => items.map(item => {key})")
        expected = page.evaluate(
            "([sort, values]) => [...values].sort("
            "(a, b) => sort === 'name' ? a.localeCompare(b) : a < b ? -1 : +(a > b))",
            [sort, values],
        )

        assert values == (expected[::-1] if sort == "verified" else expected)
        assert len(values) > 10


def test_counts_tell_what_each_further_choice_would_show(browser: Browser, address: str) -> None:
    """The number behind a value is how many entries are shown when it alone is chosen besides the other facets."""
    with opened(browser, f"{address}sources/?assistance=grant&topic=pcb") as (page, _, _):
        ready(page)
        told = page.evaluate(
            "[...document.querySelectorAll('[name=topic]')]"
            ".map(box => [box.value, +box.parentNode.querySelector('i').textContent])"
        )
        for value, number in told:
            page.evaluate(_GO, f"?assistance=grant&topic={value}")
            assert (value, len(shown(page))) == (value, number)
        assert sum(number for _, number in told) > 0


def test_pills_remove_turn_and_clear(browser: Browser, address: str) -> None:
    """A pill removes its filter or turns it into its opposite; "Clear all" leaves nothing but the order."""
    with opened(browser, f"{address}sources/?country=KEN&topic=pcb&sort=name") as (page, _, _):
        ready(page)
        page.get_by_role("button", name="Turn into “not”: PCB").click()
        assert page.url.endswith("?country=KEN&sort=name&topic=-pcb")
        page.get_by_role("button", name="Remove: not PCB").click()
        assert page.url.endswith("?country=KEN&sort=name")
        assert page.evaluate("document.activeElement.closest('#ch-pills') !== null")
        page.get_by_role("button", name="Clear all").click()
        assert page.url.endswith("sources/?sort=name")
        assert page.is_hidden("#ch-clear")


def test_ticking_keeps_what_is_left_out(browser: Browser, address: str) -> None:
    """Ticking another value of a facet keeps the values that are left out, and nothing else changes."""
    with opened(browser, f"{address}sources/?topic=-nip") as (page, _, _):
        ready(page)
        page.locator("summary", has_text="Topic").click()
        page.get_by_label("PCB (").check()

        assert page.url.endswith("?topic=pcb,-nip")


def test_back_and_forward(browser: Browser, address: str) -> None:
    """Back and Forward go through the choices; typing words makes one step, not one for each letter."""
    with opened(browser, f"{address}sources/") as (page, _, _):
        everything = len(shown(ready(page)))
        page.select_option("select[name=country]", "KEN")
        page.locator("summary", has_text="Topic").click()
        page.get_by_label("PCB (").check()
        fewer = len(shown(page))
        page.locator("#ch-explorer [name=q]").press_sequentially("unido")
        page.go_back()
        assert "topic" not in page.url
        assert len(shown(page)) == everything
        page.go_forward()
        page.locator("#ch-explorer [name=q]").fill("")
        assert len(shown(page)) == fewer < everything


def test_unknown_and_hostile_values_are_told_and_ignored(browser: Browser, address: str) -> None:
    """What is not understood in an address is named as text and ignored; the rest of the address counts."""
    hostile = "<img src=x onerror=alert(1)>"
    query = (
        f"?topic=pcb,nonsense,{hostile}&country=XXX&sort=worst&min=abc&list=no-such"
        f"&__proto__=1&constructor=a&q={hostile}"
    )
    with opened(browser, f"{address}sources/{query}") as (page, complaints, _):
        told = ready(page).text_content("#ch-ignored")

        for part in (
            "topic=nonsense",
            f"topic={hostile}",
            "country=XXX",
            "sort=worst",
            "min=abc",
            "list=no-such",
            "__proto__=1",
        ):
            assert part in told
        assert page.locator("main img[src='x']").count() == 0
        assert page.input_value("#ch-explorer [name=q]") == hostile
        assert shown(page) == []
        assert "Nothing fits" in page.text_content("#ch-count")
        assert complaints == []


def tab_until(page: Page, words: str) -> str:
    """Press Tab, at most ten times, until the focus is on something that begins with the words; return its tag."""
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent").startswith(words):
            break
    return page.evaluate("document.activeElement.tagName")


def test_keyboard_alone_finds_and_removes(browser: Browser, address: str) -> None:
    """With the keyboard alone at 320 pixels: open a facet, tick a value, go to a source, come back."""
    with opened(browser, f"{address}sources/", viewport={"width": 320, "height": 700}) as (page, _, _):
        everything = len(shown(ready(page)))
        page.locator("#ch-explorer [name=country]").focus()
        page.keyboard.type("Ken")
        expect(page.locator("#ch-answer")).to_be_visible()  # it stands before the topics, so Tab would count it or not
        assert tab_until(page, "Topic") == "SUMMARY"
        page.keyboard.press("Enter")
        expect(page.locator("[name=topic]").first).to_be_visible()
        assert tab_until(page, "") == "INPUT"
        page.keyboard.press("Space")
        expect(page).to_have_url(re.compile(r"country=KEN&topic=[a-z]"))

        assert 0 < len(shown(page)) < everything


def saved(page: Page, button: str) -> Download:
    """Press a button that saves a file, and return the file."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button).click()
    return waiting.value


def test_export_has_the_filtered_entries_in_their_order(browser: Browser, address: str, tmp_path: Path) -> None:
    """CSV and workbook have exactly the entries shown, in their order, with the filter and the address in words."""
    with opened(browser, f"{address}sources/?country=KEN&topic=pcb", accept_downloads=True) as (page, complaints, _):
        ids = shown(ready(page))
        saved(page, "Save as CSV").save_as(tmp_path / "list.csv")
        saved(page, "Save for Excel").save_as(tmp_path / "list.xlsx")
        url = page.url
        assert complaints == []
    lines = list(csv.reader(io.StringIO((tmp_path / "list.csv").read_bytes().decode("utf-8-sig"))))
    sheet = [
        ["" if cell is None else cell for cell in row]
        for row in openpyxl.load_workbook(tmp_path / "list.xlsx").active.values
    ]

    column = lines[0].index("Identifier")
    assert [line[column] for line in lines[1:] if len(line) > column] == ids
    assert [row[column] for row in sheet[1:] if row[column]] == ids
    assert sheet[0] == lines[0]
    assert "Answer for your country" in lines[0]
    assert lines[-1][0] == sheet[-1][0]
    assert url in lines[-1][0]
    assert "Kenya; PCB" in lines[-1][0]


def test_export_makes_formulas_inert(browser: Browser, address: str) -> None:
    """A cell that begins like a formula gets an apostrophe in CSV; in the workbook every text is an inline string."""
    with opened(browser, f"{address}sources/") as (page, _, _):
        made = page.evaluate(
            """async address => {
              const acts = await import(address);
              const rows = [["=1+1", "+2", "-3", "@x", "\\tt", 'a "b"', 5]];
              const blob = new Uint8Array(await acts.asWorkbook([['=1+1', 'a<b>&"', '\\u0001', 5]]).arrayBuffer());
              return [acts.asCsv(rows), [...blob]];
            }""",
            f"{address}assets/explorer-acts.js",
        )
    sheet = openpyxl.load_workbook(io.BytesIO(bytes(made[1]))).active

    assert made[0] == '\ufeff"\'=1+1","\'+2","\'-3","\'@x","\'\tt","a ""b""","5"\r\n'
    assert [cell.value for cell in sheet[1]] == ["=1+1", 'a<b>&"', "", 5]
    assert sheet["A1"].data_type != "f"


def test_copy_this_link(browser: Browser, address: str) -> None:
    """The button puts the address of the list as it is into the clipboard, and says so."""
    options = {"permissions": ["clipboard-read", "clipboard-write"]}
    with opened(browser, f"{address}sources/?topic=pcb", **options) as (page, _, _):
        ready(page)
        page.get_by_role("button", name="Copy this link").click()
        expect(page.locator("#ch-count")).to_contain_text("is copied")

        assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_print_is_a_clean_list_with_the_filter_in_words(browser: Browser, address: str) -> None:
    """Printed, the page has the entries, the filter in words, the day and the address, and no controls."""
    with opened(browser, f"{address}sources/?country=KEN&topic=pcb") as (page, _, _):
        ready(page)
        page.emulate_media(media="print")

        assert page.is_hidden("#ch-explorer")
        assert page.locator(".ch-keep:visible").count() == 0
        assert page.locator(f"{SHOWN}:visible").count() > 0
        told = page.locator("#ch-told")
        assert told.is_visible()
        assert "Your country: Kenya; PCB. 24 November 2026." in told.text_content()
        assert page.url in told.text_content()


def test_shortlist_is_in_the_address_and_can_be_compared(browser: Browser, address: str) -> None:
    """Sources put on the shortlist stand in the address; four at most are compared row by row, with their answers."""
    with opened(browser, f"{address}sources/?country=KEN") as (page, complaints, _):
        ready(page)
        for place in range(5):
            page.get_by_role("button", name="Put on the shortlist").nth(0).click()
            assert page.locator("[aria-pressed=true]").count() == place + 1
        page.get_by_role("link", name="Compare up to four").click()
        page.wait_for_selector(".ch-compare tbody tr")
        heads = page.locator(".ch-compare thead th").all_text_contents()
        rows = page.locator(".ch-compare tbody th").all_text_contents()

        assert len(heads) == 5
        assert rows[0] == "Answer for the country: Kenya"
        assert [row for row in rows if row.startswith(("What it gives", "Who may apply", "Steps"))] != []
        assert all(page.locator(".ch-compare tbody tr:first-child td").all_text_contents())
        page.get_by_role("link", name="Take off").first.click()
        page.wait_for_selector(".ch-compare tbody tr")
        assert page.locator(".ch-compare thead th").count() == 4
        assert complaints == []


@pytest.mark.parametrize("query", ["", "?list=", "?list=no-such-source", "?list=<b>,../x&country=<i>"])
def test_comparing_nothing_or_nonsense_says_so(browser: Browser, address: str, query: str) -> None:
    """Without known sources the page of comparison says what is missing and shows no table."""
    with opened(browser, f"{address}sources/compare/{query}") as (page, _, _):
        expect(page.locator("#ch-compared")).to_contain_text(re.compile("^(The shortlist is empty|These could not)"))

        assert page.is_hidden("#ch-comparison")


def test_without_javascript_the_lists_are_whole_and_facets_are_links(
    browser: Browser, address: str, real_view: View
) -> None:
    """Without JavaScript the form is not shown, every source is, and the pages of facets lead to their entries."""
    with opened(browser, f"{address}sources/?topic=pcb", java_script_enabled=False) as (page, _, _):
        assert page.locator("#ch-explorer").is_hidden()
        assert page.locator(f"{SHOWN}:visible").count() == len(real_view.sources)
        assert page.locator(".ch-keep:visible").count() == 0
        page.get_by_role("link", name="Bilateral and European Union").click()

        family = {source.id for source in real_view.sources if source.family == "bilateral"}
        assert {item.get_attribute("id") for item in page.query_selector_all(SHOWN)} == family


def test_a_page_of_one_facet_has_no_dead_buttons(browser: Browser, address: str) -> None:
    """The page of one term lists its sources without the buttons that only the explorer can serve."""
    with opened(browser, f"{address}sources/family/bilateral/") as (page, _, _):
        assert page.locator(SHOWN).count() > 0
        assert page.locator(".ch-keep:visible").count() == 0


def test_a_visited_list_works_again_without_a_network(browser: Browser, address: str) -> None:
    """Once loaded, the list filters without asking for anything more."""
    with opened(browser, f"{address}sources/") as (page, _, asked):
        ready(page)
        page.context.set_offline(True)
        before = len(asked)
        page.select_option("select[name=country]", "KEN")

        assert "Likely eligible" in page.text_content("#ch-count")
        assert [url for url in asked[before:] if "favicon" not in url] == []


def test_the_form_of_the_first_page_leads_to_the_filtered_list(browser: Browser, address: str) -> None:
    """On the first page, a country and a topic lead to the list with both chosen; "any" asks for nothing."""
    with opened(browser, address) as (page, complaints, _):
        page.select_option(".ch-start [name=country]", "KEN")
        page.get_by_role("button", name="Find sources").click()
        ready(page)

        assert page.url.endswith("sources/?country=KEN&topic=")
        assert page.text_content("#ch-ignored") == ""
        assert page.input_value("#ch-explorer [name=country]") == "KEN"
        assert complaints == []


@pytest.mark.parametrize("uri", ["sources/?country=KEN", "requests/", "countries/KEN/", "sources/compare/?list=ctcn"])
@pytest.mark.parametrize("width", [1280, 640])
def test_text_of_twice_the_size_fits(browser: Browser, address: str, uri: str, width: int) -> None:
    """With text of twice the size nothing needs scrolling sideways, and no data block shows as text."""
    with opened(browser, address + uri, viewport={"width": width, "height": 900}) as (page, _, _):
        page.evaluate("document.documentElement.style.fontSize = '250%'")

        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.locator("main script:visible").count() == 0


def test_going_back_without_a_network_shows_the_visited_list(browser: Browser, address: str) -> None:
    """A list that was visited comes back from the browser's memory when the network is gone, and filters."""
    with opened(browser, f"{address}sources/?topic=pcb") as (page, _, _):
        before = shown(ready(page))
        page.goto(f"{address}about/")
        page.context.set_offline(True)
        page.go_back()

        assert shown(ready(page)) == before
        page.select_option("#ch-explorer [name=country]", "KEN")
        assert "Likely eligible" in page.text_content("#ch-count")
