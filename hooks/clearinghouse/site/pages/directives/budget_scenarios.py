"""The page of budget scenarios: usual sizes, and a calculator that starts with the size of the budget itself."""

from __future__ import annotations

from clearinghouse.domain.budget_scenarios import (
    MOST_CENTRES,
    MOST_FOCAL_POINTS,
    MOST_YEARS,
    pilot_scenario,
    scenario_cost,
)
from clearinghouse.domain.budget_totals import subtotal
from clearinghouse.records.budget import IN_KIND, Budget
from clearinghouse.site.context.budget_scenarios import usual_costs
from clearinghouse.site.context.context import SiteContext


def scenarios(context: SiteContext, root: str, of: str) -> str:
    """Return the table of usual sizes, and the calculator with the steps of the pilot."""
    budget = context.catalogue.budget[of]
    pilot = scenario_cost(budget, pilot_scenario(budget))
    _ = context.messages.gettext
    fields = (
        ("centres", _("Regional and subregional centres"), pilot.scenario.centres, 1, MOST_CENTRES),
        ("focal_points", _("National focal points"), budget.pilot.focal_points_per_region, 0, MOST_FOCAL_POINTS),
        ("years", _("Years"), pilot.scenario.years, 1, MOST_YEARS),
    )
    return context.render(
        "budget_scenarios",
        root,
        budget=budget,
        usual=usual_costs(context, budget),
        pilot=pilot,
        columns=(*pilot.years[: len(budget.years)], pilot.recurring),
        places={unit.id: place for place, unit in enumerate(budget.units)},
        fields=fields,
        data=calculator_data(budget),
    )


def comparable_funds(context: SiteContext, root: str) -> str:
    """Return the funds that show how a trust fund could carry the network, each with its evidence."""
    needs = next(iter(context.catalogue.funding_needs.values()), None)
    return context.render(
        "comparable_funds",
        root,
        funds=needs.funds if needs else (),
        path=context.catalogue.path(("funding-needs", needs.id)) if needs else "",
    )


def calculator_data(budget: Budget) -> dict[str, object]:
    """Return what the script computes with: the cost of one unit of each kind for each year, and the overhead."""
    return {
        "currency": budget.currency,
        "years": budget.years,
        "percent": budget.overhead_percent,
        "units": [
            {
                "id": unit.id,
                "name": unit.name,
                "of": unit.counted_as,
                "costs": [subtotal(unit, year) for year in budget.years],
            }
            for unit in budget.units
        ],
        "inKind": [
            {"unit": unit.id, "item": line.item}
            for unit in budget.units
            for line in unit.lines
            if IN_KIND in line.amounts.values()
        ],
    }
