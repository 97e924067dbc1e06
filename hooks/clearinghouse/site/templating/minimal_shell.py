"""The frame of a page without any theme: a link to the home page, the search, and the pages of the site."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from clearinghouse.language.formats import locale_of
from clearinghouse.language.messages import ENGLISH, Messages
from clearinghouse.site.templating.shell_parser import SLOTS

_PAGE = """\
<!doctype html>
<html lang="{language}"{direction}><head><meta charset="utf-8"><title>{title} - {site_name}</title>\
<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="description" content="{description}">\
<link rel="stylesheet" href="{root}assets/clearinghouse.css">\
<script src="{root}assets/clearinghouse.js" defer></script></head>
<body><header><a href="{home}">{site_name}</a>{search}{pages}</header><main>{body}</main></body></html>
"""
_SEARCH = """\
<form role="search" action="{root}search/" method="get"><label for="ch-header-query">{label}</label> \
<input id="ch-header-query" dir="auto" type="search" name="q" autocomplete="off"> \
<button type="submit">{button}</button></form>\
"""
_PAGES = '<details><summary>{label}</summary><nav aria-label="{label}"><ul>{items}</ul></nav></details>'
_ITEM = '<li><a href="{root}{uri}">{title}</a></li>'


@dataclass(frozen=True, slots=True)
class Frame:
    """What is around every page: the name of the site, its pages (address and title), and whether it has a search."""

    site_name: str
    language: str
    messages: Messages = ENGLISH
    pages: Sequence[tuple[str, str]] = ()
    has_search: bool = False


def minimal_shell(frame: Frame, *, root: str) -> str:
    """Return a placeholder page in a minimal frame; `root` leads to the top of the site."""
    direction = ' dir="rtl"' if locale_of(frame.language).text_direction == "rtl" else ""
    return _PAGE.format(
        language=frame.language,
        direction=direction,
        title=SLOTS["title"],
        site_name=escape(frame.site_name),
        description=SLOTS["description"],
        root=escape(root),
        home=escape(root or "./"),
        search=_search(frame, root) if frame.has_search else "",
        pages=_pages(frame, root) if frame.pages else "",
        body=SLOTS["body"],
    )


def _search(frame: Frame, root: str) -> Markup:
    _ = frame.messages.gettext
    return Markup(_SEARCH).format(root=root, label=_("Search"), button=_("Go"))  # noqa: S704 - a constant of ours


def _pages(frame: Frame, root: str) -> Markup:
    items = (Markup(_ITEM).format(root=root, uri=uri, title=title) for uri, title in frame.pages)  # noqa: S704 - ours
    label = frame.messages.gettext("Pages of this site")
    return Markup(_PAGES).format(label=label, items=Markup("").join(items))  # noqa: S704 - a constant of ours
