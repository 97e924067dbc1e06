"""The budget on record gives the totals of the proposal, to the dollar."""

from __future__ import annotations

from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.domain.budget_scenarios import Scenario, scenario_cost


def test_four_centres_with_fifteen_focal_points_each_give_the_printed_totals(live: Catalogue) -> None:
    """4 × 15 costs 2,119,184 in the first year and 1,488,523 in the second, as the appendix prints."""
    (budget,) = (item for item in live.budget.values() if item.years == (2003, 2004))

    cost = scenario_cost(budget, Scenario(4, 60, 2))

    assert [year.total for year in cost.years] == [2_119_184, 1_488_523]
    assert cost.recurring.total == 1_488_523
