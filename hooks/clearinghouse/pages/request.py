"""The page of a request or documented need."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.derive.routing import route
from clearinghouse.pages import names
from clearinghouse.pages.job import Job
from clearinghouse.pages.source import described
from clearinghouse.pages.view import View
from clearinghouse.render import template
from clearinghouse.shells import Page


def jobs(view: View) -> Iterator[Job]:
    """Yield one page for each request, retired ones too."""
    for identifier in view.catalogue.requests:
        yield Job(f"requests/{identifier}/", page, identifier)


def page(view: View, identifier: str) -> Page:
    """Render the page of one request."""
    catalogue = view.catalogue
    request = catalogue.requests[identifier]
    path = catalogue.path(("requests", identifier))
    body = template("request")(
        view=view,
        root="../../",
        request=request,
        labels=view.labels,
        path=path,
        country=catalogue.countries[request.country],
        chemicals=catalogue.chemicals,
        sources=catalogue.sources,
        centres=[catalogue.centres[key] for key in route(request, view.served_by)],
        standing=names.standing_sentence(view.assessments[request.country]),
    )
    return Page(
        f"requests/{identifier}/",
        f"{request.title} ({catalogue.countries[request.country].name})",
        described(request.problem),
        body,
        path,
    )
