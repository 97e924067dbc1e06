"""The lists of all sources and of all requests, and the static pages of one facet.

The first page of a list is prose with a directive; longer lists continue under <folder>/page/<number>/. Every page
is complete without a script. The script of the explorer fetches the other pages when a filter is set.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import Any, Generic, TypeVar

from markupsafe import Markup

from clearinghouse.language.messages import N_
from clearinghouse.records import Record, Request, Source
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.page_task import PageTask
from clearinghouse.site.pages import explorer, list_headings
from clearinghouse.site.pages.explorer import Explorer, VerdictTable
from clearinghouse.site.pages.facets import FacetChoice, FacetOption, request_state
from clearinghouse.site.templating.environment import rendered
from clearinghouse.site.templating.shell import Page
from clearinghouse.text import capitalized
from clearinghouse.wording.deadline_text import next_deadline

PER_PAGE = 25
_AFTER_FIRST = 2
_PER_FACET = 75  # a page of one facet has no further ones
_ROOT = "../../../"  # from the second and later pages, and the pages of facets
R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class TermTitle:
    """The title of the page of a term: its plural, or a message with the plural as `terms`."""

    vocabulary: str
    message: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Listing(Generic[R]):
    """A long list: its explorer, its heading, the facets whose values have pages, and what its entries show.

    `entry_values` are the values of one entry for its template, besides the record and its data. `titles` are those of
    the pages of a facet whose values are terms with a plural, by parameter.
    """

    explorer: Explorer[R]
    title: str
    with_pages: tuple[str, ...]
    entry_values: Callable[[R, SiteContext], Mapping[str, object]]
    verdicts: Callable[[Sequence[R], SiteContext], VerdictTable | None] = lambda *_: None
    titles: Mapping[str, TermTitle] = field(default_factory=dict)

    @property
    def folder(self) -> str:
        """The folder of the addresses."""
        return self.explorer.folder


@dataclass(frozen=True, slots=True)
class FacetPage:
    """The page of one value of a facet."""

    folder: str
    param: str
    facet: str
    option: FacetOption
    title: str

    @property
    def key(self) -> str:
        """The value as in the address of the explorer: "param=value"."""
        return f"{self.param}={self.option.id}"

    @property
    def uri(self) -> str:
        """The address of the page from the top of the site."""
        return f"{self.folder}/{self.param}/{self.option.id}/"


def _source_values(source: Source, context: SiteContext) -> Mapping[str, object]:
    intake = context.facts.intakes[source.id]
    organisation = context.catalogue.organisations[source.organisation]
    return {
        "intake": intake,
        "deadline": next_deadline(intake, messages=context.messages),
        "organisation": organisation,
    }


def _request_values(request: Request, _context: SiteContext) -> Mapping[str, object]:
    return {"state": request_state(request)}


# Countries, topics and assistance types have richer pages elsewhere; a source of a closed facet value is worth a page.
SOURCES = Listing(
    explorer.SOURCES,
    N_("Sources of assistance"),
    ("family", "status", "applicant"),
    _source_values,
    verdicts=explorer.verdict_table,
    titles={"applicant": TermTitle("applicant-types", N_("Sources for %(terms)s"))},
)
REQUESTS = Listing(explorer.REQUESTS, N_("Documented needs and requests"), ("region", "status"), _request_values)


def page_count(total: int) -> int:
    """Return how many pages a list of `total` entries has; at least one."""
    return max(1, -(-total // PER_PAGE))


def tasks(context: SiteContext) -> Iterator[PageTask]:
    """Yield the second and later pages of each list, and the pages of facets."""
    yield from tasks_of(SOURCES, context)
    yield from tasks_of(REQUESTS, context)


def tasks_of(listing: Listing[R], context: SiteContext) -> Iterator[PageTask]:
    """Yield the second and later pages of one list, and the pages of its facets."""
    for number in range(2, page_count(len(listing.explorer.entries(context))) + 1):
        yield PageTask(f"{listing.folder}/page/{number}/", partial(_page, listing), str(number))
    index = listing.explorer.index(context)
    for page in facet_pages(context, listing):
        yield PageTask(page.uri, partial(_facet_page, listing, page, index[page.key]), page.key)


def facet_pages(context: SiteContext, listing: Listing[R]) -> list[FacetPage]:
    """Return the page of each value of the facets that have pages."""
    return [
        FacetPage(listing.folder, choice.param, choice.label, option, _facet_title(context, listing, choice, option))
        for choice in listing.explorer.choices(context)
        if choice.param in listing.with_pages
        for option in choice.options
    ]


def _facet_title(context: SiteContext, listing: Listing[R], choice: FacetChoice, option: FacetOption) -> str:
    _ = context.messages.gettext
    if title := listing.titles.get(choice.param):
        term = context.catalogue.vocabularies[title.vocabulary].terms[option.id]
        if plural := term.plural_in(context.language):
            return capitalized(_(title.message, terms=plural) if title.message else plural)
    return _("%(list)s: %(value)s", list=_(listing.title), value=option.label)


def _page(listing: Listing[R], context: SiteContext, number: str) -> Page:
    _ = context.messages.gettext
    folder, values = listing.folder, {"list": _(listing.title), "number": number}
    title = _("%(list)s, page %(number)s", **values)
    rows = _page_rows(context, listing, int(number), _ROOT)
    body = context.render("list", _ROOT, title=title, rows=rows, folder=folder)
    count = page_count(len(listing.explorer.entries(context)))
    description = _("%(list)s, page %(number)s of %(pages)s.", **values, pages=count)
    return Page(f"{folder}/page/{number}/", title, description, body)


def _facet_page(listing: Listing[R], page: FacetPage, records: Sequence[R], context: SiteContext, key: str) -> Page:
    body = context.render(
        "facet",
        _ROOT,
        title=page.title,
        heading=list_headings.heading(page.folder, len(records), context.messages),
        rows=_rows(context, listing, records[:_PER_FACET], _ROOT),
        folder=page.folder,
        key=key,
        shown=min(len(records), _PER_FACET),
        total=len(records),
    )
    description = context.messages.gettext("%(title)s. %(count)s in all.", title=page.title, count=len(records))
    return Page(page.uri, page.title, description, body)


def first_page(context: SiteContext, listing: Listing[R], root: str) -> str:
    """Render the explorer with the first page of its list."""
    total = len(listing.explorer.entries(context))
    count = page_count(total)
    return context.render(
        "explorer",
        root,
        folder=listing.folder,
        rows=_page_rows(context, listing, 1, root),
        form=listing.explorer.form(context),
        messages=explorer.with_verdicts(explorer.MESSAGES, context),
        heading=list_headings.heading(listing.folder, total, context.messages),
        headings=list_headings.headings(listing.folder, context.messages, is_confirmed=not context.facts.unconfirmed),
        step=PER_PAGE,
        further=[f"page/{number}/" for number in range(2, count + 1)],
        pages=_by_facet(facet_pages(context, listing)),
    )


def _by_facet(pages: Sequence[FacetPage]) -> list[tuple[str, list[FacetPage]]]:
    by_facet: dict[str, list[FacetPage]] = {}
    for page in pages:
        by_facet.setdefault(page.facet, []).append(page)
    return list(by_facet.items())


def _page_rows(context: SiteContext, listing: Listing[R], number: int, root: str) -> Markup:
    """Render the entries of one page of a list, with links to the other pages."""
    entries = listing.explorer.entries(context)
    first, count = (number - 1) * PER_PAGE, page_count(len(entries))
    shown = entries[first : first + PER_PAGE]
    answered = _answered(entries, number)
    rows = _rows(context, listing, shown, root, answered)
    return rendered(context.render("rows", root, folder=listing.folder, rows=rows, number=number, count=count))


def _answered(entries: Sequence[R], number: int) -> Sequence[R]:
    # Nobody has chosen a country on a first view, so the answers of the first page of several come with the second.
    if number == 1 and len(entries) > PER_PAGE:
        return ()
    first = 1 if number == _AFTER_FIRST else number
    return entries[(first - 1) * PER_PAGE : number * PER_PAGE]


def _rows(
    context: SiteContext, listing: Listing[R], records: Sequence[R], root: str, answered: Sequence[R] = ()
) -> Markup:
    entries = [entry(listing, context, record, root) for record in records]
    verdicts = listing.verdicts(answered, context) if answered else None
    return rendered(context.render("entries_list", root, folder=listing.folder, entries=entries, verdicts=verdicts))


@lru_cache(maxsize=65_536)
def entry(listing: Listing[Any], context: SiteContext, record: Record, root: str) -> Markup:
    """Render one entry. It is on the list and on the page of each of its facets, which are equally deep."""
    values = listing.entry_values(record, context)
    data = listing.explorer.data(record, context)
    return rendered(context.render(f"row_{listing.folder}", root, item=record, row=data, **values))
