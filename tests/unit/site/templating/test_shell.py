"""Shells: the page of the theme into which pages of records are filled."""

from __future__ import annotations

from clearinghouse.site.templating.minimal_shell import Frame, minimal_shell
from clearinghouse.site.templating.shell import Page, contents, fill
from clearinghouse.site.templating.shell_parser import parse_shell


def test_shell_is_filled_once_and_escaped() -> None:
    """Titles are escaped, the body is not, and a body that looks like a slot stays as it is."""
    shell = parse_shell(minimal_shell(Frame("S", "en"), root="../"))
    page = Page("a/", "</title><b>", 'x" y', "<p>ch-slot-title</p>")

    html = b"".join(fill(shell, page, canonical="", edit="")).decode()

    assert "<title>&lt;/title&gt;&lt;b&gt; - S</title>" in html
    assert 'content="x&#34; y"' in html
    assert "<main><p>ch-slot-title</p></main>" in html


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
    assert contents("") == ()
