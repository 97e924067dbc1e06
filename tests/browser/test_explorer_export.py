"""What one takes along from the explorers: files, links, paper, a shortlist to compare."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser, Download, Page, expect
from support.browser_page import opened
from support.explorer_page import SHOWN, ready, shown

pytestmark = pytest.mark.browser


def saved(page: Page, button: str) -> Download:
    """Press a button that saves a file, and return the file."""
    page.eval_on_selector(".ch-acts", "fold => { fold.open = true }")
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


def test_export_has_full_names(browser: Browser, address: str, tmp_path: Path) -> None:
    """A row on the page may have a short name; the file has the full one."""
    with opened(browser, f"{address}sources/", accept_downloads=True) as (page, _, _):
        first = "head => head.insertAdjacentHTML('beforeend', '<span hidden>Fund with a full name</span>')"
        ready(page).eval_on_selector(".rows [data-k] h3", first)
        saved(page, "Save as CSV").save_as(tmp_path / "list.csv")
    lines = list(csv.DictReader(io.StringIO((tmp_path / "list.csv").read_bytes().decode("utf-8-sig"))))

    assert "Fund with a full name" in {line["Name"] for line in lines}


def test_export_makes_formulas_harmless(browser: Browser, address: str) -> None:
    """A cell that begins like a formula gets an apostrophe in CSV; in the workbook every text is an inline string."""
    with opened(browser, f"{address}sources/") as (page, _, _):
        cells = page.evaluate(
            """async address => {
              const acts = await import(address);
              const rows = [["=1+1", "+2", "-3", "@x", "\\tt", 'a "b"', 5]];
              rows.push([" =1", "\\u200b=1", "\\uff1d1", "\\u22121", -5, "1-2"]);
              const blob = new Uint8Array(await acts.asWorkbook([['=1+1', 'a<b>&"', '\\u0001', 5]]).arrayBuffer());
              return [acts.asCsv(rows), [...blob]];
            }""",
            f"{address}assets/explorer-actions.js",
        )
    sheet = openpyxl.load_workbook(io.BytesIO(bytes(cells[1]))).active

    assert cells[0] == '\ufeff"\'=1+1","\'+2","\'-3","\'@x","\'\tt","a ""b""","5"\r\n' + (
        '"\' =1","\'\u200b=1","\'\uff1d1","\'\u22121","-5","1-2"\r\n'
    )
    assert [cell.value for cell in sheet[1]] == ["=1+1", 'a<b>&"', "", 5]
    assert sheet["A1"].data_type != "f"


def test_copy_this_link(browser: Browser, address: str) -> None:
    """The button puts the address of the list as it is into the clipboard, and says so."""
    options = {"permissions": ["clipboard-read", "clipboard-write"]}
    with opened(browser, f"{address}sources/?topic=pcb", **options) as (page, _, _):
        ready(page)
        page.locator(".ch-acts summary").click()
        page.get_by_role("button", name="Copy this link").click()
        expect(page.locator("#ch-count")).to_contain_text("Link copied")

        assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_print_is_a_clean_list_with_the_filter_in_words(browser: Browser, address: str) -> None:
    """Printed, the page has the entries, the filter in words, the day and the address, and no controls."""
    with opened(browser, f"{address}sources/?country=KEN&topic=pcb") as (page, _, _):
        ready(page)
        page.emulate_media(media="print")

        assert page.is_hidden("#ch-explorer")
        assert page.locator(".ch-keep:visible").count() == 0
        assert page.locator(f"{SHOWN}:visible").count() > 0
        heading = page.locator("#ch-told")
        assert heading.is_visible()
        assert "Your country: Kenya; PCB; Likely. 24 November 2026." in heading.text_content()
        assert page.url in heading.text_content()


def test_shortlist_is_in_the_address_and_can_be_compared(browser: Browser, address: str) -> None:
    """Sources put on the shortlist are in the address; four at most are compared row by row, with their answers."""
    with opened(browser, f"{address}sources/?country=KEN") as (page, complaints, _):
        ready(page)
        for place in range(5):
            page.get_by_role("button", name="Save").nth(0).click()
            expect(page.locator("[aria-pressed=true]")).to_have_count(place + 1)
        page.get_by_role("link", name="Compare up to four").click()
        page.wait_for_selector(".ch-compare tbody tr")
        heads = page.locator("#ch-comparison .ch-compare > thead th").all_text_contents()
        rows = page.locator(".ch-compare tbody th").all_text_contents()

        assert len(heads) == 5
        assert rows[0] == "Answer for the country: Kenya"
        assert [row for row in rows if row.startswith(("Gives", "Who can get it", "How to apply"))] != []
        assert all(page.locator(".ch-compare > tbody > tr:first-child > td").all_text_contents())
        page.get_by_role("link", name="Remove").first.click()
        expect(page.locator(".ch-compare > thead th")).to_have_count(4)
        assert complaints == []


@pytest.mark.parametrize("query", ["", "?list=", "?list=no-such-source", "?list=<b>,../x&country=<i>"])
def test_comparing_nothing_or_nonsense_says_so(browser: Browser, address: str, query: str) -> None:
    """Without known sources the page of comparison says what is missing and shows no table."""
    with opened(browser, f"{address}sources/compare/{query}") as (page, _, _):
        expect(page.locator("#ch-compared")).to_contain_text(re.compile("^(The shortlist is empty|These did not)"))

        assert page.is_hidden("#ch-comparison")


def test_comparing_says_what_could_not_be_loaded(browser: Browser, address: str) -> None:
    """A source that fails to load is named and the others are shown; so are they without the answers for a country."""
    with opened(browser, f"{address}about/") as (page, _, _):
        page.route("**/sources/green-fund/", lambda route: route.abort())
        page.goto(f"{address}sources/compare/?list=global-programme,green-fund&country=KEN")
        expect(page.locator("#ch-compared")).to_have_text("These did not load, or do not exist: green-fund.")
        expect(page.locator(".ch-compare thead a").first).to_have_text("Global Programme for Institutions")
        page.unroute_all()
        page.route("**/sources/", lambda route: route.abort())
        page.reload()
        expect(page.locator("#ch-compared")).to_contain_text("The results for your country did not load.")
        expect(page.locator(".ch-compare > thead th")).to_have_count(3)
