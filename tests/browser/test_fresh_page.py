"""The pages of the tests share a context, and what a test does in it is gone at the next one."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page
from support.browser_page import fresh_page

pytestmark = pytest.mark.browser

_STORE = """async () => {
  localStorage.a = sessionStorage.a = '1'
  document.cookie = 'a=1; max-age=1000'
  await caches.open('a')
  await new Promise(done => { indexedDB.open('a').onsuccess = done })
  addEventListener('pagehide', () => { localStorage.left = '1' })
  addEventListener('beforeunload', event => event.preventDefault())
}"""
_STORED = """async () => [
  localStorage.length, sessionStorage.length, document.cookie, await caches.keys(), await indexedDB.databases()
]"""
_MEDIA = "query => matchMedia(query).matches"
_LOOK = ["(prefers-color-scheme: dark)", "(forced-colors: active)", "print"]


def test_the_next_page_finds_nothing_of_the_one_before(browser: Browser, address: str) -> None:
    """What a page stored, its width, its media, its routes, its scripts and its windows are not there on the next."""
    heard: list[str] = []
    with fresh_page(browser) as page:
        context = page.context
        page.add_init_script("window.added = 1")
        page.route("**/*.svg", lambda route: route.abort())
        page.on("request", lambda request: heard.append(request.url))
        page.goto(f"{address}about/")
        page.evaluate(_STORE)
        page.set_viewport_size({"width": 320, "height": 700})
        page.emulate_media(media="print", color_scheme="dark", forced_colors="active")
        with page.expect_popup() as popup:
            page.evaluate("url => { window.open(url) }", f"{address}about/")
        popup.value.wait_for_load_state()
        assert [page.evaluate(_MEDIA, query) for query in _LOOK] == [True] * 3
        assert 0 not in page.evaluate("() => [localStorage.length, sessionStorage.length, document.cookie.length]")

    asked = len(heard)
    with fresh_page(browser) as page:
        assert page.context is context, "it is no context that was used before"
        assert len(context.pages) == 2  # with the empty one
        page.goto(f"{address}about/")
        assert page.evaluate(_STORED) == [0, 0, "", [], []]
        assert page.evaluate("[innerWidth, innerHeight, screen.width, typeof added]") == [1280, 900, 1280, "undefined"]
        assert [page.evaluate(_MEDIA, query) for query in _LOOK] == [False] * 3
        assert page.evaluate("async () => (await fetch(document.querySelector('link[rel=icon]').href)).ok")
        assert len(heard) == asked


def test_two_pages_at_once_have_nothing_in_common(browser: Browser, address: str) -> None:
    """A page that is open while others come and go keeps what it stored, and they do not see it."""
    with fresh_page(browser) as long:
        long.goto(f"{address}about/")
        long.evaluate("localStorage.a = '1'")
        with fresh_page(browser) as short:
            short.goto(f"{address}about/")
            assert short.evaluate("localStorage.length") == 0

        assert long.evaluate("localStorage.length") == 1


def test_options_are_those_of_the_page_that_asks(browser: Browser, address: str) -> None:
    """Without scripts, with another width or in the dark: each only where it was asked for."""
    options = [{"java_script_enabled": False}, {"viewport": {"width": 320, "height": 700}}, {"color_scheme": "dark"}]
    looks = []
    for option in [*options, {}]:
        with fresh_page(browser, **option) as page:
            page.set_content("<noscript>Plain</noscript>")
            size = page.viewport_size
            looks.append((page.get_by_text("Plain").is_visible(), size["width"], page.evaluate(_MEDIA, _LOOK[0])))

    assert looks == [(True, 1280, False), (False, 320, False), (False, 1280, True), (False, 1280, False)]


def test_what_would_last_is_refused(page: Page) -> None:
    """What is done to a whole context cannot be taken back, so a test asks for a context of its own."""
    for act in (
        lambda: page.context.add_init_script("0"),
        lambda: page.context.set_offline(True),
        lambda: page.context.grant_permissions(["geolocation"]),
        lambda: page.clock.set_fixed_time(0),
    ):
        with pytest.raises(RuntimeError, match="ask for the fixture context"):
            act()


def test_with_a_context_the_page_is_of_that(page: Page, context: BrowserContext) -> None:
    """A test that asks for a page and a context gets a page of a context that nobody used before."""
    assert page.context is context
    context.set_offline(True)
    assert page.evaluate("navigator.onLine") is False


def test_a_page_opens_after_one_has_crashed(browser: Browser) -> None:
    """The pages of a context share a process; when it is lost, the next test gets another context."""
    with fresh_page(browser) as page:
        lost = page.context
        with page.expect_event("crash"), pytest.raises(Error):
            page.goto("chrome://crash")

    with fresh_page(browser) as page:
        assert page.context is not lost
        assert page.evaluate("1 + 1") == 2
