"""What an officer in Nairobi does on a phone, from the home page to a checklist and a contact, in few taps."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from support.browser_page import fresh_page
from support.http_server import serve_below

pytestmark = pytest.mark.browser

_MOST_TAPS = 8
_COUNTRY_PAGES = 5  # Kenya's page on paper


@pytest.fixture
def phone(browser: Browser, live_site: Path, tmp_path: Path) -> Iterator[Page]:
    """Open the home page of the live site on a phone with a touch screen."""
    for address in serve_below(live_site, tmp_path):
        context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
        context.set_default_timeout(10_000)
        page = context.new_page()
        page.goto(address)
        yield page
        context.close()


class _Finger:
    """Taps, and counts the taps."""

    def __init__(self) -> None:
        self.taps = 0

    def tap(self, target: Locator) -> None:
        """Tap what is shown."""
        target.tap()
        self.taps += 1

    def choose(self, target: Locator, value: str) -> None:
        """Choose from a list: one tap to open it and choose."""
        target.select_option(value)
        self.taps += 1


def test_an_officer_finds_verdict_sources_checklist_and_contact(phone: Page) -> None:
    """Kenya and PCB: three sources, whether Kenya is eligible, one checklist and one contact, in at most eight taps."""
    finger = _Finger()
    start = phone.locator("main form").first
    finger.choose(start.locator("[name=country]"), "KEN")
    finger.choose(start.locator("[name=topic]"), "pcb")
    finger.tap(start.locator("button").first)
    sources = phone.locator('main li h3 a[href*="sources/"]:visible')
    expect(sources.nth(2)).to_be_visible()

    finger.tap(phone.locator("summary", has_text="Menu"))
    finger.tap(phone.locator("header a:visible", has_text="Countries"))
    finger.tap(phone.locator("main a:visible", has_text="Kenya"))
    expect(phone.locator("#eligible")).to_contain_text("Kenya is eligible")
    country = phone.url

    finger.tap(phone.locator('#prepare a[href*="prepare"]'))
    expect(phone.locator("ul.doc li").first).to_be_visible()

    phone.goto(country)
    finger.tap(phone.locator('ol.steps a[href*="centres/"]').first)
    expect(phone.locator("#contact")).to_be_visible()
    assert finger.taps <= _MOST_TAPS


def test_the_page_of_a_country_prints_on_five_sheets(browser: Browser, live_site: Path) -> None:
    """Paper has the name of the site and the date, folds that are open, and at most five sheets."""
    with fresh_page(browser) as page:
        page.goto((live_site / "countries" / "KEN" / "index.html").as_uri())
        page.emulate_media(media="print")

        assert page.locator("details li").first.is_visible()
        expect(page.locator("header").first).to_contain_text("Capacity Assistance Network")
        expect(page.locator("footer")).to_contain_text("Updated")
        assert page.pdf(format="A4").count(b"/Type /Page\n") <= _COUNTRY_PAGES
