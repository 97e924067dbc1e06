"""Page shells: one rendered page with slots, filled for every record.

Whatever renders pages (MkDocs, another generator, a minimal template) renders one placeholder page for each depth of
address, from which a shell is cut (see `shell_parser`). Its slots are filled with escaped values; record text never
meets a Markdown parser or a theme template.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from markupsafe import escape


@dataclass(frozen=True, slots=True)
class TocItem:
    """The HTML around the address and the title of one entry of the table of contents.

    `opening` and `closing` are around all entries; a page with fewer than three of them has none of it.
    """

    before: str
    between: str
    after: str
    opening: str = ""
    closing: str = ""

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

    `has_toc` is whether it may have a table of contents. `files` are files for machines that say the same as the
    page: address from the top of the site, and bytes.
    """

    uri: str
    title: str
    description: str
    body: str
    edit: str | None = None
    files: tuple[tuple[str, bytes], ...] = ()
    has_toc: bool = True


_TAG = re.compile(r"<[^>]+>")
_HEADING = "<h2 id="
Headings = tuple[tuple[str, str], ...]  # anchor and plain title of each
SECTION_SLOT = "section:"  # the name of a slot begins with it, and goes on with the addresses of a section's pages
TOC = "<!-- contents -->"  # in a body that has a place of its own for the table of contents
_LEAST = 3  # entries: fewer are seen without a list


def fill(shell: Shell, page: Page, *, canonical: str, edit: str) -> list[bytes]:
    """Return the whole page in UTF-8, in pieces. Titles and addresses are escaped here; the body is HTML already."""
    headings = contents(page.body)
    toc = _toc(shell.toc_item, headings) if shell.toc_item and page.has_toc else ""
    body = page.body
    if TOC in body:
        body, toc = body.replace(TOC, toc, 1), ""
    values = {
        "toc_anchor": str(escape(headings[0][0])) if headings else "",  # the skip link leads to the first heading
        "title": str(escape(page.title)),
        "description": str(escape(page.description)),
        "canonical": str(escape(canonical)),
        "edit": str(escape(edit)),
        "toc": toc,
        "body": body,
        **_current(shell.slots, page.uri),
    }
    pieces = [b""] * (len(shell.html) + len(shell.slots))
    pieces[::2] = shell.html
    pieces[1::2] = [values[name].encode() for name in shell.slots]
    return pieces


@lru_cache(maxsize=1024)  # the pages of a kind have the same headings
def _toc(item: TocItem, headings: Headings) -> str:
    entries = "".join(item.fill(anchor, title) for anchor, title in headings)
    if not item.opening:
        return entries
    return f"{item.opening}{entries}{item.closing}" if len(headings) >= _LEAST else ""


@lru_cache(maxsize=1024)  # the pages of a folder are of one section
def _current(slots: tuple[str, ...], uri: str) -> Mapping[str, str]:
    """Return the values of the slots for sections: the one that a page belongs to is marked as the current one."""
    sections = [slot for slot in slots if slot.startswith(SECTION_SLOT)]
    pages = [(len(page), slot) for slot in sections for page in _pages(slot) if uri.startswith(page)]
    here = max(pages, default=(0, ""))[1]
    return {slot: "" if slot != here else " aria-current=true" for slot in sections}


def _pages(slot: str) -> list[str]:
    return slot.removeprefix(SECTION_SLOT).split()


def contents(body: str) -> Headings:
    """Return (anchor, plain title) of each second-level heading of a body; one with more attributes is skipped."""
    headings = []
    start = body.find(_HEADING)
    while start >= 0:
        start += len(_HEADING)
        end = body.find("</h2>", start)
        anchor, _, title = body[start : end if end >= 0 else None].partition(">")
        if " " not in anchor:
            headings.append((anchor.strip('"'), _plain(title)))
        start = body.find(_HEADING, start)
    return tuple(headings)


def _plain(title: str) -> str:
    return (unescape(_TAG.sub("", title)) if "<" in title or "&" in title else title).strip()
