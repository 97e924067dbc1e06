"""Opening a page of the built site in a fresh browser context, and waiting for what it does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, expect

PATIENCE = 60_000  # milliseconds: a machine may be busy with many other things, and who waits in vain has failed anyway
expect.set_options(timeout=PATIENCE)


@contextmanager
def opened(browser: Browser, url: str, **options: object) -> Iterator[tuple[Page, list[str], list[str]]]:
    """Open an address in a fresh context; give the page, what it complained of, and all addresses it asked for."""
    context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    complaints: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    try:
        page.goto(url, wait_until="load")
        yield page, complaints, asked
    finally:
        context.close()


def arrive(page: Page, ending: str) -> None:
    """Wait until the address of a page ends like this: a click comes back before the page has moved on."""
    expect(page).to_have_url(re.compile(f"{re.escape(ending)}$"))
