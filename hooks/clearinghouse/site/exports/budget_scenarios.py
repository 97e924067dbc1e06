"""Budget scenarios as CSV: each step of each year of the usual sizes, as the calculator saves its own."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.domain.budget_scenarios import ScenarioCost
from clearinghouse.language.messages import N_
from clearinghouse.records.budget import Budget
from clearinghouse.site.context.budget_scenarios import usual_costs
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.exports.csv_writer import csv_bytes
from clearinghouse.site.exports.registry import exporter

COLUMNS = (
    "centres",
    "focal_points",
    "years",
    "year",
    "prices_of",
    "row",
    "quantity",
    "each",
    "amount",
    "currency",
)


@exporter(
    title=N_("Budget scenarios"),
    description=N_("What networks of several sizes would cost by the unit costs of a budget, with each step."),
    addresses=lambda context: [f"budget/{budget}-scenarios.csv" for budget in context.catalogue.budget],
)
def files(context: SiteContext) -> Iterator[tuple[str, bytes]]:
    """Yield budget/<id>-scenarios.csv for each budget."""
    for budget in context.catalogue.budget.values():
        rows = [row for cost in usual_costs(context, budget) for row in scenario_rows(budget, cost)]
        yield f"budget/{budget.id}-scenarios.csv", csv_bytes(COLUMNS, rows)


def scenario_rows(budget: Budget, cost: ScenarioCost) -> Iterator[dict[str, object]]:
    """Yield a row for each step of each year: units, then programme, overhead and total."""
    size = cost.scenario
    for year in cost.years:
        common = {
            "centres": size.centres,
            "focal_points": size.focal_points,
            "years": size.years,
            "year": year.year,
            "prices_of": year.column,
            "currency": budget.currency,
        }
        for step in year.steps:
            yield {**common, "row": step.unit, "quantity": step.quantity, "each": step.each, "amount": step.amount}
        for row, amount in (("programme", year.programme), ("overhead", year.overhead), ("total", year.total)):
            yield {**common, "row": row, "amount": amount}
