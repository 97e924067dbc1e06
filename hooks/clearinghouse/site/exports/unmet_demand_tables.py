"""Unmet demand as CSV: every open work package of the needs waiting for help, and the totals by package and region."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.domain.plans import Gap, Role
from clearinghouse.domain.unmet_demand import Demand, Totals, by_package_and_region
from clearinghouse.language.messages import N_
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.unmet_demand import all_demands
from clearinghouse.site.exports.csv_writer import csv_bytes
from clearinghouse.site.exports.registry import exporter

_PACKAGE = (
    "request",
    "country",
    "region",
    "title",
    "work_package",
    "quantity",
    "unit",
    "cost_open",
    "currency",
    "gap",
    "likely_payers",
    "payers_to_ask",
    "lenders",
    "deliver",
)
_TOTAL = (
    "work_package",
    "region",
    "packages",
    "nobody",
    "loans_only",
    "ask",
    "grant",
    "tonnes",
    "without_tonnes",
    "money",
    "without_cost",
)


@exporter(
    title=N_("Unmet needs"),
    description=N_("Every open work package of open needs, and totals by work package and region."),
    addresses=("unmet/packages.csv", "unmet/totals.csv"),
)
def files(context: SiteContext) -> Iterator[tuple[str, bytes]]:
    """Yield unmet/packages.csv and unmet/totals.csv."""
    found = all_demands(context)
    yield "unmet/packages.csv", csv_bytes(_PACKAGE, map(_package, found))
    grouped = by_package_and_region(found)
    ordered = sorted(grouped.items(), key=lambda item: (item[0][0], item[0][1] or ""))
    yield "unmet/totals.csv", csv_bytes(_TOTAL, (_total(*key, found) for key, found in ordered))


def _package(item: Demand) -> dict[str, object]:
    package, choices = item.plan.package, item.plan.choices
    lends, delivers = choices[Role.LENDS], choices[Role.DELIVERS]
    return {
        "request": item.request.id,
        "country": item.country,
        "region": item.region,
        "title": item.request.title,
        "work_package": package.package,
        "quantity": package.quantity.value if package.quantity else None,
        "unit": package.quantity.unit if package.quantity else None,
        "cost_open": item.cost,
        "currency": item.plan.currency if item.cost is not None else None,
        "gap": item.plan.gap.value,
        "likely_payers": choices[Role.PAYS].likely_count,
        "payers_to_ask": choices[Role.PAYS].ask_count,
        "lenders": lends.likely_count + lends.ask_count,
        "deliver": delivers.likely_count + delivers.ask_count,
    }


def _total(package: str, region: str | None, found: Totals) -> dict[str, object]:
    return {
        "work_package": package,
        "region": region,
        "packages": found.count,
        "nobody": found.by_gap.get(Gap.NOBODY, 0),
        "loans_only": found.by_gap.get(Gap.LOANS_ONLY, 0),
        "ask": found.by_gap.get(Gap.ASK, 0),
        "grant": found.by_gap.get(Gap.GRANT, 0),
        "tonnes": f"{found.tonnes:g}",
        "without_tonnes": found.without_tonnes,
        "money": [f"{currency} {total}" for currency, total in found.money.items()],
        "without_cost": found.without_cost,
    }
