"""The dashboard of a regional centre: its needs with who pays and delivers, what to check, whom to work with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from clearinghouse.domain.evidence_age import newest_evidence
from clearinghouse.domain.need_standing import MAY_BE_SERVED, NeedStanding
from clearinghouse.domain.plans import Role
from clearinghouse.domain.source_eligibility import in_its_region
from clearinghouse.domain.source_verdict import Verdict
from clearinghouse.records import Centre, Country, Organisation, Request, Source
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.plan_answers import plan_of_need

MOST_NEEDS, MOST_SOURCES, MOST_TO_CHECK, MOST_RESOURCES = 20, 3, 10, 12
_TECHNICAL = frozenset({"laboratory-service", "expert-secondment"})
_SURENESS = {"low": 0, "medium": 1, "high": 2}


@dataclass(frozen=True, slots=True)
class Waiting:
    """A need that may be served: the first sources that likely pay for a part, and that deliver one, and how many."""

    request: Request
    is_confirmed: bool
    payers: tuple[Source, ...]
    payer_total: int
    deliverers: tuple[Source, ...]
    deliverer_total: int


@dataclass(frozen=True, slots=True)
class Dashboard:
    """What a centre works from. Each total counts all, those not shown included."""

    needs: tuple[Waiting, ...]
    need_total: int
    to_check: tuple[Source, ...]
    to_check_total: int
    neighbours: tuple[Centre, ...]
    resources: tuple[Organisation, ...]
    resource_total: int
    experts: tuple[Source, ...]
    expert_total: int


def dashboard(context: SiteContext, centre: Centre, needs: Iterable[Request]) -> Dashboard:
    """Return the dashboard of a centre; `needs` are those of its countries and those routed to it."""
    waiting = [request for request in needs if context.facts.standings[request.id] in MAY_BE_SERVED]
    home = context.catalogue.countries[centre.country]
    check = to_check(context, centre, home)
    resources = in_the_region(context, centre, home)
    experts = technical_resources(context, home)
    return Dashboard(
        tuple(_waiting(context, request) for request in waiting[:MOST_NEEDS]),
        len(waiting),
        tuple(check[:MOST_TO_CHECK]),
        len(check),
        neighbours(context, centre, home),
        tuple(resources[:MOST_RESOURCES]),
        len(resources),
        tuple(experts[:MOST_RESOURCES]),
        len(experts),
    )


def _waiting(context: SiteContext, request: Request) -> Waiting:
    plan = plan_of_need(context, request.id)
    options = plan.payers if plan else ()
    payers = tuple({option.source.id: option.source for option in options}.values())
    likely = [answer for item in (plan.packages if plan else ()) for answer in item.choices[Role.DELIVERS].likely]
    deliverers = tuple({answer.option.source.id: answer.option.source for answer in likely}.values())
    return Waiting(
        request,
        context.facts.standings[request.id] is not NeedStanding.TO_BE_CONFIRMED,
        payers[:MOST_SOURCES],
        len(payers),
        deliverers[:MOST_SOURCES],
        len(deliverers),
    )


def to_check(context: SiteContext, centre: Centre, home: Country) -> list[Source]:
    """Return the sources that the centre maintains, or that name its region; the oldest evidence first.

    Its region is that of the country of its seat, and those that it serves by its record.
    """
    served = set(centre.serves_regions)
    own = (
        source
        for source in context.sources
        if source.maintained_by == centre.id
        or in_its_region(source.eligibility, home)
        or not served.isdisjoint(source.eligibility.regions)
    )

    def age(source: Source) -> tuple[str, int, str]:
        newest = newest_evidence(source.evidence, as_of=context.as_of)
        return newest.on.isoformat() if newest else "", _SURENESS.get(source.confidence, 0), source.name.casefold()

    return sorted(own, key=age)


def neighbours(context: SiteContext, centre: Centre, home: Country) -> tuple[Centre, ...]:
    """Return the other centres in use of the same UN regional group that are not already named as partners."""
    countries = context.catalogue.countries
    return tuple(
        other
        for other in context.catalogue.centres.values()
        if other.id != centre.id
        and other.id not in centre.partners
        and not other.retired
        and home.un_group
        and countries[other.country].un_group == home.un_group
    )


def in_the_region(context: SiteContext, centre: Centre, home: Country) -> list[Organisation]:
    """Return the organisations with a seat in the centre's countries or regional group: possible technical help."""
    countries, served = context.catalogue.countries, {*centre.serves, centre.country}
    return [
        item
        for item in sorted(context.catalogue.organisations.values(), key=lambda item: item.name.casefold())
        if item.country
        and not item.retired
        and (item.country in served or (home.un_group and countries[item.country].un_group == home.un_group))
    ]


def technical_resources(context: SiteContext, home: Country) -> list[Source]:
    """Return the sources that lend laboratories or experts and likely serve the centre's country (¶10b)."""
    return [
        source
        for source in context.sources
        if _TECHNICAL & set(source.assistance) and context.facts.verdict(source.id, home.id).verdict is Verdict.LIKELY
    ]
