"""The page of a regional centre: whom it serves, what it knows, which needs its countries have."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.records import Centre, Request
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.page_task import Job
from clearinghouse.site.exports.record_json import record_file
from clearinghouse.site.pages import centre_stages
from clearinghouse.site.pages.centre_dashboard import desk
from clearinghouse.site.templating.environment import template
from clearinghouse.site.templating.shell import Page
from clearinghouse.wording import labels as names


def jobs(view: SiteContext) -> Iterator[Job]:
    """Yield one page for each centre."""
    for identifier in view.catalogue.centres:
        yield Job(f"centres/{identifier}/", page, identifier)


def page(view: SiteContext, identifier: str) -> Page:
    """Render the page of one centre."""
    catalogue = view.catalogue
    centre = catalogue.centres[identifier]
    path = catalogue.path(("centres", identifier))
    body = template("centre")(
        view=view,
        root="../../",
        centre=centre,
        labels=view.labels,
        country=catalogue.countries[centre.country],
        countries=catalogue.countries,
        centres=catalogue.centres,
        requests=needs(view, centre),
        stages=centre_stages.stages(view, needs(view, centre)),
        roles=names.ROLE,
        ages=names.AGE,
        desk=desk(view, centre, needs(view, centre)),
        path=path,
    )
    return Page(
        f"centres/{identifier}/",
        f"{centre.acronym or centre.name} (regional centre)",
        f"{centre.name}: countries served, expertise, needs of its countries.",
        body,
        path,
        (record_file(view, "centres", identifier),),
    )


def needs(view: SiteContext, centre: Centre) -> list[Request]:
    """Return the needs of the countries on the centre's list, and those routed to it by name."""
    served = set(centre.serves)
    return [
        request
        for request in view.requests
        if request.centre == centre.id or (request.centre is None and request.country in served)
    ]
