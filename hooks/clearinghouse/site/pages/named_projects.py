"""The list of projects that documents name with their payer; its first page is prose with a directive."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby

from clearinghouse.domain.ledger import FinancedProject, financed_projects
from clearinghouse.records import Request
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.page_task import PageTask
from clearinghouse.site.templating.shell import Page
from clearinghouse.text import sort_key

PER_PAGE = 30  # needs, each with its projects
_FOLDER = "ledger/projects/"
ProjectsOfNeed = tuple[Request, Sequence[FinancedProject]]


def tasks(context: SiteContext) -> Iterator[PageTask]:
    """Yield the second and later pages."""
    every = pages(context)
    for number in range(2, len(every) + 1):
        yield PageTask(f"{_FOLDER}{number}/", partial(_page, every), str(number))


def pages(context: SiteContext) -> list[Sequence[ProjectsOfNeed]]:
    """Return the needs of each page with their projects, by the names of countries; one empty page without any."""
    paid, _ = financed_projects(context.requests)
    by_need = [(need, tuple(items)) for need, items in groupby(paid, key=lambda item: item.request)]
    countries = context.catalogue.countries
    by_need.sort(key=lambda found: (sort_key(countries[found[0].country or ""].name), found[0].title))
    return [by_need[start : start + PER_PAGE] for start in range(0, len(by_need), PER_PAGE)] or [[]]


def _page(every: Sequence[Sequence[ProjectsOfNeed]], context: SiteContext, key: str) -> Page:
    _, number = context.messages.gettext, int(key)
    values = {"list": _("Projects named in documents"), "number": key}
    title = _("%(list)s, page %(number)s", **values)
    body = context.render(
        "financed_page", "../../../", title=title, financed=every[number - 1], number=number, count=len(every)
    )
    description = _("%(list)s, page %(number)s of %(pages)s.", **values, pages=len(every))
    return Page(f"{_FOLDER}{key}/", title, description, body)
