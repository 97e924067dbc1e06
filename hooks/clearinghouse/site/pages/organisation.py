"""The page of an organisation: what it is, and the sources it gives."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.site.context import match_list as matches
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.page_task import Job
from clearinghouse.site.exports.record_json import record_file
from clearinghouse.site.pages.source import has_amount
from clearinghouse.site.templating.environment import template
from clearinghouse.site.templating.shell import Page
from clearinghouse.wording import labels as names

MOST_NEEDS = 10
MOST = 100  # sources shown on one page; the list of all sources has the others


def jobs(view: SiteContext) -> Iterator[Job]:
    """Yield one page for each organisation."""
    for identifier in view.catalogue.organisations:
        yield Job(f"organisations/{identifier}/", page, identifier)


def page(view: SiteContext, identifier: str) -> Page:
    """Render the page of one organisation."""
    organisation = view.catalogue.organisations[identifier]
    path = view.catalogue.path(("organisations", identifier))
    sources = view.sources_of.get(("organisation", identifier), ())
    needs, need_total = matches.of_organisation(view, sources[:MOST], MOST_NEEDS)
    body = template("organisation")(
        view=view,
        root="../../",
        organisation=organisation,
        labels=view.labels,
        path=path,
        status=names.STATUS,
        sources=sources[:MOST],
        total=len(sources),
        countries=view.catalogue.countries,
        has_amount=has_amount,
        needs=needs,
        need_total=need_total,
    )
    return Page(
        f"organisations/{identifier}/",
        f"{organisation.short_name or organisation.name} (organisation)",
        f"{organisation.name}: sources of assistance for the Stockholm Convention.",
        body,
        path,
        (record_file(view, "organisations", identifier),),
    )
