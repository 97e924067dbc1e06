"""How many bytes a visitor waits for, compressed as servers do, counted over the built site."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

FIRST_VIEW = 25 * 1024  # the page with all styles and scripts it names
RECORD = 10 * 1024  # a later view of a record: its HTML alone
LIST = 15 * 1024  # a later view of a list

RECORDS = [
    "sources/global-programme/",
    "organisations/example-fund/",
    "centres/kenya-seat/",
    "countries/KEN/",
    "countries/VNM/",
    "countries/KEN/prepare/",
    "countries/KEN/file/",
    "requests/vnm-ddt/",
    "topics/pcb/",
    "assistance/grant/",
    "",
    "about/",
    "search/",
    "plan/",
]
LISTS = [
    "sources/",
    "requests/",
    "organisations/",
    "centres/",
    "countries/",
    "topics/",
    "chemicals/",
    "budget/",
    "workplan/",
]
_NEEDED = re.compile(r'<(?:script[^>]+src|link rel="?stylesheet"? href)="?([^" >]+)')


def _packed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 6, mtime=0))


def _page(site: Path, uri: str) -> Path:
    return site / uri / "index.html"


def needed(site: Path, uri: str) -> list[Path]:
    """Return the files of styles and scripts that a page names."""
    files = [(site / uri / name).resolve() for name in _NEEDED.findall(_page(site, uri).read_text("utf-8"))]
    assert all(path.is_file() for path in files)
    return list(dict.fromkeys(files))


@pytest.mark.parametrize("uri", [*RECORDS, *LISTS])
def test_first_view_is_light(site: Path, uri: str) -> None:
    """A first view of any kind of page, with all styles and scripts, is at most 25 KB compressed."""
    parts = [_page(site, uri), *needed(site, uri)]
    weights = {
        path.relative_to(site.resolve()).as_posix() if path.is_absolute() else str(path): _packed(path)
        for path in parts
    }
    print(uri or "home", sum(weights.values()))  # noqa: T201 - shown with pytest -s

    assert len(parts) >= 3
    assert sum(weights.values()) <= FIRST_VIEW, weights


@pytest.mark.parametrize(
    ("uri", "limit"),
    [*((uri, RECORD) for uri in RECORDS), *((uri, LIST) for uri in LISTS)],
)
def test_later_view_is_light(site: Path, uri: str, limit: int) -> None:
    """A later view is the HTML alone: at most 10 KB compressed for a record, 15 KB for a list."""
    assert _packed(_page(site, uri)) <= limit


def test_no_page_names_a_file_of_the_theme(site: Path) -> None:
    """The scripts, style sheets and pictures of the theme are neither named nor published."""
    folders = ("assets/javascripts", "assets/stylesheets", "assets/images")

    assert [name for name in folders if (site / name).exists()] == []
    assert [path for path in site.rglob("*.html") if any(name in path.read_text("utf-8") for name in folders)] == []


def test_the_style_sheet_is_small(site: Path) -> None:
    """The style sheet of every page is at most 15 KB as it is."""
    assert (site / "assets" / "clearinghouse.css").stat().st_size <= 15 * 1024


@pytest.mark.parametrize("uri", RECORDS)
def test_the_frame_of_a_page_is_small(site: Path, uri: str) -> None:
    """What is around the content of a page is at most 6 KB as it is: head, bar, list of headings, map of the site."""
    html = _page(site, uri).read_bytes()
    start, end = html.index(b"<main"), html.index(b"</main>")

    assert len(html) - (end - start) <= 6 * 1024


def test_the_script_of_the_lists_is_small(site: Path) -> None:
    """What filters, counts and sorts the lists, with its pills, is at most 3.5 KB compressed."""
    assert _packed(site / "assets" / "explorer.js") <= 3.5 * 1024
