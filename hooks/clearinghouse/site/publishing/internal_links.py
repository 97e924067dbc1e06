"""Checks the links inside a built site: each must lead to a file, and to an anchor that the file has."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

_VALUE = r"""(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))"""  # of an attribute, as HTML allows it
_TAGS = "a|area|link|script|img|form|iframe|source|audio|video|track|embed"
_ADDRESS = re.compile(rf"<(?:{_TAGS})\b[^>]*?\s(?:href|src|action)\s*=\s*{_VALUE}", re.I)
_ANCHOR = re.compile(rf"\s(?:id|name)\s*=\s*{_VALUE}", re.I)
_TOP = "top"  # every page has it
_UP = "../"
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
    walk = _Walk(site, base, anchors)
    return sorted(item for uri, html in pages.items() for item in walk.broken_on_page(uri, html))


class _Files:
    """The files of a site by the paths that lead to them. Every page links to some files, so each is found once."""

    def __init__(self, site: Path) -> None:
        self._site, self._top = site, site.resolve()
        self._known: dict[str, str | None] = {}

    def find(self, folder: str, path: str) -> str | None:
        """Return the file that a path in a folder of the site leads to, relative to the site, or None."""
        while folder and path.startswith(_UP):  # so that pages of all folders ask for the same path
            folder, path = folder.rpartition("/")[0], path[len(_UP) :].lstrip("/")
        path = f"{folder}/{path}" if folder else path
        if path not in self._known:
            self._known[path] = self._look(posixpath.normpath(path))  # as a browser does, without a look at the disk
        return self._known[path]

    def _look(self, path: str) -> str | None:
        try:
            target = (self._site / path).resolve(strict=True)
        except (OSError, ValueError):  # nothing is there, or no file can have such a name
            return None
        file = target / "index.html" if target.is_dir() else target
        return file.relative_to(self._top).as_posix() if file.is_file() and file.is_relative_to(self._top) else None


@dataclass(frozen=True, slots=True)
class _Address:
    """An address inside the site: its path, and the anchor as it is written; without a path it is of the same page."""

    path: str
    anchor: str
    is_from_top: bool


class _Walk:
    """A look at all links of a site. Most addresses are on many pages, so each is taken apart once."""

    def __init__(self, site: Path, base: str, anchors: Anchors) -> None:
        self._files, self._base, self._anchors = _Files(site), base, anchors
        self._addresses: dict[str, _Address | bool] = {}

    def broken_on_page(self, uri: str, html: str) -> Iterator[BrokenLink]:
        """Yield the links on a page that lead nowhere."""
        folder = posixpath.dirname(uri)
        for address in map(unescape, map("".join, dict.fromkeys(_ADDRESS.findall(html)))):
            known = self._addresses.get(address)
            if known is None:
                known = self._addresses[address] = self._taken_apart(address)
            if not (known if isinstance(known, bool) else self._leads_somewhere(uri, folder, known)):
                yield BrokenLink(uri, address)

    def _taken_apart(self, address: str) -> _Address | bool:
        """Return the parts of an address; True if it is of another host, False if it is none."""
        try:
            parts = urlsplit(address.strip())
        except ValueError:  # such as http://[x
            return False
        if parts.scheme or parts.netloc:
            return True
        path = unquote(parts.path)
        if path.startswith(self._base):
            path = f"/{path[len(self._base) :]}"
        anchor = parts.fragment.partition(_TEXT_OF_PAGE)[0]
        return _Address(path.lstrip("/"), anchor, path.startswith("/"))

    def _leads_somewhere(self, uri: str, folder: str, address: _Address) -> bool:
        # The page for unknown addresses is shown at every depth, so its links begin at the top of the site.
        is_of_page = not address.path and not address.is_from_top
        target = uri if is_of_page else self._files.find("" if address.is_from_top else folder, address.path)
        if target is None:
            return False
        return target not in self._anchors or _has_anchor(self._anchors[target], address.anchor)


def _has_anchor(anchors: Set[str], fragment: str) -> bool:
    """Whether a page has an anchor, which is written as it is or with codes such as %C3%A9."""
    return not fragment or fragment in anchors or unquote(fragment) in anchors or fragment.lower() == _TOP
