"""What the page about unmet demand shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from clearinghouse.domain.need_standing import NeedStanding
from clearinghouse.domain.plans import Gap
from clearinghouse.domain.unmet_demand import Demand, Totals, totals
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.unmet_demand import all_demands
from clearinghouse.site.pages import drawings
from clearinghouse.wording.plan_text import GAP

MOST = 60  # needs that are counted apart, of each standing
_MOST_OPEN = 20  # work packages without a payer, of each gap; the CSV has all
_WORST_FIRST = (Gap.NOBODY, Gap.LOANS_ONLY, Gap.ASK)
_APART = (NeedStanding.TO_BE_CONFIRMED, NeedStanding.FULLY_PAID, NeedStanding.MET, NeedStanding.CLOSED)


@dataclass(frozen=True, slots=True)
class Row:
    """The totals of one work package or one region; `open` are those that no source is known to pay for."""

    id: str | None
    all: Totals
    open: Totals


def figures(context: SiteContext, root: str) -> str:
    """Return the sentence, the bar and the tables by work package and by region."""
    found = all_demands(context)
    order = [*context.labels.get("work-packages", {}), None]
    packages = _rows(found, [item.plan.package.package for item in found], order)
    regions = _rows(found, [item.region for item in found], [*context.labels.get("regions", {}), None])
    most = max((row.all.count for row in (*packages, *regions)), default=0)
    return context.render(
        "unmet_figures",
        root,
        needs=sum(standing is NeedStanding.WAITING for standing in context.facts.standings.values()),
        everything=totals(found),
        open=totals(_without_payer(found)),
        packages=packages,
        coverage=drawings.coverage(context, totals(found)),
        bar_of=partial(drawings.coverage_cell, context, most),
        regions=regions,
    )


def needs(context: SiteContext, root: str) -> str:
    """Return the work packages that no source is known to pay for, and the needs that are counted apart."""
    found = sorted(
        _without_payer(all_demands(context)),
        key=lambda item: (_WORST_FIRST.index(item.plan.gap), -(item.tonnes or 0), item.request.id),
    )
    by_gap = {gap: list(items) for gap, items in groupby(found, key=lambda item: item.plan.gap)}
    standings = context.facts.standings
    apart = {
        standing: [request for request in context.requests if standings[request.id] is standing] for standing in _APART
    }
    return context.render(
        "unmet_demand",
        root,
        open=[(gap, len(items), items[:_MOST_OPEN]) for gap, items in by_gap.items()],
        apart={standing: requests for standing, requests in apart.items() if requests},
        most=MOST,
        gaps=context.messages.table(GAP),
    )


def _without_payer(found: Iterable[Demand]) -> list[Demand]:
    return [item for item in found if item.plan.gap is not Gap.GRANT]


def _rows(found: Iterable[Demand], keys: list[str | None] | list[str], order: list[str | None]) -> list[Row]:
    groups: dict[str | None, list[Demand]] = {}
    for key, item in zip(keys, found, strict=True):
        groups.setdefault(key, []).append(item)
    ordered = sorted(groups, key=lambda key: order.index(key) if key in order else len(order))
    return [Row(key, totals(groups[key]), totals(_without_payer(groups[key]))) for key in ordered]
