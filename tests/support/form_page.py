"""Filling in the forms of the site as a person does: by the names of fields and answers."""

from __future__ import annotations

import json
from urllib.parse import urlsplit

from clearinghouse.documents.document import parse
from playwright.sync_api import Locator, Page, expect

# A timer of the page itself: it ends after the shorter one that writes the text, however slow the machine is.
_LATER = "() => new Promise(done => setTimeout(done, 200))"
FILL_ALL = """text => {
  document.querySelectorAll('#ch-form details').forEach(fold => { fold.open = true })
  document.querySelectorAll('#ch-form [data-new-record]').forEach(tick => tick.click())
  document.querySelectorAll('#ch-form [data-add]').forEach(button => button.click())
  const fields = document.querySelectorAll('#ch-form-all :is(input[type=text], input[type=url], textarea)')
  const numbers = field => field.inputMode === 'decimal' && /evidence$/.test(field.name || field.id)
  const open = [...fields].filter(field => !field.hidden && !field.disabled && !numbers(field))
  open.forEach(field => { field.value = text; field.dispatchEvent(new Event('input', { bubbles: true })) })
  return open.length
}"""  # fmt: skip

# Identifiers of fields, and what they get. Those that are ticked have no value.
_SOURCE = {
    "name": "Fund for Clean Stores: yes",
    "organisation": "example-fund",
    "kind": "un-fund",
    "summary": "Pays for the emptying of old stores.\n\nIt also trains their keepers.",
    "assistance-grant": None,
    "topics-stock-disposal": None,
    "relevance": "direct",
    "gef_link": "none-known",
    "eligibility-basis": "any",
    "eligibility-applicants-national-government": None,
    "access-intake": "rolling",
    "availability-stated": "open",
    "verified-how": "live-page",
    "evidence-1-title": "Clean Stores",
    "evidence-1-read": "live-page",
    "evidence-1-url": "https://fund.example/clean-stores",
    "evidence-1-supports-availability": None,
    "confidence": "high",
}
_STORE = "([place, text]) => { localStorage.clear(); localStorage.setItem(place, text) }"
_PUT_IN = """values => {
  const event = name => new Event(name, { bubbles: true })
  for (const [name, value] of Object.entries(values)) {
    const field = document.getElementById(`f-${name}`)
    for (let fold = field.closest('details'); fold; fold = fold.parentElement.closest('details')) fold.open = true
    if (!field.checkVisibility() || field.matches(':disabled')) throw Error(`nobody can fill in ${name}`)
    if (value === null) { field.click(); continue }
    field.value = value
    if (field.value !== value) throw Error(`${name} does not take this value`)
    field.dispatchEvent(event('input'))
    field.dispatchEvent(event('change'))
  }
}"""


def open_form(page: Page, url: str) -> None:
    """Open a form and wait until its script is ready."""
    page.goto(url)
    expect(page.locator("#ch-form-send")).to_be_visible()
    expect(page.locator("input[data-records]")).to_have_count(0)


def ask_at_once(page: Page, program: str, cases: list, *rest: object) -> list:
    """Call a script with many cases, as one text: each value that is wrapped on its way takes three times as long."""
    call = f"async ([cases, ...rest]) => JSON.stringify(await ({program})([JSON.parse(cases), ...rest]))"
    answers: list = json.loads(page.evaluate(call, [json.dumps(cases), *rest]))
    return answers


def keep_draft(page: Page, address: str, record: str, text: str) -> str:
    """Put a text where this browser keeps a draft of the form of sources; return the place."""
    page.goto(f"{address}contribute/")
    place = f"ch-form {urlsplit(address).path}contribute/form/source/ {record}"
    page.evaluate(_STORE, [place, text])
    return place


def text_of(page: Page) -> str:
    """Return the YAML that the form shows."""
    page.evaluate(_LATER)  # the text follows what is typed after a moment
    return page.text_content("#ch-form-yaml")


def data_of(page: Page) -> dict:
    """Return the data of the YAML that the form shows, which must be without problems."""
    document, problems = parse(text_of(page).encode(), "record.yml")
    assert problems == []
    return document.data


def box(page: Page, name: str) -> Locator:
    """Return the text field of a name."""
    return page.get_by_role("textbox", name=name, exact=True)


def answers(page: Page, name: str) -> Locator:
    """Return the list of choices of a name."""
    return page.get_by_role("combobox", name=name, exact=True)


def open_settled(page: Page) -> None:
    """Open the fold of the fields that the form answers itself, if it is closed."""
    page.locator("details", has_text="Answered for you").last.evaluate("fold => { fold.open = true }")


def put_in_a_source(page: Page) -> None:
    """Give the fields of a new source at once what `fill_in_a_source` types, for tests of what comes after it."""
    page.evaluate(_PUT_IN, _SOURCE)


def fill_in_a_source(page: Page) -> None:
    """Fill in what a new source must have, as a person does."""
    box(page, "Name").fill("Fund for Clean Stores: yes")
    answers(page, "Organisation").select_option("Example Fund")
    answers(page, "Kind of provider").select_option("United Nations fund")
    box(page, "What it gives").fill("Pays for the emptying of old stores.\n\nIt also trains their keepers.")
    page.get_by_role("checkbox", name="Grant", exact=True).check()
    page.get_by_role("checkbox", name="Disposal of stocks and wastes", exact=True).check()
    open_settled(page)
    answers(page, "Link with POPs").select_option("Direct")
    answers(page, "Link with the GEF").select_option("None known")
    answers(page, "Basis").select_option("Any country")
    page.get_by_role("checkbox", name="National government", exact=True).check()
    answers(page, "Intake").select_option("At any time")
    answers(page, "Stated").select_option("Open")
    answers(page, "Checked how").select_option("the live page")
    box(page, "Title").fill("Clean Stores")
    answers(page, "How it was read").select_option("the live page")
    box(page, "Address (optional)").fill("https://fund.example/clean-stores")
    page.locator("[data-part=supports] summary").click()
    page.locator("[data-part=supports]").get_by_role("checkbox", name="Availability", exact=True).check()
    answers(page, "Confidence").select_option("High")
