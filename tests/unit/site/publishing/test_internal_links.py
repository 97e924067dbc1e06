"""The walk over a built site reports every link that leads nowhere, and no other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from clearinghouse.site.publishing.internal_links import BrokenLink, find_broken_links


@pytest.fixture
def walk(tmp_path: Path) -> Callable[..., list[str]]:
    """Give a function that makes a small site around one body and returns the addresses that lead nowhere."""

    def check(body: str, *, base: str = "/") -> list[str]:
        site = tmp_path / "site"
        (site / "sources" / "a").mkdir(parents=True)
        (site / "empty").mkdir()
        (site / "index.html").write_text('<h1 id="top">Home</h1>', "utf-8")
        (site / "sources" / "index.html").write_text('<h2 id="open">Open</h2><a name="old"></a>', "utf-8")
        (site / "sources" / "a" / "index.html").write_text(body, "utf-8")
        (site / "table é.csv").write_text("a", "utf-8")
        (tmp_path / "secret.txt").write_text("outside", "utf-8")
        broken = find_broken_links(site, base=base)
        assert {item.page for item in broken} <= {"sources/a/index.html"}
        return [item.address for item in broken]

    return check


@pytest.mark.parametrize(
    "address",
    [
        "../",
        "../index.html",
        "../#open",
        "../#old",
        "../../#top",
        "#here",
        "",
        " ../ ",
        "#TOP",
        "#",
        "#caf%C3%A9",
        "#here:~:text=word",
        "?country=KEN",
        "../?country=KEN&amp;topic=pcb#open",
        "/sources/",
        "../../table%20%C3%A9.csv",
        "../../table%20%C3%A9.csv#row=1",
        "https://gone.example/x#y",
        "//gone.example/x",
        "mailto:info@fund.example",
        "data:image/png;base64,AA",
    ],
)
def test_link_that_leads_somewhere_is_not_reported(walk: Callable, address: str) -> None:
    """Pages, folders, anchors, files, queries and other hosts are fine."""
    assert walk(f'<h2 id="here"></h2><p id="café"></p><a href="{address}">x</a>') == []


@pytest.mark.parametrize(
    "address",
    ["../b/", "../#shut", "#there", "../../../secret.txt", "/nothing/", "../../empty/", "../../table.csv", "a b"],
)
def test_link_that_leads_nowhere_is_reported(walk: Callable, address: str) -> None:
    """A page or an anchor that is not there, an empty folder, and a file outside the site are reported."""
    assert walk(f'<a class="x" href="{address}">x</a>') == [address]


@pytest.mark.parametrize(
    "element",
    [
        '<link rel="stylesheet" href="x.css">',
        '<script src="x.js"></script>',
        '<img alt="" src="x.png">',
        '<form action="x/">',
        "<a href='x/'>",
        "<a href=x/>",
        '<A HREF = "x/">',
        '<iframe src="x/"></iframe>',
        '<source src="x.mp4">',
    ],
)
def test_every_kind_of_link_is_followed(walk: Callable, element: str) -> None:
    """Styles, scripts, images, forms and frames are looked at like links in text, with any quotes."""
    assert len(walk(element)) == 1


def test_an_address_is_reported_as_its_reader_would_follow_it(walk: Callable) -> None:
    """A character reference in an attribute is resolved, and the same address is reported once for a page."""
    assert walk('<a href="b&amp;c/">1</a><a href="b&amp;c/">2</a>') == ["b&c/"]


@pytest.mark.parametrize(("address", "broken"), [("/network/sources/", []), ("/other/sources/", ["/other/sources/"])])
def test_the_base_is_the_top_of_the_site(walk: Callable, address: str, broken: list[str]) -> None:
    """A site below a folder is reached by addresses that begin with this folder."""
    assert walk(f'<a href="{address}">x</a>', base="/network/") == broken


def test_a_site_without_pages_has_no_broken_link(tmp_path: Path) -> None:
    """An empty folder has nothing to report."""
    assert find_broken_links(tmp_path) == []


def test_broken_links_are_sorted_by_page(tmp_path: Path) -> None:
    """The report is the same every time: by page, then by address."""
    for name in ("b", "a"):
        (tmp_path / f"{name}.html").write_text('<a href="z"></a><a href="y"></a>', "utf-8")

    assert find_broken_links(tmp_path) == [
        BrokenLink("a.html", "y"),
        BrokenLink("a.html", "z"),
        BrokenLink("b.html", "y"),
        BrokenLink("b.html", "z"),
    ]
