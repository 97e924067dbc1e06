"""What the pages about answers show: the hierarchy of topics, and the lists of members."""

from __future__ import annotations

from clearinghouse.site.context.context import SiteContext


def topic_tree(context: SiteContext, root: str) -> str:
    """Return each topic that includes others, with those."""
    terms = context.catalogue.vocabularies["topics"].terms
    narrower: dict[str, list[str]] = {}
    for term in terms.values():
        if term.broader:
            narrower.setdefault(term.broader, []).append(term.id)
    return context.render("topic_tree", root, tree=list(narrower.items()))


def memberships(context: SiteContext, root: str) -> str:
    """Return the name of every list of members, with how many countries are on it."""
    lists = sorted(context.catalogue.memberships.values(), key=lambda item: item.name.casefold())
    return context.render("memberships", root, lists=lists)
