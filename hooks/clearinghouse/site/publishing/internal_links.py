"""Checks the links inside a built site: each must lead to a file, and to an anchor that the file has."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

_VALUE = r"""(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))"""  # of an attribute, as HTML allows it
_TAGS = "a|area|link|script|img|form|iframe|source|audio|video|track|embed"
_ADDRESS = re.compile(rf"<(?:{_TAGS})\b[^>]*?\s(?:href|src|action)\s*=\s*{_VALUE}", re.I)
_ANCHOR = re.compile(rf"\s(?:id|name)\s*=\s*{_VALUE}", re.I)
_TOP = "top"  # every page has it
_TEXT_OF_PAGE = ":~:"  # what follows is a text that the browser looks for
Anchors = Mapping[str, Set[str]]  # by page


@dataclass(frozen=True, slots=True, order=True)
class BrokenLink:
    """A link that leads nowhere: the page that contains it, and the address as written."""

    page: str
    address: str


def find_broken_links(site: Path, *, base: str = "/") -> list[BrokenLink]:
    """Return every broken link under `site`; addresses of other hosts are not followed.

    `base` is the path at which the site is published: addresses that begin with it start at the top of the site.
    """
    base = f"{base.rstrip('/')}/"
    paths = [path for path in sorted(site.rglob("*.html")) if path.is_file()]
    pages = {path.relative_to(site).as_posix(): path.read_text("utf-8", "replace") for path in paths}
    anchors = {uri: set(map(unescape, map("".join, _ANCHOR.findall(html)))) for uri, html in pages.items()}
    files = _Files(site)
    return sorted(item for uri, html in pages.items() for item in _broken_on_page(files, uri, html, anchors, base))


class _Files:
    """The files of a site by the paths that lead to them. Every page links to some files, so each is found once."""

    def __init__(self, site: Path) -> None:
        self._site, self._top = site, site.resolve()
        self._known: dict[str, str | None] = {}

    def find(self, path: str) -> str | None:
        """Return the file that a path from the top of the site leads to, relative to the site, or None."""
        path = posixpath.normpath(path)  # as a browser does, without a look at the disk
        if path not in self._known:
            self._known[path] = self._look(path)
        return self._known[path]

    def _look(self, path: str) -> str | None:
        try:
            target = (self._site / path).resolve(strict=True)
        except (OSError, ValueError):  # nothing is there, or no file can have such a name
            return None
        file = target / "index.html" if target.is_dir() else target
        return file.relative_to(self._top).as_posix() if file.is_file() and file.is_relative_to(self._top) else None


def _broken_on_page(files: _Files, uri: str, html: str, anchors: Anchors, base: str) -> Iterator[BrokenLink]:
    for address in map(unescape, map("".join, dict.fromkeys(_ADDRESS.findall(html)))):
        try:
            parts = urlsplit(address.strip())
        except ValueError:  # such as http://[x
            yield BrokenLink(uri, address)
            continue
        is_outside = parts.scheme or parts.netloc
        if not is_outside and not _has_target(files, uri, parts, anchors, base):
            yield BrokenLink(uri, address)


def _has_target(files: _Files, uri: str, parts: SplitResult, anchors: Anchors, base: str) -> bool:
    path = unquote(parts.path)
    target = _target(files, uri, f"/{path[len(base) :]}" if path.startswith(base) else path)
    if target is None:
        return False
    return target not in anchors or _has_anchor(anchors[target], parts.fragment.partition(_TEXT_OF_PAGE)[0])


def _has_anchor(anchors: Set[str], fragment: str) -> bool:
    """Whether a page has an anchor, which is written as it is or with codes such as %C3%A9."""
    return not fragment or fragment in anchors or unquote(fragment) in anchors or fragment.lower() == _TOP


def _target(files: _Files, uri: str, path: str) -> str | None:
    """Return the file that a path on a page leads to, relative to the site, or None."""
    if not path:
        return uri
    # The page for unknown addresses is shown at every depth, so its links begin at the top of the site.
    folder = "" if path.startswith("/") else posixpath.dirname(uri)
    return files.find(posixpath.join(folder, path.lstrip("/")))
