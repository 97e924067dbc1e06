"""Lists longer than a page: static pages without a script, and the explorer over all of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from support.browser_page import opened
from support.builds import build_or_fail, furnish
from support.explorer_page import SHOWN, shown
from support.http_server import serve
from support.linked_copies import copy_linked
from support.shared import make_once

pytestmark = pytest.mark.browser

MADE = 230


@pytest.fixture(scope="module")
def long_list(base: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Build the small project with 230 more sources, every tenth of them for another topic, once in a run; serve it."""

    def make(out: Path) -> None:
        root = copy_linked(base, tmp_path_factory.mktemp("long") / "root")
        _add_sources(furnish(root))
        build_or_fail(root, out, CLEARINGHOUSE_NO_SEARCH="1")

    yield from serve(make_once(tmp_path_factory, "long-list", make))


def _add_sources(root: Path) -> None:
    text = (root / "data" / "sources" / "example-grants.yml").read_text("utf-8")
    for number in range(MADE):
        topic = "[research]" if number % 10 == 0 else "[pcb]"
        record = text.replace("Example Grants", f"Made Grants {number:03}").replace(
            "https://", f"https://made{number}."
        )
        lines = [f"topics: {topic}" if line.startswith("topics:") else line for line in record.splitlines()]
        (root / "data" / "sources" / f"made-grants-{number:03}.yml").write_text("\n".join(lines) + "\n", "utf-8")


def test_a_filter_counts_the_entries_of_all_pages(browser: Browser, long_list: str) -> None:
    """The first page has 25 entries; a filter fetches the others, and their links and answers are right."""
    with opened(browser, f"{long_list}sources/") as (page, complaints, asked):
        expect(page.locator(SHOWN)).to_have_count(25)
        assert [url for url in asked if "/page/" in url] == []
        page.locator("summary", has_text="Topic").click()
        page.get_by_label(re.compile(r"\bResearch\s+\d")).check()
        expect(page.locator(SHOWN)).to_have_count(MADE // 10)
        assert f"{MADE // 10} of {MADE + 2} shown" in page.text_content("#ch-count")
        assert page.locator(".ch-pages").count() == 0
        links = page.eval_on_selector_all(f"{SHOWN} h3 a", "links => links.map(link => link.getAttribute('href'))")
        assert set(links) == {f"../sources/made-grants-{number:03}/" for number in range(0, MADE, 10)}
        page.select_option("#ch-explorer [name=country]", "KEN")
        expect(page.locator("#ch-tabs [aria-current]")).to_have_text(re.compile("Likely|Ask first"))
        assert complaints == []


def test_without_a_filter_the_pages_are_links(browser: Browser, long_list: str) -> None:
    """Without JavaScript the pages of the list lead on and back, and together have every entry once."""
    with opened(browser, f"{long_list}sources/", java_script_enabled=False) as (page, _, _):
        seen = shown(page)
        for number in range(2, 11):
            page.get_by_role("link", name="Next page").click()
            page.wait_for_url(f"**/page/{number}/")
            seen += shown(page)

        assert page.get_by_role("link", name="Next page").count() == 0
        assert len(seen) == len(set(seen)) == MADE + 2


def test_a_page_that_cannot_be_fetched_is_reported_and_tried_again(browser: Browser, long_list: str) -> None:
    """One failed page of a long list: it is said, the list stays as it was, and the next try shows everything."""
    with opened(browser, f"{long_list}sources/") as (page, _, _):
        expect(page.locator("#ch-count")).to_be_empty()
        for refuse in (
            lambda route: route.abort(),
            lambda route: route.fulfill(status=500, body="Busy"),
            lambda route: route.fulfill(status=200, body="Log in first"),
        ):
            page.route("**/page/3/", refuse)
            page.get_by_label("Keywords", exact=True).fill("research")
            expect(page.get_by_role("alert").filter(has_text="did not load")).to_be_visible()
            expect(page.locator("#ch-count")).to_be_empty()
            expect(page.locator(SHOWN)).to_have_count(25)
            page.unroute("**/page/3/")
        fetched: list[str] = []
        page.on("request", lambda request: fetched.append(request.url))
        page.get_by_role("button", name="Try again").click()
        expect(page.locator("#ch-count")).to_contain_text(f"{MADE // 10} of {MADE + 2} shown")
        assert [url.split("/sources/")[1] for url in fetched] == ["page/3/"]
        assert page.get_by_role("button", name="Try again").count() == 0


def test_a_failed_page_does_not_stop_later_choices(browser: Browser, long_list: str) -> None:
    """After a failed page another choice tries again by itself, and taking the choice back leaves the whole list."""
    with opened(browser, f"{long_list}sources/") as (page, _, _):
        page.route("**/page/2/", lambda route: route.abort())
        page.get_by_label("Keywords", exact=True).fill("grants")
        failed = page.get_by_role("alert").filter(has_text="did not load")
        expect(failed).to_be_visible()
        page.get_by_label("Keywords", exact=True).fill("")
        expect(failed).to_have_count(0)
        expect(page.locator(".ch-pages")).to_be_visible()
        page.get_by_label("Keywords", exact=True).fill("grants")
        expect(failed).to_be_visible()
        page.unroute("**/page/2/")
        page.locator("summary", has_text="Topic").click()
        page.get_by_label(re.compile(r"\bResearch\s+\d")).check()
        expect(page.locator(SHOWN)).to_have_count(MADE // 10)
        expect(failed).to_have_count(0)
