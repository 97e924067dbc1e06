"""The site for each kind of host of its repository, and with addresses that a workflow leaves empty."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from clearinghouse.site.publishing.internal_links import find_broken_links
from support.builds import build_or_fail

_RECORD = "sources/example-grants/index.html"
_FORM = "contribute/form/source/index.html"
_GUIDE = "contribute/index.html"


def _read(site: Path, uri: str) -> str:
    return unescape((site / uri).read_text("utf-8"))


def _read_form(site: Path) -> str:
    """Read the page of a form with what its script fills in."""
    return _read(site, _FORM) + _read(site, _FORM.replace("index.html", "form-data.js")).replace('\\"', '"')


@pytest.mark.parametrize(
    ("repository", "page", "record", "new_file"),
    [
        (
            "https://gitlab.example.org/group/sub/net.git",
            "https://gitlab.example.org/group/sub/net/-/edit/main/content/contribute/index.md",
            "https://gitlab.example.org/group/sub/net/-/edit/main/data/sources/example-grants.yml",
            "https://gitlab.example.org/group/sub/net/-/new/main?file_name=data/sources/",
        ),
        (
            "https://codeberg.org/o/r/",
            "https://codeberg.org/o/r/_edit/main/content/contribute/index.md",
            "https://codeberg.org/o/r/_edit/main/data/sources/example-grants.yml",
            "https://codeberg.org/o/r/_new/main?filename=data/sources/",
        ),
    ],
)
def test_links_to_edit_are_those_of_the_host(
    site_of_host: Callable[[str], Path], repository: str, page: str, record: str, new_file: str
) -> None:
    """Pages, records and forms lead to the editor of the host, and nothing has the shape of another one."""
    site = site_of_host(repository)

    assert f'href="{page}"' in _read(site, _GUIDE)
    assert f'href="{record}"' in _read(site, _RECORD)
    assert new_file in _read_form(site)
    everything = "".join(path.read_text("utf-8") for path in site.rglob("*.html"))
    assert not re.search(r"[\"']https://[^\"']*(?<!-)(?<!_)/(?:edit|new)/main", everything)
    assert "GitHub" not in _read(site, _GUIDE)
    assert find_broken_links(site, base="/network/") == []


def test_without_a_repository_nothing_leads_to_one(site_of_host: Callable[[str], Path]) -> None:
    """With REPOSITORY_URL empty there are no links to edit; pages say how to hand in a file; no link is broken."""
    site = site_of_host("")

    pages = {path: unescape(path.read_text("utf-8")) for path in site.rglob("*.html")}
    assert '<link rel=canonical href="https://site.example/network/sources/example-grants/">' in _read(site, _RECORD)
    assert [path for path, html in pages.items() if "Edit this record" in html or "rel=edit" in html] == []
    assert [path for path, html in pages.items() if "github.com" in html] == []
    for html in (_read(site, _GUIDE), _read_form(site)):
        assert 'end it to <a href="mailto:n@example.org">the maintainers</a>' in html
    assert find_broken_links(site, base="/network/") == []


def test_without_an_address_pages_have_that_of_the_served_site(house: Path, tmp_path: Path) -> None:
    """A pull request has no address to publish at: its pages have the address at which `make serve` shows them."""
    without = {"REPOSITORY_URL": "", "SITE_URL": "", "CLEARINGHOUSE_NO_SEARCH": "1"}
    build_or_fail(house, tmp_path / "site", is_fresh=False, **without)

    canonical = '<link rel=canonical href="http://127.0.0.1:8000/sources/example-grants/">'
    assert canonical in _read(tmp_path / "site", _RECORD)
    assert find_broken_links(tmp_path / "site", base="/") == []


def test_a_host_that_is_not_known_is_linked_and_nothing_is_guessed(site_of_host: Callable[[str], Path]) -> None:
    """A repository on another host has its link, and the form says where the file belongs."""
    form = _read_form(site_of_host("https://code.example/o/r"))

    assert 'Submit it at <a href="https://code.example/o/r/">the repository</a>' in form
    assert re.findall(r"https://code\.example/o/r/[^\"']+", form) == []
