"""Full-text search: Pagefind reads the built pages and writes its index, which is then normalized."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from clearinghouse.site.publishing.search_index_normalizer import UnknownIndexFormat, normalize_index

# Interfaces that the engine ships; the site has its own, which is smaller and writes results as text.
_NOT_NEEDED = ("pagefind-*ui*", "pagefind-highlight.js", "pagefind-component*", "pagefind-modular*")


class SearchError(Exception):
    """The engine failed, or its files are incomplete or in another format."""


def index(site: Path) -> None:
    """Index the built pages under `site` into `site`/pagefind. Nothing is fetched. Raises SearchError."""
    _run(site)
    folder = site / "pagefind"
    for pattern in _NOT_NEEDED:
        for path in folder.glob(pattern):
            path.unlink()
    try:
        normalize_index(folder)
    except UnknownIndexFormat as error:
        # The engine ends without an error when it could not write, as on a disk that is full.
        raise SearchError(str(error)) from None


def _run(site: Path) -> None:
    # As a command, not as a service: the service says "written" before the files are on disk, and closing it then
    # loses their ends (https://github.com/Pagefind/pagefind/issues/1271).
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--quiet"]
    process = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own arguments
    if process.returncode:
        raise SearchError(
            f"the search engine ended with {process.returncode}: {(process.stderr or process.stdout).strip()}"
        )
