"""The page of a regional centre: the countries it serves, its expertise, and the needs of its countries."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.domain.centre_desk import CentreDesk, centre_desk
from clearinghouse.domain.convention_eligibility import gives
from clearinghouse.domain.facilities import Reach
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
    desk = centre_desk(centre, catalogue, context.facts.served_by)
    body = context.render(
        "centre",
        "../../",
        ages=context.fact_ages("centres", identifier),
        centre=centre,
        country=catalogue.countries[centre.country],
        centres=catalogue.centres,
        contact_age=contact_age(centre.contact, context.as_of, context.messages),
        requests=needs(context, centre),
        stages=centre_stages.stages(context, needs(context, centre)),
        desk=desk,
        dashboard=dashboard(context, centre, desk_needs(context, centre, desk)),
        reach=reach(context, centre, desk),
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


def reach(context: SiteContext, centre: Centre, desk: CentreDesk) -> Reach:
    """Return the laboratories and plants of the centre's country and of its desk, and those of its regional group.

    The group of a centre in a donor country says nothing about the region for which it works.
    """
    home = context.catalogue.countries[centre.country]
    group = None if gives(home) else home.un_group
    return context.facts.facilities.in_countries({home.id, *desk.countries}, group)


def desk_needs(context: SiteContext, centre: Centre, desk: CentreDesk) -> list[Request]:
    """Return the needs on the desk of a centre: where no list was read, those of countries that nobody else lists."""
    countries = set(desk.countries)
    return [
        request
        for request in context.requests
        if request.centre == centre.id or (request.centre is None and request.country in countries)
    ]


def needs(context: SiteContext, centre: Centre) -> list[Request]:
    """Return the needs of the countries on the centre's list, and those routed to it by name."""
    served = set(centre.serves)
    return [
        request
        for request in context.requests
        if request.centre == centre.id or (request.centre is None and request.country in served)
    ]
