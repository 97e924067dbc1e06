"""Opening a page of the built site in a fresh browser context, and waiting for what it does."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any, Literal
from weakref import WeakKeyDictionary

from playwright.sync_api import Browser, Page, ViewportSize, expect

PATIENCE = 60_000  # milliseconds: a machine may be busy with many other things, and who waits in vain has failed anyway
expect.set_options(timeout=PATIENCE)

ColourScheme = Literal["light", "dark"]
_WIDE: ViewportSize = {"width": 1280, "height": 900}
_STORED = {"origin": "*", "storageTypes": "all"}
Visit = Callable[[str], AbstractContextManager[tuple[Page, list[str], list[str]]]]


# What a context would keep after its pages are closed, and its clock.
_LASTING = ("add_init_script", "expose_binding", "expose_function", "grant_permissions", "route", "route_from_har")
_LASTING += ("route_web_socket", "set_extra_http_headers", "set_geolocation", "set_offline")
_LASTING_CLOCK = ("install", "pause_at", "set_fixed_time", "set_system_time")


def _refuse(*_: object, **__: object) -> None:
    msg = "the next test would get this too: ask for the fixture context, or open a context of your own"
    raise RuntimeError(msg)


class _Kept:
    """A context for many pages, one after the other, with an empty page that keeps its process and what was loaded."""

    def __init__(self, browser: Browser, options: dict[str, Any]) -> None:
        self._context = browser.new_context(viewport=_WIDE, **options)
        self._context.set_default_timeout(PATIENCE)
        for owner, names in ((self._context, _LASTING), (self._context.clock, _LASTING_CLOCK)):
            for name in names:
                setattr(owner, name, _refuse)
        self._empty = self._context.new_page()
        self._session = self._context.new_cdp_session(self._empty)
        self.has_crashed = False
        self._empty.on("crash", self._note_crash)

    def _note_crash(self, _: Page) -> None:
        self.has_crashed = True

    def new_page(self) -> Page:
        """Open a page."""
        return self._context.new_page()

    def clean(self) -> None:
        """Close all pages but the empty one, and remove what they have stored."""
        for page in self._context.pages:
            if page is not self._empty:
                page.close()
        self._session.send("Storage.clearDataForOrigin", _STORED)


_free: WeakKeyDictionary[Browser, dict[str, list[_Kept]]] = WeakKeyDictionary()


@contextmanager
def fresh_page(
    browser: Browser, *, viewport: ViewportSize = _WIDE, color_scheme: ColourScheme = "light", **options: Any
) -> Iterator[Page]:
    """Open a page in a context that was used before, and of which nothing is left but copies of files of the site.

    A fresh context needs a process of its own, which takes as long as most pages.
    """
    free = _free.setdefault(browser, {}).setdefault(repr(sorted(options.items())), [])
    kept = free.pop() if free else _Kept(browser, options)
    page = kept.new_page()
    if viewport != _WIDE:
        page.set_viewport_size(viewport)
    if color_scheme != "light":
        page.emulate_media(color_scheme=color_scheme)
    try:
        yield page
    finally:
        if not kept.has_crashed:
            kept.clean()
            free.append(kept)


@contextmanager
def opened(browser: Browser, url: str, **options: Any) -> Iterator[tuple[Page, list[str], list[str]]]:
    """Open an address in a fresh page; give the page, what it complained of, and all addresses it asked for."""
    complaints: list[str] = []
    asked: list[str] = []
    with fresh_page(browser, **options) as page:
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(url, wait_until="load")
        yield page, complaints, asked


@contextmanager
def window(browser: Browser, *, script: str = "") -> Iterator[Visit]:
    """Open one page for many visits, for a fresh context takes as long as most pages; give what visits an address.

    A visit gives what `opened` gives. It begins wide and light, and what it has stored is removed at its end. Each page
    begins with the script.
    """
    with opened(browser, "about:blank") as (page, complaints, asked):
        if script:
            page.add_init_script(script)

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
