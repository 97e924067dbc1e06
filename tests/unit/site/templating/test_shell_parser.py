"""Shells are cut from placeholder pages, whatever generator built them; a value can never leave its place."""

from __future__ import annotations

import pytest
from clearinghouse.site.templating.shell import Page, fill
from clearinghouse.site.templating.shell_parser import ShellError, parse_shell

_HEAD = (
    '<!doctype html><html><head><title>ch-slot-title | Mine</title><meta name="description" '
    'content="ch-slot-description"><link rel="canonical" href="https://my.example/base/page-shell/"></head>'
)
_BODY = '<div><h1>ch-slot-body</h1></div>\n<h2 id="ch-slot-toc">ch-slot-toc</h2>\n<div>ch-slot-end</div>'
_EDIT = '<a href="https://git.example/mine/edit/main/content/page-shell/index.md">Edit</a>'
_TOC = '<nav><ul><li class="t"><a href="#ch-slot-toc"><b>ch-slot-toc</b></a></li></ul></nav>'


def _filled(html: str, page: Page) -> str:
    return b"".join(fill(parse_shell(html), page, canonical="https://c.example/a/", edit="https://e.example/")).decode()


def test_a_page_of_any_generator_gives_a_shell() -> None:
    """Title, description, body, own address, link to edit, skip link and contents are those of the record's page."""
    html = f'{_HEAD}<body><a href="#ch-slot-toc">Skip</a>{_TOC}{_EDIT}<main>{_BODY}</main></body></html>'
    body = '<h1>A</h1><h2 id="x">X &amp; Y</h2><h2 id="z">Z</h2>'

    assert _filled(html, Page("a/", "A & B", 'D "E"', body)) == (
        '<!doctype html><html><head><title>A &amp; B | Mine</title><meta name="description" content="D &#34;E&#34;">'
        '<link rel="canonical" href="https://c.example/a/"></head><body><a href="#x">Skip</a>'
        '<nav><ul><li class="t"><a href="#x"><b>X &amp; Y</b></a></li><li class="t"><a href="#z"><b>Z</b></a></li>'
        f'</ul></nav><a href="https://e.example/">Edit</a><main>{body}</main></body></html>'
    )


def test_a_page_without_contents_or_addresses_gives_a_shell_too() -> None:
    """A theme need not show a table of contents, the address of the page, or a link to edit it."""
    html = f"<title>ch-slot-title</title>ch-slot-description{_BODY}"

    assert _filled(html, Page("a/", "T", "D", "<i>b</i>")) == "<title>T</title>D<i>b</i>"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<title>ch-slot-title</title> ch-slot-description", "no place for: body"),
        ("", "no place for: title, description, body"),
        (_BODY, "no place for: title, description"),
        (f"{_HEAD}<meta content=ch-slot-title>{_BODY}", "ch-slot-title in an attribute without quotes"),
        (f'{_HEAD}<script>x = "ch-slot-title"</script>{_BODY}', "ch-slot-title in a script"),
        (f'{_HEAD}<SCRIPT type="application/ld+json">"ch-slot-description"</SCRIPT>{_BODY}', "in a script"),
        (f"{_HEAD}<script>1</script><style>a::after {{ content: 'ch-slot-title' }}</style>{_BODY}", "in a style"),
        (f"{_HEAD}<p>ch-slot-toc</p>{_BODY}", "its heading elsewhere"),
        (f"{_HEAD}{_TOC}{_TOC}{_BODY}", "its heading elsewhere"),
        (f'{_HEAD}<a href="/page-shell/">Here</a>{_BODY}', "a link to its placeholder page"),
    ],
)
def test_a_shell_that_would_lose_or_misplace_a_value_is_refused(html: str, expected: str) -> None:
    """What is missing or unsafe is named: escaping does not protect scripts, styles or attributes without quotes."""
    with pytest.raises(ShellError, match=expected):
        parse_shell(html)
