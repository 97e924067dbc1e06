"""The page of a regional centre: the countries it serves, its expertise, and the needs of its countries."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.records import Centre, Request
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.page_task import PageTask
from clearinghouse.site.pages import centre_stages
from clearinghouse.site.pages.centre_dashboard import dashboard
from clearinghouse.site.templating.shell import Page
from clearinghouse.wording.contact_text import contact_age


def tasks(context: SiteContext) -> Iterator[PageTask]:
    """Yield one page for each centre."""
    for identifier in context.catalogue.centres:
        yield PageTask(f"centres/{identifier}/", page, identifier)


def page(context: SiteContext, identifier: str) -> Page:
    """Render the page of one centre."""
    catalogue = context.catalogue
    centre = catalogue.centres[identifier]
    path = catalogue.path(("centres", identifier))
    body = context.render(
        "centre",
        "../../",
        centre=centre,
        country=catalogue.countries[centre.country],
        centres=catalogue.centres,
        contact_age=contact_age(centre.contact, context.as_of, context.messages),
        requests=needs(context, centre),
        stages=centre_stages.stages(context, needs(context, centre)),
        dashboard=dashboard(context, centre, needs(context, centre)),
        path=path,
    )
    _ = context.messages.gettext
    return Page(
        f"centres/{identifier}/",
        _("%(name)s (regional centre)", name=centre.acronym or centre.name),
        _("%(name)s: countries served, expertise, needs of its countries.", name=centre.name),
        body,
        path,
    )


def needs(context: SiteContext, centre: Centre) -> list[Request]:
    """Return the needs of the countries on the centre's list, and those routed to it by name."""
    served = set(centre.serves)
    return [
        request
        for request in context.requests
        if request.centre == centre.id or (request.centre is None and request.country in served)
    ]
