"""The frame of every page: the bar with the search and the sections, and the map of the site at the foot.

MkDocs and the generator without MkDocs put the same frame around a page; only the element `<head>` is theirs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from markupsafe import Markup

from clearinghouse.site.templating.attribute_quotes import attribute
from clearinghouse.site.templating.environment import template

SECTION = "data-section"  # on a link of a placeholder page: the addresses of the section; see `shell_parser`
_TITLE_END = "</h1>"
_LEAST = 3  # pages of a section: two are seen in the bar and on the page


@dataclass(frozen=True, slots=True)
class NavigationPage:
    """A page in the map of the site; `uri` is its address from the top, `group` the title above it in its section."""

    title: str
    uri: str
    group: str = ""

    def link(self, root: str) -> Markup:
        """Return the attribute of a link to the page from where `root` leads to the top."""
        return attribute("href", f"{root}{self.uri}")


@dataclass(frozen=True, slots=True)
class SiteSection:
    """One of the few things in the bar: its own page, and all pages that belong to it, its own one first."""

    title: str
    pages: tuple[NavigationPage, ...]

    @property
    def uri(self) -> str:
        """The address of the section's own page."""
        return self.pages[0].uri

    def link(self, root: str) -> Markup:
        """Return the attribute of a link to the section's own page."""
        return self.pages[0].link(root)

    @property
    def addresses(self) -> str:
        """The addresses of all pages, with a blank between them."""
        return " ".join(page.uri for page in self.pages)

    @property
    def groups(self) -> list[tuple[str, tuple[NavigationPage, ...]]]:
        """The pages by the title above them, which is empty for those of the section itself."""
        by_title = groupby(self.pages, key=lambda page: page.group)
        return [(title, tuple(pages)) for title, pages in by_title]

    def around(self, uri: str) -> tuple[NavigationPage, ...]:
        """Return the pages of the group to which the page at an address belongs."""
        return next((pages for _, pages in self.groups if any(page.uri == uri for page in pages)), ())


@dataclass(frozen=True, slots=True)
class Frame:
    """What is the same around every page of a site. Without `as_of` and `repository` the foot does not name them."""

    site_name: str
    language: str
    sections: Sequence[SiteSection] = ()
    has_search: bool = False
    as_of: date | None = None
    repository: str = ""

    def header(self, root: str, uri: str | None) -> Markup:
        """Return the skip link and the bar; `root` leads to the top, and `uri` is None for a placeholder page."""
        here = section_of(self.sections, uri or "")
        return self._part("header", root, here=here, uri=uri, marker=SECTION if uri is None else "")

    def footer(self, root: str) -> Markup:
        """Return the map of the site and what holds for all pages."""
        return self._part("footer", root)

    def _part(self, name: str, root: str, **values: object) -> Markup:
        render = template(f"frame_{name}", self.language)
        return Markup(render(frame=self, root=root, home=root or "./", **values))  # noqa: S704 - it escapes


def section_of(sections: Sequence[SiteSection], uri: str) -> SiteSection | None:
    """Return the section to which an address belongs: that of the page whose address is the longest part of it."""
    pages = ((len(page.uri), section) for section in sections for page in section.pages if uri.startswith(page.uri))
    return max(pages, key=lambda item: item[0], default=(0, None))[1]


def placed(html: str, sections: Sequence[SiteSection], *, uri: str, language: str) -> str:
    """Return a page written by hand with the way back above it, and the other pages of its section below its title."""
    section = section_of(sections, uri)
    if not uri or not section:
        return html
    title, end, rest = html.partition(_TITLE_END)
    values = {"section": section, "uri": uri, "root": "../" * uri.count("/"), "pages": section.around(uri)}
    crumb = template("frame_crumb", language)(**values)
    line = template("frame_section", language)(**values) if len(section.around(uri)) >= _LEAST else ""
    return f"{crumb}{title}{end}{line}{rest}" if end else f"{crumb}{html}"
