"""The map of the site from the `nav` of a generator: the sections in the bar, and the pages of each.

`nav` is a list as in `mkdocs.yml`: `title: page.md`, or `title:` with a list of the same. A section is named like its
own page, which is the first of its list; a list inside of it is a group. The home page is in the mark of the bar.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml

from clearinghouse.site.publishing.content_files import address
from clearinghouse.site.templating.frame import NavigationPage, SiteSection


def sections(nav: object) -> tuple[SiteSection, ...]:
    """Return the sections of a `nav`; what is no page of the site, or has no title, is skipped."""
    found = ((title, tuple(_pages(title, entry))) for title, entry in _entries(nav))
    return tuple(SiteSection(title, pages) for title, pages in found if pages and pages[0].uri)


def sections_of_pages(pages: Sequence[tuple[str, str]]) -> tuple[SiteSection, ...]:
    """Return a section for each page at the top of a site without a map, by title. `pages` has address and title."""
    top = sorted((title, uri) for uri, title in pages if uri.count("/") == 1)
    return tuple(SiteSection(title, (NavigationPage(title, uri),)) for title, uri in top)


def read_sections(file: Path) -> tuple[SiteSection, ...]:
    """Return the sections in the `nav` of a file like `mkdocs.yml`; none without a file that can be read."""
    try:
        settings = yaml.load(file.read_text("utf-8"), _Loader)  # noqa: S506 - it makes nothing but plain values
    except (OSError, ValueError, yaml.YAMLError):
        return ()
    return sections(settings.get("nav")) if isinstance(settings, dict) else ()


class _Loader(yaml.SafeLoader):
    """Reads settings of a generator; a tag of its own, such as `!ENV`, becomes nothing."""


_Loader.add_multi_constructor("", lambda *_: None)


def _entries(nav: object) -> Iterator[tuple[str, object]]:
    for entry in nav if isinstance(nav, list) else ():
        if isinstance(entry, dict):
            yield from ((str(title), value) for title, value in entry.items())


def _pages(title: str, entry: object, group: str = "") -> Iterator[NavigationPage]:
    """Yield the page of an entry, or those of a list; a list inside of it is a group under its own title."""
    if isinstance(entry, str):
        yield NavigationPage(title, address(entry) if entry.endswith(".md") else entry, group)
    for name, value in _entries(entry):
        yield from _pages(name, value, group if isinstance(value, str) else name)
