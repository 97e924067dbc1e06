"""The page of an organisation: what it is, and its sources."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.site.context import match_list
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.page_task import PageTask
from clearinghouse.site.templating.shell import Page

MOST_NEEDS = 10
MOST = 100  # sources shown on one page; the list of all sources has the others


def tasks(context: SiteContext) -> Iterator[PageTask]:
    """Yield one page for each organisation."""
    for identifier in context.catalogue.organisations:
        yield PageTask(f"organisations/{identifier}/", page, identifier)


def page(context: SiteContext, identifier: str) -> Page:
    """Render the page of one organisation."""
    organisation = context.catalogue.organisations[identifier]
    path = context.catalogue.path(("organisations", identifier))
    sources = context.sources_of.get(("organisation", identifier), ())
    needs, need_total = match_list.of_organisation(context, sources[:MOST], MOST_NEEDS)
    body = context.render(
        "organisation",
        "../../",
        organisation=organisation,
        path=path,
        sources=sources[:MOST],
        total=len(sources),
        needs=needs,
        need_total=need_total,
    )
    _ = context.messages.gettext
    return Page(
        f"organisations/{identifier}/",
        _("%(name)s (organisation)", name=organisation.short_name or organisation.name),
        _("%(name)s: sources of assistance for the Stockholm Convention.", name=organisation.name),
        body,
        path,
    )
