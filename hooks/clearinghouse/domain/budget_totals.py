"""The budget appendix (proposal, paragraph 13) computed: subtotals, Table 2, overhead and totals, in exact arithmetic.

All amounts are whole US dollars. The overhead (a percentage) is rounded half up to the whole dollar, as the printed
figures are: 13 % of 1,875,384 is 243,799.92 and is printed as 243,800.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from clearinghouse.records.budget import Budget, Cell, Unit

AmountsByYear = Mapping[int, Cell]


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """One computed row; `row` names it as the printed figures do, `quantity` only in Table 2."""

    table: int
    row: str
    name: str
    amounts: AmountsByYear
    quantity: int | None = None


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """One cell in which print and arithmetic differ; `declared` is the reason that the record gives, if any."""

    table: int
    row: str
    year: int
    printed: Cell
    computed: Cell
    declared: str | None


def quantity(budget: Budget, unit: Unit) -> int:
    """Return how many of a unit the pilot has: regions times the centres or focal points in each, or one."""
    pilot = budget.pilot
    each = {"centres": pilot.centres_per_region, "focal-points": pilot.focal_points_per_region}
    return pilot.regions * each[unit.counted_as] if unit.counted_as in each else 1


def subtotal(unit: Unit, year: int) -> int:
    """Return the cash cost of one unit in a year; contributions in kind are not counted."""
    return sum(cell for line in unit.lines if isinstance(cell := line.amounts.get(year), int))


def overhead(budget: Budget, programme: int) -> int:
    """Return the overhead charge on the programme expenditure, in whole dollars, rounded half up."""
    exact = Decimal(programme) * budget.overhead_percent / 100
    return int(exact.quantize(Decimal(1), ROUND_HALF_UP))


def programme(budget: Budget, year: int) -> int:
    """Return the total programme expenditure of a year, before overhead."""
    return sum(subtotal(unit, year) * quantity(budget, unit) for unit in budget.units)


def table_1(budget: Budget) -> tuple[BudgetRow, ...]:
    """Return the rows of Table 1: each line of each unit, then its subtotal."""
    return tuple(_table_1(budget))


def _table_1(budget: Budget) -> Iterator[BudgetRow]:
    for unit in budget.units:
        for line in unit.lines:
            yield BudgetRow(1, f"{unit.id}/{line.id}", line.item, dict(line.amounts))
        yield BudgetRow(1, f"{unit.id}/subtotal", unit.name, {year: subtotal(unit, year) for year in budget.years})


def table_2(budget: Budget) -> tuple[BudgetRow, ...]:
    """Return the rows of Table 2: each unit times its quantity, then programme, overhead and total."""
    spent = {year: programme(budget, year) for year in budget.years}
    charge = {year: overhead(budget, amount) for year, amount in spent.items()}
    total = {year: spent[year] + charge[year] for year in budget.years}
    return (
        *(_unit_row(budget, unit) for unit in budget.units),
        BudgetRow(2, "programme", "", spent),
        BudgetRow(2, "overhead", "", charge),
        BudgetRow(2, "total", "", total),
    )


def _unit_row(budget: Budget, unit: Unit) -> BudgetRow:
    number = quantity(budget, unit)
    return BudgetRow(2, unit.id, unit.name, {year: subtotal(unit, year) * number for year in budget.years}, number)


def discrepancies(budget: Budget) -> tuple[Discrepancy, ...]:
    """Return every cell of the printed tables that differs from the computed one, declared or not."""
    computed = {(row.table, row.row): row for row in (*table_1(budget), *table_2(budget))}
    reasons = {(item.table, item.row, item.year): item.reason for item in budget.differences}
    return tuple(
        Discrepancy(item.table, item.row, year, cell, mine, reasons.get((item.table, item.row, year)))
        for item in budget.printed
        for year, cell in item.amounts.items()
        if (mine := _cell(computed.get((item.table, item.row)), year)) != cell
    )


def _cell(row: BudgetRow | None, year: int) -> Cell:
    return row.amounts.get(year) if row else None
