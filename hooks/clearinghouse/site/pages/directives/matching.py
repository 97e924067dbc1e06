"""What the pages about matching show: the weights, the hierarchy of topics, and the lists of members."""

from __future__ import annotations

from clearinghouse.domain.matching import Criterion
from clearinghouse.site.context.context import SiteContext
from clearinghouse.text import sort_key
from clearinghouse.wording import match_evidence, match_text

PATH = "data/matching.yml"


def weights(context: SiteContext, root: str) -> str:
    """Return the criteria with their effects and fields, and the points of the order, from `data/matching.yml`."""
    rules = context.facts.matching.context.rules
    return context.render(
        "matching_weights",
        root,
        rules=rules,
        criteria={
            criterion.value: context.messages.gettext(match_text.CRITERION[criterion]) for criterion in Criterion
        },
        source_fields={criterion.value: match_evidence.SOURCE_FIELDS[criterion] for criterion in Criterion},
        request_fields={criterion.value: match_evidence.REQUEST_FIELDS[criterion] for criterion in Criterion},
        effects=context.messages.table(match_text.EFFECT),
        order=context.messages.table(match_text.SCORE_REASON),
        total=sum(item.points for item in rules.order.values()),
        path=PATH,
    )


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
    used = {item.id: [s for s in context.sources if item.id in s.eligibility.memberships] for item in lists}
    countries = context.catalogue.countries
    return context.render(
        "memberships",
        root,
        lists=lists,
        used=used,
        members={item.id: sorted(item.countries, key=lambda code: sort_key(countries[code].name)) for item in lists},
        paths={item.id: context.catalogue.path(("memberships", item.id)) for item in lists},
    )
