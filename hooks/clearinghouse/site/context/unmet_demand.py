"""Unmet demand of the catalogue, for its page and for its tables."""

from __future__ import annotations

from functools import lru_cache

from clearinghouse.domain.derived_facts import DerivedFacts
from clearinghouse.domain.need_standing import NeedStanding
from clearinghouse.domain.unmet_demand import Demand, demands
from clearinghouse.site.context.context import SiteContext


def all_demands(context: SiteContext) -> tuple[Demand, ...]:
    """Return every open work package of the needs waiting for help, with how far money reaches it."""
    return demands_of(context.facts)


@lru_cache(maxsize=1)  # pages and tables need it; the context is made in steps, and all of them have the same facts
def demands_of(facts: DerivedFacts) -> tuple[Demand, ...]:
    """Return what `all_demands` returns, from the facts alone."""
    waiting = (need for need in facts.needs.needs if facts.standings[need.request.id] is NeedStanding.WAITING)
    return tuple(demands(waiting, facts.plans))
