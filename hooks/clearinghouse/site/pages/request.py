"""The page of a request or documented need."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.domain.request_quality import meter
from clearinghouse.site.context import match_list as matches
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.page_task import Job
from clearinghouse.site.exports import match_json
from clearinghouse.site.exports.record_json import record_file
from clearinghouse.site.pages.source import described
from clearinghouse.site.templating.environment import template
from clearinghouse.site.templating.shell import Page
from clearinghouse.wording import labels as names


def jobs(view: SiteContext) -> Iterator[Job]:
    """Yield one page for each request, retired ones too; alike ones side by side, for they share what is rendered."""
    requests = view.catalogue.requests
    for identifier in sorted(requests, key=lambda key: (requests[key].assistance, requests[key].topics)):
        yield Job(f"requests/{identifier}/", page, identifier)


def page(view: SiteContext, identifier: str) -> Page:
    """Render the page of one request."""
    catalogue = view.catalogue
    request = catalogue.requests[identifier]
    country = catalogue.countries.get(request.country or "")
    path = catalogue.path(("requests", identifier))
    found = matches.of_request(view, request)
    body = template("request")(
        view=view,
        root="../../",
        request=request,
        labels=view.labels,
        path=path,
        country=country,
        chemicals=catalogue.chemicals,
        sources=catalogue.sources,
        stages=view.clocks.get(identifier, ()),
        meter=meter(request),
        names=names,
        matches=found,
    )
    return Page(
        f"requests/{identifier}/",
        f"{request.title} ({country.name if country else 'invented example'})",
        described(request.problem),
        body,
        path,
        (
            record_file(view, "requests", identifier),
            *(() if request.retired or not found else (match_json.of_request(view, request, found),)),
        ),
    )
