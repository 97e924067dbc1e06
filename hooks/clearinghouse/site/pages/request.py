"""The page of a request or documented need."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.domain.request_quality import score
from clearinghouse.site.context import match_list
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.page_task import PageTask
from clearinghouse.site.pages.source import page_description
from clearinghouse.site.templating.shell import Page


def tasks(context: SiteContext) -> Iterator[PageTask]:
    """Yield one page for each request, retired ones too; similar ones in a row, because they share rendered parts."""
    requests = context.catalogue.requests
    for identifier in sorted(requests, key=lambda key: (requests[key].assistance, requests[key].topics)):
        yield PageTask(f"requests/{identifier}/", page, identifier)


def page(context: SiteContext, identifier: str) -> Page:
    """Render the page of one request."""
    catalogue = context.catalogue
    request = catalogue.requests[identifier]
    country = catalogue.countries.get(request.country or "")
    path = catalogue.path(("requests", identifier))
    body = context.render(
        "request",
        "../../",
        request=request,
        path=path,
        country=country,
        chemicals=catalogue.chemicals,
        sources=catalogue.sources,
        stages=context.facts.stages.get(identifier, ()),
        meter=score(request),
        matches=match_list.of_request(context, request),
    )
    _ = context.messages.gettext
    return Page(
        f"requests/{identifier}/",
        _("%(title)s (%(country)s)", title=request.title, country=country.name)
        if country
        else _("%(title)s (invented example)", title=request.title),
        page_description(request.problem),
        body,
        path,
    )
