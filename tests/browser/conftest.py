"""Fixtures for tests in a browser: Chromium, a fresh context, a page that must not complain, the checker."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.documents.schema import Schemas, validation_schema, with_terms
from clearinghouse.records import KINDS as ALL_KINDS
from clearinghouse.site.context.context import SiteContext
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from support.browser_page import PATIENCE, fresh_page
from support.builds import furnish
from support.form_cases import KINDS
from support.form_page import ask_at_once
from support.http_server import find_chromium
from support.linked_copies import copy_linked

_HOW = "There is no Chromium. On Debian or Ubuntu: apt-get install chromium; or set CHROMIUM to a browser."
# Without a process for graphics, which no page of ours needs, a test takes a tenth less.
_GRAPHICS = ["--disable-gpu", "--in-process-gpu"]
# The pages of one context share a process, which the next page finds warm.
_ONE_PROCESS = "--renderer-process-limit=1"
# Each page is new, so its scripts end before they are worth optimizing: axe takes a quarter less without it. For the
# same reason helpers of the script engine, such as those that collect garbage, cost more than they save.
_NO_OPTIMIZING = "--js-flags=--no-opt,--no-maglev,--single-threaded"
_ARGUMENTS = [
    *_GRAPHICS,
    _ONE_PROCESS,
    _NO_OPTIMIZING,
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Start the system's Chromium. Without one, fail in CI and skip elsewhere, and say how to get it.

    Playwright leaves an event loop running in the thread for as long as it is open, and no other test of the same
    process could run one of its own. So it is closed when a process goes on to a test of another folder.
    """
    executable = find_chromium()
    if not executable:
        pytest.fail(_HOW, pytrace=False) if os.environ.get("CI") == "true" else pytest.skip(_HOW)
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as engine:
        started = engine.chromium.launch(executable_path=executable, args=[*_ARGUMENTS, *sandbox])
        yield started
        started.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Open a fresh browser, as of somebody who was never here."""
    fresh = browser.new_context(viewport={"width": 1280, "height": 900})
    fresh.set_default_timeout(PATIENCE)
    yield fresh
    fresh.close()


@pytest.fixture
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """Give a page that must not complain; of the fresh context, where a test asks for that too."""
    if "context" in request.fixturenames:
        yield from _quiet(request.getfixturevalue("context").new_page())
        return
    with fresh_page(browser) as new_page:
        yield from _quiet(new_page)


def _quiet(new_page: Page) -> Iterator[Page]:
    complaints: list[str] = []
    new_page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    new_page.on("pageerror", lambda error: complaints.append(str(error)))
    yield new_page
    assert complaints == []


@pytest.fixture
def checked(complete: Path, tmp_path: Path) -> Callable[[str, str], subprocess.CompletedProcess]:
    """Give a function that puts a file into a copy of the complete catalogue and runs the checker there."""
    root = furnish(copy_linked(complete, tmp_path / "copy"))

    def check(path: str, text: str) -> subprocess.CompletedProcess:
        (root / path).write_text(text, "utf-8")
        return subprocess.run([sys.executable, "hooks", "check"], cwd=root, capture_output=True, text=True, check=False)

    return check


@pytest.fixture(scope="module")
def blank_form(browser: Browser, address: str) -> Iterator[Page]:
    """Open a form, whose scripts the tests then call."""
    context = browser.new_context()
    opened = context.new_page()
    opened.goto(f"{address}contribute/form/source/")
    yield opened
    context.close()


@pytest.fixture(scope="module")
def schemas(site_context: SiteContext) -> Schemas:
    """Give the published schemas, with the terms of the vocabularies, to the Python validator."""
    kinds = {
        kind: with_terms(site_context.catalogue.schemas.kinds[ALL_KINDS[kind].schema], site_context.labels)
        for kind in KINDS
    }
    return Schemas({**kinds, "common": {"$defs": kinds[KINDS[0]]["$defs"]}})


@pytest.fixture(scope="module")
def ask(blank_form: Page, address: str, schemas: Schemas) -> Callable[[str, list], list]:
    """Give a function that calls one of the scripts for many cases at once."""
    plain = {kind: validation_schema(schema) for kind, schema in schemas.kinds.items()}
    there = blank_form.evaluate_handle("schemas => schemas", plain)  # given once: there are hundreds of questions

    def answer(program: str, cases: list) -> list:
        return ask_at_once(blank_form, program, cases, f"{address}assets/form.js", there)

    return answer


@pytest.fixture(scope="module")
def records(catalogue: Catalogue) -> list[tuple[str, dict]]:
    """Give the data of every real record of a kind that has a form."""
    return [(kind, document.data) for (kind, _), document in catalogue.documents.items() if kind in KINDS]
