"""The page of an organisation: what it is, and its sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from clearinghouse.domain.plans import Role, options_of
from clearinghouse.domain.statements import statements_of_organisation
from clearinghouse.records import Source
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.page_task import PageTask
from clearinghouse.site.pages.served_needs import served_needs
from clearinghouse.site.templating.shell import Page
from clearinghouse.wording.contact_text import contact_age
from clearinghouse.wording.plan_text import PLAN_ROLE

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
    body = context.render(
        "organisation",
        "../../",
        organisation=organisation,
        path=path,
        sources=sources[:MOST],
        total=len(sources),
        contact_age=contact_age(organisation.contact, context.as_of, context.messages),
        does=packages_by_role(context, sources),
        statements=statements_of_organisation(context.catalogue.statements.values(), identifier),
        needs=served_needs(context, sources[:MOST], MOST_NEEDS),
    )
    _ = context.messages.gettext
    return Page(
        f"organisations/{identifier}/",
        _("%(name)s (organisation)", name=organisation.short_name or organisation.name),
        _("%(name)s: sources of assistance for the Stockholm Convention.", name=organisation.name),
        body,
        path,
    )


def packages_by_role(context: SiteContext, sources: Iterable[Source]) -> dict[str, list[str]]:
    """Return what some sources do together: for each role the work packages in which at least one of them has it."""
    found: dict[Role, set[str]] = {}
    for source in sources:
        for option in options_of(source, context.facts.intakes[source.id]):
            found.setdefault(option.role, set()).add(option.package)
    labels, roles = context.labels.get("work-packages", {}), context.messages.table(PLAN_ROLE)
    return {roles[role]: [labels[key] for key in labels if key in found[role]] for role in Role if role in found}
