"""A catalogue full of hostile text, built with the real theme: it all comes out as text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.catalogue.loader import load
from icalendar import Calendar
from playwright.sync_api import Browser, Page
from support.browser_page import fresh_page
from support.builds import build_or_fail, furnish
from support.hostile import LINE, OURS, SENTENCE, STRANGE, STRANGE_OF_EACH, House, make_hostile
from support.http_server import serve
from support.linked_copies import copy_linked
from support.shared import make_once

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def hostile(base: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """Build the small project with hostile records, once in a run, and serve it."""

    def make(out: Path) -> None:
        make_hostile(furnish(copy_linked(base, out / "root")))
        _, problems = load(out / "root")
        assert problems == []
        build_or_fail(out / "root", out / "site")

    made = make_once(tmp_path_factory, "hostile", make)
    for address in serve(made / "site"):
        yield House(made / "root", made / "site", address)


@pytest.fixture(scope="module")
def watched(browser: Browser) -> Iterator[tuple[Page, dict[str, list[str]]]]:
    """Open one page for all tests, and note what it asks for, each dialog, and each error."""
    events: dict[str, list[str]] = {"asked": [], "dialogs": [], "errors": []}
    with fresh_page(browser) as hostile_page:
        hostile_page.on("request", lambda request: events["asked"].append(request.url))
        hostile_page.on("dialog", lambda dialog: (events["dialogs"].append(dialog.message), dialog.dismiss()))
        hostile_page.on("pageerror", lambda error: events["errors"].append(str(error)))
        yield hostile_page, events


@pytest.fixture
def page(watched: tuple[Page, dict[str, list[str]]]) -> Iterator[Page]:
    """Give a page on which nothing may run, ask another host or open a dialog."""
    hostile_page, events = watched
    for noted in events.values():
        noted.clear()
    yield hostile_page
    assert hostile_page.evaluate("window.hit") is None
    assert (events["dialogs"], events["errors"]) == ([], [])
    assert [url for url in events["asked"] if "evil.example" in url.split("/")[2]] == []
    hostile_page.evaluate("() => { localStorage.clear(); sessionStorage.clear() }")


_STATED = [
    "",
    "sources/",
    "sources/hostile-source/",
    "sources/family/igo-bank/",
    "sources/status/open/",
    "requests/",
    "requests/ken-hostile-need/",
    "requests/region/african/",
    "organisations/",
    "organisations/hostile-body/",
    "centres/",
    "centres/example-centre/",
    "countries/",
    "countries/KEN/",
    "countries/KEN/prepare/",
    "topics/pcb/",
    "assistance/grant/",
    "deadlines/",
    "ledger/",
    "unmet/",
    "opportunities/",
    "memberships/",
    "chemicals/",
]


def test_every_page_has_the_elements_of_our_templates_only(page: Page, hostile: House) -> None:
    """On no page of the site does hostile text become a script, a picture, a frame, a heading, or an act."""
    page.goto(hostile.address)
    uris = sorted(path.parent.relative_to(hostile.site).as_posix() for path in hostile.site.rglob("index.html"))
    found = page.evaluate(STRANGE_OF_EACH, [OURS, [f"/{uri}/".replace("/./", "/") for uri in uris]])
    oddities = dict(zip(uris, found, strict=True))

    assert len(oddities) > 100
    assert {uri: strange for uri, strange in oddities.items() if strange} == {}


def test_the_look_at_elements_sees_what_is_strange(page: Page, hostile: House) -> None:
    """Scripts, data blocks, pictures and acts that are not ours are found, however much they look like ours."""
    page.goto(f"{hostile.address}sources/")
    page.evaluate(
        """() => {
          const main = document.querySelector('main')
          const put = (name, has) => {
            const made = main.appendChild(document.createElement(name))
            for (const [key, value] of Object.entries(has)) made.setAttribute(key, value)
          }
          put('script', { type: 'application/json', class: 'ch-signs' })
          put('script', { type: 'application/json', id: 'said' })
          put('img', {})
          put('p', { onclick: 'void 0' })
          put('a', { href: ' javascript:void 0' })
        }"""
    )

    assert page.evaluate(STRANGE, [OURS, None]) == [
        '<script type="application/json" class="ch-signs">',
        '<script type="application/json" id="said">',
        'broken data: <script type="application/json" class="ch-signs">',
        'broken data: <script type="application/json" id="said">',
        "<img>",
        '<p onclick="void 0">',
        '<a href=" javascript:void 0">',
    ]


@pytest.mark.parametrize("uri", _STATED)
def test_hostile_text_is_shown_as_typed(page: Page, hostile: House, uri: str) -> None:
    """Each kind of page that shows text of records shows it as typed, also when its scripts have run."""
    page.goto(hostile.address + uri)

    assert "{{ 7*7 }}" in page.text_content("main")
    assert page.evaluate(STRANGE, [OURS, None]) == []


def test_title_and_heading_are_the_text_as_typed(page: Page, hostile: House) -> None:
    """The title, the first heading and the description of a page hold the hostile text, no more and no less."""
    page.goto(f"{hostile.address}sources/hostile-source/")

    assert page.title().startswith(LINE)
    assert page.text_content("h1").strip() == LINE
    assert page.get_attribute('meta[name="description"]', "content").startswith("</title></script><script>")


def test_needs_and_sources_that_match_are_listed_as_typed(page: Page, hostile: House) -> None:
    """The needs of a source and the plan of a need hold the hostile title of the other."""
    for uri, heading in (("sources/hostile-source/", "serve"), ("requests/ken-hostile-need/", "help")):
        page.goto(hostile.address + uri)

        lists = page.locator(f"h2#{heading} ~ *").all_text_contents()
        assert any(LINE in text for text in lists), uri


def test_list_for_a_country_shows_hostile_reasons_as_typed(page: Page, hostile: House) -> None:
    """Filtered by a country, the list shows an answer made of hostile text, as text."""
    page.goto(f"{hostile.address}sources/?country=KEN&q=evil.example")
    row = page.locator("li#hostile-source")
    row.locator(".ch-answer").wait_for()

    assert LINE in row.text_content()
    assert page.evaluate(STRANGE, [OURS, None]) == []


def test_comparison_shows_hostile_text_as_typed(page: Page, hostile: House) -> None:
    """The comparison copies what the page of the source has: text."""
    page.goto(f"{hostile.address}sources/compare/?list=hostile-source,example-grants&country=KEN")
    page.wait_for_selector("#ch-comparison tbody tr")

    assert LINE in page.text_content("#ch-comparison thead")
    assert "<iframe src=javascript:alert(1)>" in page.text_content("#ch-comparison tbody")
    assert page.evaluate(STRANGE, [OURS, None]) == []


def test_search_results_show_hostile_text_as_typed(page: Page, hostile: House) -> None:
    """A search that finds the hostile records shows them as text."""
    page.goto(f"{hostile.address}search/?q=evil.example")
    page.wait_for_selector("#ch-results .ch-result")

    assert "{{ 7*7 }}" in page.text_content("#ch-results")
    assert page.evaluate(STRANGE, [OURS, None]) == []


@pytest.mark.parametrize("asked", ["source/", "offer/", "request/", "source/?record=hostile-source"])
def test_forms_offer_and_hold_hostile_text_as_typed(page: Page, hostile: House, asked: str) -> None:
    """The answers to choose from and the values of a record that is corrected are text."""
    page.goto(f"{hostile.address}contribute/form/{asked}")
    page.wait_for_selector("select option:text('{{ 7*7 }}')", state="attached")

    assert LINE in page.locator("form#ch-form option").all_text_contents()
    assert page.evaluate(STRANGE, [OURS, None]) == []


def test_calendars_and_tables_keep_hostile_text_in_its_place(hostile: House) -> None:
    """A calendar has no line, and a table no cell, that the hostile text has made."""
    calendars = [path.read_bytes() for path in sorted(hostile.site.rglob("*.ics"))]
    events = [event for text in calendars for event in Calendar.from_ical(text).walk("VEVENT")]
    tables = {path: _rows(path) for path in sorted(hostile.site.rglob("*.csv"))}

    assert any(LINE in str(event["SUMMARY"]) for event in events)
    assert {key for event in events for key in event} <= {
        *(
            "UID",
            "DTSTAMP",
            "DTSTART",
            "DTEND",
            "SUMMARY",
            "DESCRIPTION",
            "URL",
            "TRANSP",
            "CATEGORIES",
            "SEQUENCE",
            "LAST-MODIFIED",
        ),
    }
    assert any(LINE in row or SENTENCE in row for rows in tables.values() for row in rows)
    assert {path.name for path, rows in tables.items() if len({len(row) for row in rows}) != 1} == set()
    assert [cell for rows in tables.values() for row in rows for cell in row if cell.startswith(("=", "+", "@"))] == []


def _rows(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline="")))


def test_the_hostile_records_reach_every_field(hostile: House, catalogue: Catalogue) -> None:
    """The hostile source fills every text field of the schema, so that no field is left out of the test."""
    catalogue, _ = load(hostile.root)
    data = catalogue.documents["sources", "hostile-source"].data
    schema = catalogue.schemas.kinds["source"]["properties"]
    # Codes, dates, addresses and references cannot hold such text: their patterns refuse it.
    free = {
        "name",
        "short_name",
        "summary",
        "eligibility",
        "amount",
        "cofinancing",
        "access",
        "rounds",
        "availability",
        "contact",
        "evidence",
        "confidence_note",
    }

    assert free <= set(data)
    assert free <= set(schema)
