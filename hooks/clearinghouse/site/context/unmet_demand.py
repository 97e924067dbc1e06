"""Unmet demand of the catalogue, for its page and for its tables."""

from __future__ import annotations

from functools import lru_cache

from clearinghouse.domain.need_standing import NeedStanding
from clearinghouse.domain.unmet_demand import Demand, demands
from clearinghouse.site.context.context import SiteContext


@lru_cache(maxsize=1)  # the page and the tables need it
def all_demands(context: SiteContext) -> tuple[Demand, ...]:
    """Return every open work package of the needs that wait, with how far money reaches it."""
    facts = context.facts
    waiting = (need for need in facts.needs.needs if facts.standings[need.request.id] is NeedStanding.WAITING)
    # Only counts and gaps are read, so no source is explained.
    plans = ((need.request, facts.plans.plan(need.question, most_likely=0, most_to_ask=0)) for need in waiting)
    return tuple(demands(plans))
