"""A browser and a server for the built site."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright
from serving import find_chromium, serve

_HOW = "There is no Chromium. On Debian or Ubuntu: apt-get install chromium; or set CHROMIUM to a browser."
_ARGUMENTS = ["--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the system's Chromium. Without one, fail in CI and skip elsewhere, and say how to get it."""
    found = find_chromium()
    if not found:
        pytest.fail(_HOW, pytrace=False) if os.environ.get("CI") == "true" else pytest.skip(_HOW)
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as engine:
        started = engine.chromium.launch(executable_path=found, args=[*_ARGUMENTS, *sandbox])
        yield started
        started.close()


@pytest.fixture(scope="session")
def address(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the real site below a folder, as GitHub Pages does with the site of a project."""
    top = tmp_path_factory.mktemp("served")
    (top / "network").symlink_to(site)
    for url in serve(top):
        yield f"{url}network/"
