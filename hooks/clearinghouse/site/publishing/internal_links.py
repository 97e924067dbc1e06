"""A walk over a built site: does every link inside it lead to a file, and to an anchor that is there?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

_ADDRESS = re.compile(r'<(?:a|link|script|img|form)\b[^>]*?\s(?:href|src|action)="([^"]*)"')
_ANCHOR = re.compile(r'\s(?:id|name)="([^"]*)"')


@dataclass(frozen=True, slots=True, order=True)
class BrokenLink:
    """A link that leads nowhere: the page it stands on, and the address as written."""

    page: str
    address: str


def find_broken_links(site: Path, *, base: str = "/") -> list[BrokenLink]:
    """Return every broken link under `site`; addresses of other hosts are not followed.

    `base` is the path at which the site is published: addresses that begin with it start at the top of the site.
    """
    files = [path for path in sorted(site.rglob("*.html")) if path.is_file()]
    pages = {path.relative_to(site).as_posix(): path.read_text("utf-8", "replace") for path in files}
    anchors = {uri: set(_ANCHOR.findall(html)) for uri, html in pages.items()}
    return sorted(item for uri, html in pages.items() for item in _broken_on_page(site, uri, html, anchors, base))


def _broken_on_page(site: Path, uri: str, html: str, anchors: dict[str, set[str]], base: str) -> Iterator[BrokenLink]:
    for raw in dict.fromkeys(_ADDRESS.findall(html)):
        address = unescape(raw)
        try:
            parts = urlsplit(address)
        except ValueError:  # such as http://[x
            yield BrokenLink(uri, address)
            continue
        if parts.scheme or parts.netloc:
            continue
        path = unquote(parts.path)
        target = _target(site, uri, f"/{path[len(base) :]}" if path.startswith(base) else path)
        found = target is not None and (
            not parts.fragment or target not in anchors or parts.fragment in anchors[target]
        )
        if not found:
            yield BrokenLink(uri, address)


def _target(site: Path, uri: str, path: str) -> str | None:
    """Return the file that a path leads to, relative to the site, or None."""
    if not path:
        return uri
    # The page for unknown addresses stands at every depth, so its links begin at the top of the site.
    base = site if path.startswith("/") else (site / uri).parent
    try:
        found = (base / path.lstrip("/")).resolve(strict=True)
    except (OSError, ValueError):  # nothing is there, or no file can have such a name
        return None
    if found.is_dir():
        found /= "index.html"
    return (
        found.relative_to(site.resolve()).as_posix()
        if found.is_file() and found.is_relative_to(site.resolve())
        else None
    )
