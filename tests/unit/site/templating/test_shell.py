"""Shells: the page of the theme into which pages of records are filled."""

from __future__ import annotations

import re

import pytest
from clearinghouse.site.templating.frame import Frame, NavigationPage, SiteSection
from clearinghouse.site.templating.minimal_shell import minimal_shell
from clearinghouse.site.templating.shell import TOC, Page, contents, fill
from clearinghouse.site.templating.shell_parser import parse_shell


def test_shell_is_filled_once_and_escaped() -> None:
    """Titles are escaped, the body is not, and a body that looks like a slot stays as it is."""
    shell = parse_shell(minimal_shell(Frame("S", "en"), root="../"))
    page = Page("a/", "</title><b>", 'x" y', "<p>ch-slot-title</p>")

    html = b"".join(fill(shell, page, canonical="", edit="")).decode()

    assert "<title>&lt;/title&gt;&lt;b&gt; - S</title>" in html
    assert 'content="x&#34; y"' in html
    assert "<main id=main><p>ch-slot-title</p></main>" in html


def test_shell_has_no_blank_lines_except_where_they_are_shown() -> None:
    """Blanks around line ends go from the theme's part of a page; preformatted text, scripts and the body keep them."""
    page = "<title>ch-slot-title</title> \n \n  ch-slot-description\n\n<div><h1>ch-slot-body</h1></div>"
    shell = parse_shell(f"{page}\n\n<pre>a\n\n b</pre>\n\n<script>`\n\n`</script>\n  <p>c\n")

    html = b"".join(fill(shell, Page("a/", "T", "D", "<i>1\n\n2</i>"), canonical="", edit="")).decode()

    assert html == "<title>T</title>\nD\n<i>1\n\n2</i>\n<pre>a\n\n b</pre>\n<script>`\n\n`</script>\n<p>c\n"


def test_contents_are_the_second_level_headings() -> None:
    """The table of contents has the plain text of each heading, with entities resolved."""
    body = '<h2 id="a">A &amp; <em>B</em></h2><h3 id="c">C</h3><h2 id="d" class="x">D</h2><h2 id="e">E</h2>'

    assert contents(body) == (("a", "A & B"), ("e", "E"))
    assert contents('<h2 id="a">never closed') == (("a", "never closed"),)
    assert contents("<h2 id=a>A</h2><h2 id=b class=x>B</h2>") == (("a", "A"),)
    assert contents("") == ()


_SECTIONS = (
    SiteSection("Sources", (NavigationPage("Sources", "sources/"), NavigationPage("Topics", "topics/"))),
    SiteSection("Needs", (NavigationPage("Needs", "requests/"), NavigationPage("A good one", "sources/good/"))),
)


def _filled(page: Page) -> str:
    shell = parse_shell(minimal_shell(Frame("S", "en", _SECTIONS), root="../"))
    return b"".join(fill(shell, page, canonical="", edit="")).decode()


@pytest.mark.parametrize(
    ("uri", "current"),
    [("sources/a/", "sources/"), ("topics/pcb/", "sources/"), ("sources/good/x/", "requests/"), ("other/", None)],
)
def test_the_section_of_a_page_is_the_current_one(uri: str, current: str | None) -> None:
    """The bar and the menu mark the section that holds the longest part of the address, or none."""
    marked = re.findall(r"<a href=\.\./([^ >]*) aria-current=true>", _filled(Page(uri, "T", "D", "B")))

    assert marked == ([current] * 2 if current else [])
    assert "data-section" not in _filled(Page(uri, "T", "D", "B"))


def test_a_page_with_few_headings_has_no_list_of_them() -> None:
    """The list of headings is there from three on, unless the page wants none, or has a place of its own for it."""
    body = "".join(f'<h2 id="{name}">{name}</h2>' for name in "abc")
    entries = "<li><a href=#a>a</a></li><li><a href=#b>b</a></li><li><a href=#c>c</a></li>"

    assert f"<ul>{entries}</ul></nav></aside></div><footer" in _filled(Page("a/", "T", "D", body))
    assert "<aside" not in _filled(Page("a/", "T", "D", body[:20]))
    assert "<aside" not in _filled(Page("a/", "T", "D", body, has_toc=False))
    assert "<i><aside class" in _filled(Page("a/", "T", "D", f"{body}<i>{TOC}</i>"))
