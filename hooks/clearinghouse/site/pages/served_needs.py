"""The needs that a source, an organisation or a country could serve, as their pages show them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from clearinghouse.domain.need_standing import NeedStanding
from clearinghouse.domain.plans import ServedNeed
from clearinghouse.domain.source_verdict import Verdict
from clearinghouse.records import Country, Request, Source
from clearinghouse.site.context.context import SiteContext
from clearinghouse.wording.plan_text import PLAN_ROLE


@dataclass(frozen=True, slots=True)
class NeedRow:
    """A need with what could be done for it: each role with the names of its work packages."""

    request: Request
    country: Country
    is_confirmed: bool
    roles: tuple[tuple[str, str], ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class NeedSection:
    """The needs of one verdict: the first ones, and how many there are."""

    verdict: Verdict
    total: int
    rows: tuple[NeedRow, ...]


def served_needs(context: SiteContext, sources: Iterable[Source], most: int) -> tuple[NeedSection, ...]:
    """Return the needs that at least one source could serve, the likely ones first; at most `most` of each verdict."""
    pairs = ((source, context.facts.intakes[source.id]) for source in sources if not source.retired)
    found = context.facts.needs.for_sources(pairs, most)
    totals = {Verdict.LIKELY: found.likely_count, Verdict.MORE_INFORMATION: found.ask_count}
    return tuple(
        NeedSection(verdict, total, tuple(_row(context, item) for item in found.needs if item.verdict is verdict))
        for verdict, total in totals.items()
        if total
    )


def _row(context: SiteContext, item: ServedNeed) -> NeedRow:
    packages, roles = context.labels["work-packages"], context.messages.table(PLAN_ROLE)
    request = item.need.request
    return NeedRow(
        request,
        item.need.question.country,
        context.facts.standings[request.id] is not NeedStanding.TO_BE_CONFIRMED,
        tuple((roles[role], ", ".join(packages[key] for key in keys)) for role, keys in item.roles),
        item.sources,
    )
