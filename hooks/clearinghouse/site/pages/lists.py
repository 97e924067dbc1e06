"""The lists of all sources and of all requests, and the static pages of one facet.

The first page of a list is prose with a directive; longer lists go on under <folder>/page/<number>/. Every page is
complete without a script. The explorer's script fetches the further pages when somebody filters.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

from markupsafe import Markup

from clearinghouse.language.messages import N_
from clearinghouse.records import Record
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.page_task import PageTask
from clearinghouse.site.pages import explorer, facets
from clearinghouse.site.pages.source import has_amount
from clearinghouse.site.templating.environment import rendered, template
from clearinghouse.site.templating.shell import Page
from clearinghouse.wording.deadline_text import next_deadline

PER_PAGE = 100


@dataclass(frozen=True, slots=True)
class Listing:
    """A long list: its folder, its heading, and the facets whose values have pages of their own."""

    folder: str
    title: str
    with_pages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FacetPage:
    """The page of one value of a facet."""

    folder: str
    param: str
    facet: str
    option: facets.Option
    title: str

    @property
    def key(self) -> str:
        """The value as in the address of the explorer: "param=value"."""
        return f"{self.param}={self.option.id}"

    @property
    def uri(self) -> str:
        """The address of the page from the top of the site."""
        return f"{self.folder}/{self.param}/{self.option.id}/"


# Countries, topics and assistance types have richer pages elsewhere; a source of a closed facet value is worth a page.
SOURCES = Listing("sources", N_("Sources of assistance"), ("family", "status", "applicant"))
REQUESTS = Listing("requests", N_("Documented needs and requests"), ("region", "status"))
_LISTINGS = {listing.folder: listing for listing in (SOURCES, REQUESTS)}


def pages_of(total: int) -> int:
    """Return how many pages a list of `total` entries has; at least one."""
    return max(1, -(-total // PER_PAGE))


def tasks(context: SiteContext) -> Iterator[PageTask]:
    """Yield the second and later pages of each list, and the pages of facets."""
    for folder, listing in _LISTINGS.items():
        for number in range(2, pages_of(len(explorer.entries(folder, context))) + 1):
            yield PageTask(f"{folder}/page/{number}/", partial(_page, folder), str(number))
        found = explorer.index(folder, context)
        for page in facet_pages(context, listing):
            yield PageTask(page.uri, partial(_facet_page, page, found[page.key]), page.key)


def facet_pages(context: SiteContext, listing: Listing) -> list[FacetPage]:
    """Return the page of each value of the facets that have pages."""
    folder = listing.folder
    return [
        FacetPage(folder, choice.param, choice.label, option, _facet_title(context, listing, choice, option))
        for choice in explorer.choices(folder, context)
        if choice.param in listing.with_pages
        for option in choice.options
    ]


def _facet_title(context: SiteContext, listing: Listing, choice: facets.FacetChoice, option: facets.Option) -> str:
    _ = context.messages.gettext
    return _("%(list)s. %(facet)s: %(value)s", list=_(listing.title), facet=choice.label, value=option.label)


def _page(folder: str, context: SiteContext, number: str) -> Page:
    _ = context.messages.gettext
    values = {"list": _(_LISTINGS[folder].title), "number": number}
    title = _("%(list)s, page %(number)s", **values)
    pages = pages_of(len(explorer.entries(folder, context)))
    shown = rows(context, folder, int(number), "../../../")
    body = template("list", context.language)(context=context, root="../../../", title=title, rows=shown, folder=folder)
    description = _("%(list)s, page %(number)s of %(pages)s.", **values, pages=pages)
    return Page(f"{folder}/page/{number}/", title, description, body)


def _facet_page(page: FacetPage, found: Sequence[Record], context: SiteContext, key: str) -> Page:
    body = template("facet", context.language)(
        context=context,
        root="../../../",
        title=page.title,
        rows=_rows(context, page.folder, found[:PER_PAGE], "../../../"),
        folder=page.folder,
        key=key,
        shown=min(len(found), PER_PAGE),
        total=len(found),
    )
    description = context.messages.gettext("%(title)s. %(count)s in all.", title=page.title, count=len(found))
    return Page(page.uri, page.title, description, body)


def first_page(context: SiteContext, folder: str, root: str) -> str:
    """Render the explorer with the first page of its list."""
    everything = explorer.entries(folder, context)
    return template("explorer", context.language)(
        context=context,
        root=root,
        folder=folder,
        rows=rows(context, folder, 1, root),
        form=explorer.form(folder, context),
        messages={**context.messages.table(explorer.MESSAGES), **context.wording.verdict},
        verdicts=list(context.wording.verdict),
        further=[f"page/{number}/" for number in range(2, pages_of(len(everything)) + 1)],
        pages=_by_facet(facet_pages(context, _LISTINGS[folder])),
        title=context.messages.gettext(_LISTINGS[folder].title),
        labels=context.labels,
    )


def _by_facet(pages: Sequence[FacetPage]) -> list[tuple[str, list[FacetPage]]]:
    found: dict[str, list[FacetPage]] = {}
    for page in pages:
        found.setdefault(page.facet, []).append(page)
    return list(found.items())


def rows(context: SiteContext, folder: str, number: int, root: str) -> Markup:
    """Render the entries of one page of a list, with links to the other pages."""
    everything = explorer.entries(folder, context)
    first = (number - 1) * PER_PAGE
    shown = _rows(context, folder, everything[first : first + PER_PAGE], root)
    return rendered(
        template("rows", context.language)(
            context=context, root=root, folder=folder, rows=shown, number=number, count=pages_of(len(everything))
        )
    )


def _rows(context: SiteContext, folder: str, shown: Sequence[Record], root: str) -> Markup:
    return rendered(
        template("entries_list", context.language)(
            entries=[entry(folder, context, record.id, root) for record in shown],
            facts=explorer.answers(shown, context) if folder == "sources" else None,
        )
    )


@lru_cache(maxsize=65_536)
def entry(folder: str, context: SiteContext, identifier: str, root: str) -> Markup:
    """Render one entry; it stands on the list and on the page of each of its facets, which are equally deep."""
    record = context.catalogue.records(folder)[identifier]
    return rendered(
        template(f"row_{folder}", context.language)(
            context=context,
            root=root,
            labels=context.labels,
            item=record,
            row=explorer.row(record, folder, context),
            status=context.wording.status,
            deadline=partial(next_deadline, messages=context.messages),
            state=facets.request_state,
            countries=context.catalogue.countries,
            organisations=context.catalogue.organisations,
            has_amount=has_amount,
        )
    )
