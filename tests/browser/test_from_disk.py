"""The site opened from disk, without a server: pages, lists and filters work; what needs a server says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect
from support.browser_page import fresh_page
from support.explorer_page import SHOWN, ready, shown

pytestmark = pytest.mark.browser

_FILES = """() => [...document.querySelectorAll('a[href], form[action]')]
  .map(one => one.href || one.action).filter(address => address.startsWith('file:'))"""


@pytest.fixture
def disk(browser: Browser) -> Iterator[Page]:
    """Open a page in a fresh browser; what fails to load is part of the test."""
    with fresh_page(browser) as page:
        yield page


def test_every_link_leads_to_a_file(disk: Page, site: Path) -> None:
    """The links and forms of each kind of page lead to files that exist, not to folders."""
    pages = [
        "",
        "sources/",
        "sources/global-programme/",
        "countries/KEN/",
        "search/",
        "contribute/form/source/",
        "data/",
    ]
    broken = set()
    for name in pages:
        disk.goto((site / name / "index.html").as_uri())
        targets = {unquote(urlsplit(address).path) for address in disk.evaluate(_FILES)}
        assert len(targets) > 10
        broken |= {target for target in targets if not Path(target).is_file()}

    assert broken == set()


def test_lists_and_filters_work(disk: Page, site: Path) -> None:
    """From the home page one comes to the list by a link or a choice, filters it, goes back, and opens a record."""
    disk.goto((site / "index.html").as_uri())
    disk.locator(".ch-start select[name=country]").select_option("KEN")
    disk.locator(".ch-start button").first.click()
    ready(disk)
    expect(disk).to_have_url(re.compile(r"/sources/index\.html\?"))
    disk.locator("#ch-explorer [name=q]").press_sequentially("small training")
    found = shown(disk)
    disk.get_by_role("button", name="Clear all").click()
    expect(disk.locator(SHOWN)).not_to_have_count(len(found))
    assert len(shown(disk)) > len(found)
    disk.go_back()
    expect(disk.locator("#ch-explorer [name=q]")).to_have_value("small training")
    expect(disk.locator(SHOWN)).to_have_count(len(found))
    assert shown(disk) == found
    disk.get_by_role("button", name="Clear all").click()
    disk.locator(".ch-rows > li:not([hidden]) a").first.click()
    disk.wait_for_url("**/sources/*/index.html")
    expect(disk.locator("h1")).to_have_count(1)


@pytest.mark.parametrize("name", ["contribute/form/source/", "search/", "sources/compare/"])
def test_what_needs_a_server_says_so(disk: Page, site: Path, name: str) -> None:
    """Pages that read other files of the site say that they need a web server, and how to start one."""
    disk.goto((site / name / "index.html").as_uri())

    expect(disk.get_by_text("This site was opened from disk.")).to_be_visible()
    expect(disk.get_by_text("python3 -m http.server")).to_be_visible()


def test_saving_a_list_says_that_it_needs_a_server(disk: Page, site: Path) -> None:
    """A button whose script cannot be read from disk says so."""
    disk.goto((site / "sources/index.html").as_uri())
    ready(disk)
    disk.locator("summary", has_text="Save or share this list").click()
    disk.get_by_role("button", name="Save as CSV").click()

    expect(disk.locator("#ch-count")).to_contain_text("A site opened from disk needs a web server.")


def test_a_served_site_says_nothing_of_it(disk: Page, address: str) -> None:
    """With a server, links stay as they are, and nothing is said."""
    disk.goto(f"{address}search/")

    expect(disk.get_by_text("This site was opened from disk.")).to_be_hidden()
    assert disk.locator("header").get_by_role("link", name="Sources", exact=True).get_attribute("href") == "../sources/"
