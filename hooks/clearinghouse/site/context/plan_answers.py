"""The plans that pages and files for machines share: of a need, and of a country for each work package."""

from __future__ import annotations

from functools import lru_cache

from clearinghouse.domain.need_standing import MAY_BE_SERVED
from clearinghouse.domain.plans import Plan, ask, question_of_need
from clearinghouse.site.context.context import SiteContext

PACKAGES = "work-packages"  # the vocabulary


@lru_cache(maxsize=1)  # the page of a need and its file for machines are made one after the other
def plan_of_need(context: SiteContext, identifier: str) -> Plan | None:
    """Return the plan of a need that waits, or that may still wait; None for any other request."""
    request = context.catalogue.requests[identifier]
    country = context.catalogue.countries.get(request.country or "")
    if country is None or context.facts.standings[identifier] not in MAY_BE_SERVED:
        return None
    return context.facts.plans.plan(question_of_need(request, country))


@lru_cache(maxsize=1)
def plan_of_country(context: SiteContext, code: str) -> Plan:
    """Return the plan of a country for every work package, for a government and any topic."""
    packages = context.catalogue.vocabularies.get(PACKAGES)
    country = context.catalogue.countries[code]
    return context.facts.plans.plan(ask(country, packages=packages.terms if packages else ()))
