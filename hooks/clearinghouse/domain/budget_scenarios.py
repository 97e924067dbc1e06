"""What the network would cost with any number of centres, focal points and years, by the unit costs of a budget.

The first year of a scenario takes the first column of the budget, the next year the next one. Years after the last
column cost what the last column says: they are the recurring cost (proposal, paragraph 12). Contributions in kind
are counted and have no price. There is always one central unit. The overhead is rounded once a year, as in print.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from clearinghouse.domain.budget_totals import overhead, subtotal
from clearinghouse.records.budget import IN_KIND, Budget, Unit

MOST_CENTRES = 60
MOST_FOCAL_POINTS = 200  # for each centre, or in all
MOST_YEARS = 20


@dataclass(frozen=True, slots=True)
class Scenario:
    """A size of the network. `focal_points` are counted in all, not for each centre."""

    centres: int
    focal_points: int
    years: int


@dataclass(frozen=True, slots=True)
class UnitStep:
    """One step of a year: `quantity` units at `each` make `amount`."""

    unit: str  # the identifier of the unit in the budget
    quantity: int
    each: int
    amount: int


@dataclass(frozen=True, slots=True)
class YearCost:
    """The cost of one year, counted from 1; `column` is the year of the budget that it takes its unit costs from."""

    year: int
    column: int
    steps: tuple[UnitStep, ...]
    programme: int
    overhead: int

    @property
    def total(self) -> int:
        """Programme and overhead."""
        return self.programme + self.overhead


@dataclass(frozen=True, slots=True)
class InKind:
    """A line that somebody gives in kind: how many of it there are each year. It has no price."""

    unit: str
    line: str
    item: str
    count: int


@dataclass(frozen=True, slots=True)
class ScenarioCost:
    """A scenario with the cost of each of its years."""

    scenario: Scenario
    years: tuple[YearCost, ...]
    recurring: YearCost  # a year after the last column of the budget
    in_kind: tuple[InKind, ...]

    @property
    def total(self) -> int:
        """The cost of all years together."""
        return sum(year.total for year in self.years)


def pilot_scenario(budget: Budget) -> Scenario:
    """Return the size that the budget itself has."""
    pilot = budget.pilot
    return Scenario(
        pilot.regions * pilot.centres_per_region,
        pilot.regions * pilot.focal_points_per_region,
        pilot.duration_years or len(budget.years),
    )


def scenario_cost(budget: Budget, scenario: Scenario) -> ScenarioCost:
    """Return what a scenario costs. Raises ValueError for a size outside the limits."""
    _check(scenario)
    return ScenarioCost(
        scenario,
        tuple(_year(budget, scenario, number) for number in range(1, scenario.years + 1)),
        _year(budget, scenario, len(budget.years) + 1),
        tuple(_in_kind(budget, scenario)),
    )


def usual_scenarios(budget: Budget, centres: int, focal_points: int) -> tuple[Scenario, ...]:
    """Return sizes to compare: one centre, half the pilot, the pilot, twice the pilot, and the given whole network."""
    pilot = pilot_scenario(budget)
    each = budget.pilot.focal_points_per_region
    sizes = [(1, each), (pilot.centres // 2, pilot.focal_points // 2), (pilot.centres, pilot.focal_points)]
    sizes += [(2 * pilot.centres, 2 * pilot.focal_points), (centres, focal_points)]
    fitting = dict.fromkeys(size for size in sizes if _fits(*size))
    return tuple(Scenario(*size, pilot.years) for size in fitting)


def _fits(centres: int, focal_points: int) -> bool:
    return 1 <= centres <= MOST_CENTRES and 0 <= focal_points <= MOST_CENTRES * MOST_FOCAL_POINTS


def _check(scenario: Scenario) -> None:
    if not _fits(scenario.centres, scenario.focal_points):
        raise ValueError(f"{scenario.centres} centres and {scenario.focal_points} focal points are outside the limits")
    if not 1 <= scenario.years <= MOST_YEARS:
        raise ValueError(f"{scenario.years} years are outside the limits")


def _quantity(unit: Unit, scenario: Scenario) -> int:
    counts: Mapping[str, int] = {"centres": scenario.centres, "focal-points": scenario.focal_points}
    return counts.get(unit.counted_as, 1)


def _year(budget: Budget, scenario: Scenario, number: int) -> YearCost:
    column = budget.years[min(number, len(budget.years)) - 1]
    steps = tuple(_step(unit, scenario, column) for unit in budget.units)
    programme = sum(step.amount for step in steps)
    return YearCost(number, column, steps, programme, overhead(budget, programme))


def _step(unit: Unit, scenario: Scenario, column: int) -> UnitStep:
    quantity, each = _quantity(unit, scenario), subtotal(unit, column)
    return UnitStep(unit.id, quantity, each, quantity * each)


def _in_kind(budget: Budget, scenario: Scenario) -> Iterator[InKind]:
    for unit in budget.units:
        for line in unit.lines:
            if IN_KIND in line.amounts.values():
                yield InKind(unit.id, line.id, line.item, _quantity(unit, scenario))
