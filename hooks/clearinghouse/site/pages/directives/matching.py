"""What the pages about answers show: the hierarchy of topics, and the lists of members."""

from __future__ import annotations

from clearinghouse.domain.membership import overdue_changes
from clearinghouse.records import Source
from clearinghouse.site.context.context import SiteContext
from clearinghouse.text import sort_key


def topic_tree(context: SiteContext, root: str) -> str:
    """Return each topic that includes others, with those."""
    terms = context.catalogue.vocabularies["topics"].terms
    narrower: dict[str, list[str]] = {}
    for term in terms.values():
        if term.broader:
            narrower.setdefault(term.broader, []).append(term.id)
    return context.render("topic_tree", root, tree=list(narrower.items()))


def memberships(context: SiteContext, root: str) -> str:
    """Return every list of members with its evidence and the sources that refer to it."""
    lists = sorted(context.catalogue.memberships.values(), key=lambda item: item.name.casefold())
    used = {item.id: [source for source in context.sources if _refers_to(source, item.id)] for item in lists}
    overdue = ((item.id, overdue_changes(item, context.as_of)) for item in lists)
    countries = context.catalogue.countries
    return context.render(
        "memberships",
        root,
        lists=lists,
        used=used,
        unconfirmed={(key, change.country) for key, changes in overdue for _, change in changes},
        members={item.id: sorted(item.countries, key=lambda code: sort_key(countries[code].name)) for item in lists},
        paths={item.id: context.catalogue.path(("memberships", item.id)) for item in lists},
    )


def _refers_to(source: Source, membership: str) -> bool:
    rule = source.eligibility
    return membership in rule.memberships or membership in rule.excluded_memberships
