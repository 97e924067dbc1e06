"""Opening a page of the built site in a fresh browser context, and waiting for what it does."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

from playwright.sync_api import Browser, Page, expect

PATIENCE = 60_000  # milliseconds: a machine may be busy with many other things, and who waits in vain has failed anyway
expect.set_options(timeout=PATIENCE)

_WIDE = {"width": 1280, "height": 900}
Visit = Callable[[str], AbstractContextManager[tuple[Page, list[str], list[str]]]]


@contextmanager
def opened(browser: Browser, url: str, **options: object) -> Iterator[tuple[Page, list[str], list[str]]]:
    """Open an address in a fresh context; give the page, what it complained of, and all addresses it asked for."""
    context = browser.new_context(**{"viewport": _WIDE, **options})
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


@contextmanager
def window(browser: Browser) -> Iterator[Visit]:
    """Open one page for many visits, for a fresh context takes as long as most pages; give what visits an address.

    A visit gives what `opened` gives. It begins wide and light, and what it has stored is removed at its end.
    """
    with opened(browser, "about:blank") as (page, complaints, asked):

        @contextmanager
        def visit(url: str) -> Iterator[tuple[Page, list[str], list[str]]]:
            page.set_viewport_size(_WIDE)
            page.emulate_media(color_scheme="light", forced_colors="none")
            complaints.clear()
            asked.clear()
            page.goto(url, wait_until="load")
            try:
                yield page, complaints, asked
            finally:
                page.evaluate("() => { localStorage.clear(); sessionStorage.clear() }")

        yield visit


def arrive(page: Page, ending: str) -> None:
    """Wait until the address of a page ends like this: a click comes back before the page has moved on."""
    expect(page).to_have_url(re.compile(f"{re.escape(ending)}$"))
