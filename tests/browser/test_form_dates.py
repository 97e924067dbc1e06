"""Dates and web addresses as people type them: read when they have one meaning, as `make fix` reads them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from clearinghouse.fixes.dates import iso_date, possible_days
from clearinghouse.fixes.values import with_trailing_slash
from playwright.sync_api import Page, expect
from support.form_page import box, data_of, open_form, open_settled, put_in_a_source

pytestmark = pytest.mark.browser

_READ_DAYS = """async ([cases, address]) => {
  const { readDay, possibleDays } = await import(address)
  return cases.map(text => [readDay(text, false), readDay(text, true), possibleDays(text)])
}"""
_READ_ADDRESSES = """async ([cases, address]) => {
  const { readAddress } = await import(address)
  return cases.map(text => readAddress(text))
}"""
_DAYS = {
    "2027-03-01": "2027-03-01",
    "1 March 2027": "2027-03-01",
    "1st Mar. 2027": "2027-03-01",
    "March 1, 2027": "2027-03-01",
    "Sept 3rd, 2027": "2027-09-03",
    "31/05/2027": "2027-05-31",
    "5.13.2027": "2027-05-13",
    "05/05/2027": "2027-05-05",
    "2027/3/1": "2027-03-01",
    "２０２７－０３－０１": "2027-03-01",
    "٢٠٢٧-٠٣-٠١": "2027-03-01",
    "05/07/2027": None,
    "31/02/2027": None,
    "30 February 2027": None,
    "29 February 2028": "2028-02-29",
    "2027": None,
    "March 2027": None,
    "1 Mars 2027": None,
    "1-3/2027": None,
    "0 March 2027": None,
    "1 March 27": None,
    "tomorrow": None,
    "": None,
    "1 may 0026": None,
    "1405/03/02": None,
    "31/12/2569": None,
    "12/12/0000": None,
}  # fmt: skip
_PARTS = {"March 2027": "2027-03", "3/2027": "2027-03", "13/2027": None, "2027-3": None, "2027": "2027", "3/2569": None}
_ADDRESSES = {
    "www.fund.example": "https://www.fund.example/",
    "fund.example/apply": "https://fund.example/apply",
    "fund.example?page=2": "https://fund.example?page=2",
    "https://fund.example": "https://fund.example/",
    "https://fund.example/": "https://fund.example/",
    "http://fund.example": "http://fund.example",
    "ftp.fund": "https://ftp.fund/",
    "fund": "fund",
    "jane@fund.example": "jane@fund.example",
    "javascript:alert(1)": "javascript:alert(1)",
    "fund.example two": "fund.example two",
    "fund..example": "fund..example",
    "1.5": "1.5",
}


def test_days_are_read_as_by_the_fixer(ask: Callable) -> None:
    """What the form reads, `make fix` reads in the same way; what has two readings is not read."""
    texts = [*_DAYS, *_PARTS]
    answers = ask(_READ_DAYS, texts)
    read = {text: (day, part) for text, (day, part, _) in zip(texts, answers, strict=True)}

    assert {text: read[text][0] for text in _DAYS} == {text: day or text for text, day in _DAYS.items()}
    assert {text: read[text][1] for text in _PARTS} == {text: part or text for text, part in _PARTS.items()}
    assert {text: day for text, (day, _) in read.items() if day not in (text, iso_date(text, is_partial=False))} == {}
    assert {text: part for text, (_, part) in read.items() if part not in (text, iso_date(text, is_partial=True))} == {}
    assert [days for _, _, days in answers] == [possible_days(text) for text in texts]


def test_addresses_are_completed(ask: Callable) -> None:
    """An address without https:// is completed, and one that is only a host gets its slash, as by `make fix`."""
    answers = ask(_READ_ADDRESSES, list(_ADDRESSES))

    assert dict(zip(_ADDRESSES, answers, strict=True)) == _ADDRESSES
    assert [with_trailing_slash(address) for address in answers if "?" not in address] == [
        address for address in answers if "?" not in address
    ]


def test_typed_days_and_addresses_are_in_the_record(page: Page, address: str) -> None:
    """A day in words and an address without https:// pass; a day with two readings is asked about."""
    open_form(page, f"{address}contribute/form/source/")
    put_in_a_source(page)
    page.evaluate("document.querySelectorAll('#ch-form details').forEach(fold => { fold.open = true })")
    page.locator("#f-url").press_sequentially("www.fund.example")
    open_settled(page)
    checked = box(page, "Checked on")
    checked.fill("")
    checked.press_sequentially("5 October 2026")
    data = data_of(page)
    assert data["url"] == "https://www.fund.example/"
    assert data["verified"]["on"] == "2026-10-05"

    checked.fill("05/10/2026")
    page.get_by_role("button", name="Check the answers").click()
    message = "Your check, Checked on can be read in two ways. Write 2026-05-10 or 2026-10-05."
    expect(page.locator("#ch-form-problems li")).to_have_text([message])


def test_who_corrects_one_fact_goes_to_its_field_at_once(page: Page, address: str) -> None:
    """The form of a correction lists its fields; choosing one opens it and puts the focus there."""
    open_form(page, f"{address}contribute/form/source/?record=global-programme")
    choice = page.get_by_label("Go to a field")
    choice.select_option("Rounds 1")

    expect(page.locator("[data-part=rounds] .ch-item").first.locator("input").first).to_be_focused()
    open_form(page, f"{address}contribute/form/source/")
    expect(page.get_by_label("Go to a field")).to_be_hidden()
