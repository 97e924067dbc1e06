"""Looking at the explorers of the built site: what is shown, and when it is."""

from __future__ import annotations

from playwright.sync_api import Page, expect

SHOWN = ".ch-rows > li:not([hidden])"
# Go to another address of the same page, as a link of the page would.
GO = "address => { history.pushState(null, '', address); dispatchEvent(new PopStateEvent('popstate')) }"


def shown(page: Page) -> list[str]:
    """Return the identifiers of the entries that can be seen, in their order."""
    return page.eval_on_selector_all(SHOWN, "items => items.map(item => item.id)")


def ready(page: Page) -> Page:
    """Wait until the script has filtered once."""
    expect(page.locator("#ch-count")).to_contain_text(" of ")
    return page
