"""The page of the search, as a test reads it."""

from __future__ import annotations

from playwright.sync_api import Page


def searched(page: Page) -> list[str]:
    """Wait for the results; return the addresses of the records, from the top of the site."""
    page.wait_for_selector('#ch-results[aria-busy="false"]', state="attached")
    links = page.eval_on_selector_all("#ch-results .ch-result a", "all => all.map(one => one.getAttribute('href'))")
    return [link.split("/network/")[1].strip("/") for link in links]
