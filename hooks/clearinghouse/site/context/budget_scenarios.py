"""The sizes of the network that the page and the file of a budget compare."""

from __future__ import annotations

from clearinghouse.domain.budget_scenarios import ScenarioCost, scenario_cost, usual_scenarios
from clearinghouse.domain.convention_eligibility import Standing
from clearinghouse.records.budget import Budget
from clearinghouse.site.context.context import SiteContext


def usual_costs(context: SiteContext, budget: Budget) -> tuple[ScenarioCost, ...]:
    """Return the usual sizes with their cost; the whole network has all centres and eligible countries on record."""
    centres = sum(not centre.retired for centre in context.catalogue.centres.values())
    eligible = sum(item.standing is Standing.ELIGIBLE for item in context.facts.assessments.values())
    return tuple(scenario_cost(budget, size) for size in usual_scenarios(budget, centres, eligible))
