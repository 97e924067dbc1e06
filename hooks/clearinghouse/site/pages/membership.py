"""The page of a list of members: who is on it, since when, how it is known, and which sources refer to it."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.domain.membership import overdue_changes
from clearinghouse.records import Source
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.page_task import PageTask
from clearinghouse.site.templating.shell import Page
from clearinghouse.text import sort_key


def tasks(context: SiteContext) -> Iterator[PageTask]:
    """Yield one page for each list."""
    for identifier in context.catalogue.memberships:
        yield PageTask(f"memberships/{identifier}/", page, identifier)


def page(context: SiteContext, identifier: str) -> Page:
    """Render the page of one list."""
    membership = context.catalogue.memberships[identifier]
    path = context.catalogue.path(("memberships", identifier))
    countries = context.catalogue.countries
    body = context.render(
        "membership",
        "../../",
        item=membership,
        members=sorted(membership.countries, key=lambda code: sort_key(countries[code].name)),
        unconfirmed={change.country for _, change in overdue_changes(membership, context.as_of)},
        used=[source for source in context.sources if _refers_to(source, identifier)],
        path=path,
    )
    description = context.messages.gettext("%(name)s: the countries on this list, with evidence.", name=membership.name)
    return Page(f"memberships/{identifier}/", membership.name, description, body, path)


def _refers_to(source: Source, membership: str) -> bool:
    rule = source.eligibility
    return membership in rule.memberships or membership in rule.excluded_memberships
