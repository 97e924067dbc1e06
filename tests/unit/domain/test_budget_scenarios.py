"""Cost of any size of the network: exact, year by year, with what is given in kind counted."""

from __future__ import annotations

from dataclasses import replace

import pytest
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.domain.budget_scenarios import (
    MOST_CENTRES,
    MOST_YEARS,
    InKind,
    Scenario,
    pilot_scenario,
    scenario_cost,
    usual_scenarios,
)
from clearinghouse.domain.budget_totals import table_2
from clearinghouse.records import Budget


@pytest.fixture
def budget(catalogue: Catalogue) -> Budget:
    """Give the made-up budget."""
    return catalogue.budget["example-budget"]


def test_the_size_of_the_budget_gives_its_own_totals(budget: Budget) -> None:
    """The pilot as a scenario costs what Table 2 computes, year by year."""
    cost = scenario_cost(budget, pilot_scenario(budget))

    total = next(row.amounts for row in table_2(budget) if row.row == "total")
    assert [year.total for year in cost.years] == list(total.values())
    assert [year.column for year in cost.years] == list(budget.years)
    assert cost.total == sum(cell for cell in total.values() if isinstance(cell, int))


def test_years_after_the_last_column_cost_what_it_says(budget: Budget) -> None:
    """The third and each later year equal the last year of the budget, which is the recurring cost."""
    cost = scenario_cost(budget, replace(pilot_scenario(budget), years=4))

    assert {year.total for year in cost.years[1:]} == {cost.recurring.total}
    assert cost.years[0].total != cost.recurring.total
    assert [year.column for year in cost.years] == [2027, 2028, 2028, 2028]


def test_each_step_multiplies_and_adds_up(budget: Budget) -> None:
    """Quantity times unit cost makes the amount, the amounts make the programme, and overhead is 13 per cent of it."""
    year = scenario_cost(budget, Scenario(3, 7, 1)).years[0]

    assert [step.quantity for step in year.steps] == [7, 3, 1]
    assert all(step.quantity * step.each == step.amount for step in year.steps)
    assert sum(step.amount for step in year.steps) == year.programme
    assert year.overhead == (year.programme * budget.overhead_percent + 50) // 100


def test_what_is_given_in_kind_is_counted_and_has_no_price(budget: Budget) -> None:
    """A line in kind appears once with its number, and changes no sum."""
    cost = scenario_cost(budget, Scenario(1, 5, 1))
    bare = replace(budget.units[0], lines=tuple(line for line in budget.units[0].lines if line.id == "equipment"))

    assert {item.count for item in cost.in_kind} == {5}
    assert all(isinstance(item, InKind) for item in cost.in_kind)
    without = scenario_cost(replace(budget, units=(bare, *budget.units[1:])), Scenario(1, 5, 1))
    assert without.total == cost.total
    assert without.in_kind == ()


def test_no_focal_point_is_a_size(budget: Budget) -> None:
    """A network of one centre alone costs the centre and the central unit."""
    year = scenario_cost(budget, Scenario(1, 0, 1)).years[0]

    assert year.steps[0].amount == 0


@pytest.mark.parametrize(
    "size",
    [
        Scenario(0, 1, 1),
        Scenario(MOST_CENTRES + 1, 1, 1),
        Scenario(1, -1, 1),
        Scenario(1, 1, 0),
        Scenario(1, 1, MOST_YEARS + 1),
    ],
)
def test_a_size_outside_the_limits_is_refused(budget: Budget, size: Scenario) -> None:
    """Nothing is computed for no centre, no year, a negative number or more than the limits."""
    with pytest.raises(ValueError, match="outside the limits"):
        scenario_cost(budget, size)


def test_usual_sizes_are_different_and_fit(budget: Budget) -> None:
    """Each usual size occurs once, and a whole network that is empty is left out."""
    sizes = usual_scenarios(budget, 0, 0)

    assert len(set(sizes)) == len(sizes)
    assert pilot_scenario(budget) in sizes
    assert all(size.centres >= 1 for size in sizes)
    assert usual_scenarios(budget, 18, 150)[-1] == Scenario(18, 150, pilot_scenario(budget).years)
