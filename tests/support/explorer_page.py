"""Looking at the explorers of the built site: what is shown, and when it is."""

from __future__ import annotations

from playwright.sync_api import Page, expect

SHOWN = ".ch-rows > li:not([hidden])"
# Go to another address of the same page, as a link of the page would.
GO = "address => { history.pushState(null, '', address); dispatchEvent(new PopStateEvent('popstate')) }"

# All in one call: a call for each address costs twenty times as much.
_SHOWN_AT = f"""addresses => Object.fromEntries(addresses.map(address => {{
  ({GO})(address)
  const ids = [...document.querySelectorAll({SHOWN!r})].map(item => item.id)
  return [address, [ids, document.querySelector('#ch-count').textContent]]
}}))"""


def shown(page: Page) -> list[str]:
    """Return the identifiers of the entries that can be seen, in their order."""
    return page.eval_on_selector_all(SHOWN, "items => items.map(item => item.id)")


def shown_at(page: Page, addresses: list[str]) -> dict[str, tuple[list[str], str]]:
    """Return what can be seen at addresses of a page that is open, and the sentence that counts it."""
    found: dict[str, tuple[list[str], str]] = page.evaluate(_SHOWN_AT, addresses)
    return found


def ready(page: Page) -> Page:
    """Wait until the script has filtered once."""
    expect(page.locator("#ch-count")).to_contain_text(" of ")
    return page
