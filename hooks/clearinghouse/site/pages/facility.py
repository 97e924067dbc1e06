"""The page of a facility: what it takes, by which methods and permits, with the warnings of the documents."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.page_task import PageTask
from clearinghouse.site.pages import lists
from clearinghouse.site.pages.facility_list import LISTING
from clearinghouse.site.templating.shell import Page


def tasks(context: SiteContext) -> Iterator[PageTask]:
    """Yield one page for each facility, and the further pages of their list."""
    for identifier in context.catalogue.facilities:
        yield PageTask(f"facilities/{identifier}/", page, identifier)
    yield from lists.tasks_of(LISTING, context)


def page(context: SiteContext, identifier: str) -> Page:
    """Render the page of one facility."""
    facility = context.catalogue.facilities[identifier]
    path = context.catalogue.path(("facilities", identifier))
    body = context.render("facility", "../../", facility=facility, path=path)
    _ = context.messages.gettext
    return Page(
        f"facilities/{identifier}/",
        _("%(name)s (%(kind)s)", name=facility.name, kind=context.labels["facility-kinds"][facility.kind].lower()),
        _("%(name)s: what it accepts, methods, permits and warnings, with evidence.", name=facility.name),
        body,
        path,
    )
