"""Page shells: one rendered page with slots, filled for every record.

Whatever renders pages (MkDocs, ProperDocs, a bare template) renders one shell for each depth of address.
Its slots are then filled with escaped values; record text never meets a Markdown parser or a theme template.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from markupsafe import escape

from clearinghouse.language.formats import locale_of

SLOTS: Mapping[str, str] = {
    "title": "ch-slot-title",
    "description": "ch-slot-description",
    "canonical": "https://ch-slot-canonical.invalid/",
    "edit": "https://ch-slot-edit.invalid/",
    "toc_anchor": "ch-slot-toc-anchor",
    "toc_title": "ch-slot-toc-title",
    "toc": "ch-slot-toc-list",
    # The theme puts a heading of its own above a body without "<h1".
    "body": "<div><h1>ch-slot-body</h1></div>",
}
REQUIRED = ("title", "description", "body")
_TOKEN = re.compile("(" + "|".join(map(re.escape, SLOTS.values())) + ")")
_NAME = {token: name for name, token in SLOTS.items()}


class ShellError(Exception):
    """A shell lacks a slot: the theme or an override has changed in a way that would lose content."""


@dataclass(frozen=True, slots=True)
class TocItem:
    """The HTML around the address and the title of one entry of the table of contents."""

    before: str
    between: str
    after: str

    def fill(self, anchor: str, title: str) -> str:
        """Return one entry; both values are escaped here."""
        return f"{self.before}{escape(anchor)}{self.between}{escape(title)}{self.after}"


@dataclass(frozen=True, slots=True)
class Shell:
    """Literal HTML in UTF-8 with the names of slots in between: there is one piece of `html` more than `slots`."""

    html: tuple[bytes, ...]
    slots: tuple[str, ...]
    toc_item: TocItem | None


@dataclass(frozen=True, slots=True)
class Page:
    """A finished page: `uri` ends with a slash (or is empty); `body` is safe HTML; the rest is plain text.

    `files` are files for machines that say the same as the page: address from the top of the site, and bytes.
    """

    uri: str
    title: str
    description: str
    body: str
    edit: str | None = None
    files: tuple[tuple[str, bytes], ...] = ()


def parse_shell(html: str) -> Shell:
    """Cut a rendered shell page into its parts. Raises ShellError when a required slot is absent."""
    html, toc_item = _take_toc_item(_without_blank_lines(html))
    parts = _TOKEN.split(html)
    names = tuple(_NAME[part] for part in parts[1::2])
    missing = [name for name in REQUIRED if name not in names]
    if missing:
        raise ShellError(f"the page shell has no place for: {', '.join(missing)}")
    return Shell(tuple(part.encode() for part in parts[::2]), names, toc_item)


_BLANK = re.compile(r"[ \t]*\n\s*")
_PRESERVED = re.compile(r"(<(pre|textarea|script|style)\b.*?</\2>)", re.DOTALL)


def _without_blank_lines(html: str) -> str:
    """Join the blanks around each line end into that line end: a theme leaves 3 KB of them in every page."""
    parts = _PRESERVED.split(html)  # text, what stays as it was typed, the name of its element, text, …
    parts[::3] = [_BLANK.sub("\n", part) for part in parts[::3]]
    del parts[2::3]
    return "".join(parts)


def _take_toc_item(html: str) -> tuple[str, TocItem | None]:
    """Replace the one entry of the shell's table of contents by a slot, and return its HTML."""
    at = html.find(SLOTS["toc_title"])
    start, end = html.rfind("<li", 0, at), html.find("</li>", at) + len("</li>")
    if at < 0 or start < 0:
        return html, None
    before, rest = html[start:end].split(SLOTS["toc_anchor"], 1)
    between, after = rest.split(SLOTS["toc_title"], 1)
    return html[:start] + SLOTS["toc"] + html[end:], TocItem(before, between, after)


_TAG = re.compile(r"<[^>]+>")
_HEADING = '<h2 id="'
Headings = tuple[tuple[str, str], ...]  # anchor and plain title of each


def fill(shell: Shell, page: Page, *, canonical: str, edit: str) -> list[bytes]:
    """Return the whole page in UTF-8, in pieces. Titles and addresses are escaped here; the body is HTML already."""
    headings = contents(page.body)
    values = {
        "toc_anchor": str(escape(headings[0][0])) if headings else "",  # the skip link leads to the first heading
        "toc_title": "",
        "title": str(escape(page.title)),
        "description": str(escape(page.description)),
        "canonical": str(escape(canonical)),
        "edit": str(escape(edit)),
        "toc": _toc(shell.toc_item, headings) if shell.toc_item else "",
        "body": page.body,
    }
    pieces = [b""] * (len(shell.html) + len(shell.slots))
    pieces[::2] = shell.html
    pieces[1::2] = [values[name].encode() for name in shell.slots]
    return pieces


@lru_cache(maxsize=1024)  # the pages of a kind have the same headings
def _toc(item: TocItem, headings: Headings) -> str:
    return "".join(item.fill(anchor, title) for anchor, title in headings)


def contents(body: str) -> Headings:
    """Return (anchor, plain title) of each second-level heading of a body; one with more attributes is left out."""
    found = []
    start = body.find(_HEADING)
    while start >= 0:
        start += len(_HEADING)
        end = body.find("</h2>", start)
        anchor, _, rest = body[start : end if end >= 0 else None].partition('"')
        if rest.startswith(">"):
            found.append((anchor, _plain(rest[1:])))
        start = body.find(_HEADING, start)
    return tuple(found)


def _plain(title: str) -> str:
    return (unescape(_TAG.sub("", title)) if "<" in title or "&" in title else title).strip()


def minimal_shell(*, root: str, site_name: str, language: str) -> str:
    """Return a minimal shell page without any theme; `root` leads to the top of the site."""
    direction = ' dir="rtl"' if locale_of(language).text_direction == "rtl" else ""
    return (
        "<!doctype html>\n"
        f'<html lang="{language}"{direction}><head><meta charset="utf-8">'
        f"<title>{SLOTS['title']} - {escape(site_name)}</title>"
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f'<meta name="description" content="{SLOTS["description"]}">'
        f'<link rel="stylesheet" href="{root}assets/clearinghouse.css"></head>'
        f'<body><header><a href="{root or "./"}">{escape(site_name)}</a></header>'
        f"<main>{SLOTS['body']}</main></body></html>\n"
    )
