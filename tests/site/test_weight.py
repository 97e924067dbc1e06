"""How many bytes a visitor waits for, compressed as servers do, counted over the built site."""

from __future__ import annotations

import gzip
import hashlib
import re
from pathlib import Path

import pytest

FIRST_VIEW = 25 * 1024  # the page with all styles and scripts it names
LATER_VIEW = 10 * 1024  # with the styles in the cache: the HTML alone

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


def _heavy_later_views(site: Path) -> dict[str, int]:
    """Return the pages of a site whose HTML alone is heavier than a later view may be, with their bytes."""
    weights = {path.relative_to(site).as_posix(): _packed(path) for path in sorted(site.rglob("*.html"))}
    assert weights
    return {name: weight for name, weight in weights.items() if weight > LATER_VIEW}


def test_no_later_view_of_the_live_site_is_heavy(live_site: Path) -> None:
    """With the styles in the cache, each page of the live site is at most 10 KB compressed, without any exception."""
    assert _heavy_later_views(live_site) == {}


def test_no_later_view_of_the_made_up_site_is_heavy(site: Path) -> None:
    """The same of the site of made-up records, which change only with the tests."""
    assert _heavy_later_views(site) == {}


def test_a_page_that_is_too_heavy_is_found(tmp_path: Path) -> None:
    """A page just above the limit is named with its weight; one of many equal bytes is light, for it is compressed."""
    noise = hashlib.shake_256(b"a page").digest(LATER_VIEW + 1)
    for name, content in (("heavy", noise), ("light", b"<p>" * 100_000), ("empty", b"")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_bytes(content)

    assert list(_heavy_later_views(tmp_path)) == ["heavy/index.html"]


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
