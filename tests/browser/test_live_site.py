"""The site of the live records in a browser: a minute's look at the ways that people take."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from clearinghouse.catalogue.catalogue import Catalogue
from playwright.sync_api import Browser, Page, expect
from support.browser_page import opened
from support.explorer_page import SHOWN
from support.http_server import serve_below

pytestmark = pytest.mark.browser


@pytest.fixture
def home(browser: Browser, live_site: Path, tmp_path: Path) -> Iterator[Page]:
    """Open the home page of the live site, below a folder; nothing may complain, and no other host is asked."""
    for address in serve_below(live_site, tmp_path):
        with opened(browser, address) as (page, complaints, asked):
            yield page
            assert complaints == []
            assert [url for url in asked if not url.startswith(address)] == []


def test_people_find_a_source_and_can_correct_it(home: Page, live: Catalogue) -> None:
    """From the home page to the list, a source, its form, and the search that finds it by its name."""
    source = min((item for item in live.sources.values() if not item.retired), key=lambda item: item.id)

    home.get_by_role("link", name="Sources", exact=True).first.click()
    home.get_by_label("Keywords", exact=True).fill(source.name)
    home.locator(f'{SHOWN} h3 a[href$="{source.id}/"]').click()
    expect(home.locator("h1").first).to_contain_text(source.name)

    home.get_by_role("link", name="Correct this record in a form").click()
    expect(home.locator("#ch-form-title")).to_contain_text(source.name)

    home.get_by_role("searchbox", name="Search").first.fill(source.name)
    home.keyboard.press("Enter")
    home.wait_for_selector('#ch-results[aria-busy="false"]', state="attached")
    expect(home.locator(f'#ch-results a[href*="/sources/{source.id}/"]').first).to_be_visible()


def test_a_country_page_and_its_filtered_list_agree(home: Page, live: Catalogue) -> None:
    """A country is reached from the home page, and the list of sources can be filtered by it."""
    code = min(live.countries)

    home.goto(f"{home.url}countries/{code}/")
    expect(home.locator("h1").first).to_contain_text(live.countries[code].name)
    home.goto(home.url.replace(f"countries/{code}/", f"sources/?country={code}"))
    expect(home.locator("main")).to_contain_text(live.countries[code].name)
