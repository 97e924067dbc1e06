"""Page shells are cut from placeholder pages: ordinary pages that any generator can build.

Their title, description, body and one heading are tokens that no template produces by accident; their addresses are
known by the name of their folder.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from clearinghouse.site.templating.frame import SECTION
from clearinghouse.site.templating.shell import SECTION_SLOT, Shell, TocItem

SLOTS: Mapping[str, str] = {
    "title": "ch-slot-title",
    "description": "ch-slot-description",
    "canonical": "ch-slot-canonical",
    "edit": "ch-slot-edit",
    "toc_anchor": "ch-slot-anchor",
    "toc": "ch-slot-contents",
    # Some themes put a heading of their own above a body without "<h1".
    "body": "<div><h1>ch-slot-body</h1></div>",
}
REQUIRED = ("title", "description", "body")
FOLDER = "page-shell"  # in the address of a placeholder page, once for each level of depth
HEADING = "ch-slot-toc"  # the title of the one section, and its anchor in every generator
_BODY_END = "<div>ch-slot-end</div>"
PLACEHOLDER = f"""---
title: {SLOTS["title"]}
description: {SLOTS["description"]}
---

{SLOTS["body"]}

## {HEADING}

{_BODY_END}
"""

_MARK_OF_SECTION = rf' {SECTION}="[^"<>]*"'  # on a link of the frame: which pages it holds
_TOKEN = re.compile("(" + "|".join((*map(re.escape, SLOTS.values()), _MARK_OF_SECTION)) + ")")
_NAME = {token: name for name, token in SLOTS.items()}


class ShellError(Exception):
    """A shell lacks a slot: the theme or an override has changed in a way that would lose content."""


def parse_shell(html: str) -> Shell:
    """Cut a rendered placeholder page into its parts.

    Raises ShellError when a required slot is missing, or where a value could break out of its place.
    """
    html, toc_item = _take_toc_item(_mark_slots(_without_blank_lines(html)))
    parts = _TOKEN.split(html)
    names = tuple(_slot(part) for part in parts[1::2])
    missing = [name for name in REQUIRED if name not in names]
    if missing:
        raise ShellError(f"the page shell has no place for: {', '.join(missing)}")
    _refuse_unsafe_places(parts)
    return Shell(tuple(part.encode() for part in parts[::2]), names, toc_item)


def _slot(token: str) -> str:
    """Return the name of the slot for a token; that of a section has the addresses in it."""
    return _NAME.get(token) or SECTION_SLOT + token.split('"')[1]


_BODY = re.compile(f"{re.escape(SLOTS['body'])}(?:.*?{re.escape(_BODY_END)})?", re.DOTALL)
_EDIT = re.compile(rf"[^\"'<>\s=]*\b{FOLDER}/index\.md")
_CANONICAL = re.compile(rf"https?://[^\"'<>\s]*?\b{FOLDER}/(?:index\.html)?(?=[\"'<])")
_ANCHOR = re.compile(rf"#{HEADING}\b")


def _mark_slots(html: str) -> str:
    """Replace the body of a placeholder page, and what a generator made of its address and its heading, by slots."""
    html = _BODY.sub(SLOTS["body"], html)
    html = _EDIT.sub(SLOTS["edit"], html)
    html = _CANONICAL.sub(SLOTS["canonical"], html)
    return _ANCHOR.sub(f"#{SLOTS['toc_anchor']}", html)


_OPEN_ELEMENT = re.compile(r"<(script|style)\b(?!.*</\1)", re.DOTALL | re.IGNORECASE)


def _refuse_unsafe_places(parts: list[str]) -> None:
    """Refuse a slot where escaping protects nothing, and a link to the placeholder page."""
    before = ""
    for literal, token in zip(parts[::2], parts[1::2], strict=False):
        before += literal
        if literal.endswith("="):
            raise ShellError(f"the page shell has {token} in an attribute without quotes")
        if unsafe := _OPEN_ELEMENT.search(before):
            raise ShellError(f"the page shell has {token} in a {unsafe[1].lower()}")
    if any(f"{FOLDER}/" in literal for literal in parts[::2]):
        raise ShellError("the page shell has a link to its placeholder page")


_BLANK = re.compile(r"[ \t]*\n\s*")
_PRESERVED = re.compile(r"(<(pre|textarea|script|style)\b.*?</\2>)", re.DOTALL)


def _without_blank_lines(html: str) -> str:
    """Join the blanks around each line end into that line end: a theme leaves 3 KB of them in every page."""
    parts = _PRESERVED.split(html)  # text, what stays as it was typed, the name of its element, text, …
    parts[::3] = [_BLANK.sub("\n", part) for part in parts[::3]]
    del parts[2::3]
    return "".join(parts)


def _take_toc_item(html: str) -> tuple[str, TocItem | None]:
    """Replace the one entry of the shell's table of contents by a slot, and return its HTML.

    With an `<aside>` of its own around it, all of that is the slot: a page without sections has none of it.
    """
    at = html.find(HEADING)
    if at < 0:
        return html, None
    start, end = html.rfind("<li", 0, at), html.find("</li>", at) + len("</li>")
    before, link, rest = html[start:end].partition(SLOTS["toc_anchor"])
    between, title, after = rest.partition(HEADING)
    if start < 0 or not link or not title or HEADING in html[:start] + after + html[end:]:
        raise ShellError("the page shell shows its heading elsewhere than in one entry of a table of contents")
    first, last = _around(html, start, end)
    item = TocItem(before, between, after, html[first:start], html[end:last])
    return html[:first] + SLOTS["toc"] + html[last:], item


def _around(html: str, start: int, end: int) -> tuple[int, int]:
    """Return where the `<aside>` around the table of contents begins and ends, or `start` and `end` without one."""
    first, last = html.rfind("<aside", 0, start), html.find("</aside>", end)
    if first < 0 or last < 0 or "</aside>" in html[first:start]:
        return start, end
    return first, last + len("</aside>")
