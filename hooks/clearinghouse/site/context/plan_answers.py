"""The plans that pages and files for machines share: of a need, and of a country for each work package."""

from __future__ import annotations

from functools import lru_cache

from clearinghouse.domain.need_standing import MAY_BE_SERVED
from clearinghouse.domain.plans import MOST_TO_ASK, Plan, Question, ask, question_of_need
from clearinghouse.site.context.context import SiteContext

PACKAGES = "work-packages"  # the vocabulary
# A plan names everybody who can be asked, unless so many sources are listed that nobody would read it to its end.
_MANY_SOURCES, _FEW_TO_ASK = 500, 3


@lru_cache(maxsize=1)  # the page of a need and its file for machines are made one after the other
def plan_of_need(context: SiteContext, identifier: str) -> Plan | None:
    """Return the plan of a need that waits, or that may still wait; None for any other request."""
    request = context.catalogue.requests[identifier]
    country = context.catalogue.countries.get(request.country or "")
    if country is None or context.facts.standings[identifier] not in MAY_BE_SERVED:
        return None
    return _plan(context, question_of_need(request, country))


@lru_cache(maxsize=1)
def plan_of_country(context: SiteContext, code: str) -> Plan:
    """Return the plan of a country for every work package, for a government and any topic."""
    packages = context.catalogue.vocabularies.get(PACKAGES)
    country = context.catalogue.countries[code]
    return _plan(context, ask(country, packages=packages.terms if packages else ()))


def _plan(context: SiteContext, question: Question) -> Plan:
    most = _FEW_TO_ASK if len(context.sources) > _MANY_SOURCES else MOST_TO_ASK
    return context.facts.plans.plan(question, most_to_ask=most)
