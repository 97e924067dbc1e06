"""Lists longer than one page: the second and later pages of all sources and of all requests.

The first page is prose with a directive; it shows the first entries and leads on to these.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from clearinghouse.pages import names
from clearinghouse.pages.job import Job
from clearinghouse.pages.source import has_amount
from clearinghouse.pages.view import View
from clearinghouse.render import template
from clearinghouse.shells import Page

PER_PAGE = 200


@dataclass(frozen=True, slots=True)
class Listing:
    """A long list: its folder, its heading, and its template for one row."""

    folder: str
    title: str


SOURCES = Listing("sources", "Sources of assistance")
REQUESTS = Listing("requests", "Documented needs and requests")
_LISTINGS = {listing.folder: listing for listing in (SOURCES, REQUESTS)}


def records(view: View, folder: str) -> Sequence:
    """Return the records of a listing in the order in which they are shown."""
    return view.sources if folder == "sources" else view.requests


def pages_of(total: int) -> int:
    """Return how many pages a list of `total` entries has; at least one."""
    return max(1, -(-total // PER_PAGE))


def jobs(view: View) -> Iterator[Job]:
    """Yield the second and later pages of each list."""
    for folder in _LISTINGS:
        for number in range(2, pages_of(len(records(view, folder))) + 1):
            yield Job(f"{folder}/page/{number}/", partial(_page, folder), str(number))


def _page(folder: str, view: View, number: str) -> Page:
    listing = _LISTINGS[folder]
    title = f"{listing.title}, page {number}"
    body = template("list")(view=view, root="../../../", title=title, rows=rows(view, folder, int(number), "../../../"))
    return Page(f"{folder}/page/{number}/", title, f"{title} of {pages_of(len(records(view, folder)))}.", body)


def rows(view: View, folder: str, number: int, root: str) -> str:
    """Render the entries of one page of a list, with links to the other pages."""
    everything = records(view, folder)
    first = (number - 1) * PER_PAGE
    return template(f"rows_{folder}")(
        view=view,
        root=root,
        labels=view.labels,
        records=everything[first : first + PER_PAGE],
        number=number,
        count=pages_of(len(everything)),
        total=len(everything),
        first=first,
        folder=folder,
        status=names.STATUS,
        countries=view.catalogue.countries,
        organisations=view.catalogue.organisations,
        has_amount=has_amount,
    )
