"""The budget appendix computed: subtotals, rows of Table 2, overhead and totals, in exact arithmetic.

Only whole dollars appear. The overhead (a percentage) is rounded half up to the whole dollar, which is what
the printed figures need: 13 % of 1,875,384 is 243,799.92 and prints as 243,800.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from clearinghouse.records.budget import IN_KIND, Budget, Cell, Unit

ByYear = dict[int, Cell]


@dataclass(frozen=True, slots=True)
class Row:
    """One computed row; `row` names it as the printed figures do, `quantity` only in Table 2."""

    table: int
    row: str
    name: str
    amounts: ByYear
    quantity: int | None = None


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """One cell in which print and arithmetic differ; `declared` is the reason, or None when undeclared."""

    table: int
    row: str
    year: int
    printed: Cell
    computed: Cell
    declared: str | None


def quantity(budget: Budget, unit: Unit) -> int:
    """Return how many of a unit the pilot has: regions times centres or focal points in each, or one."""
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


def table_1(budget: Budget) -> tuple[Row, ...]:
    """Return the rows of Table 1: each line of each unit, then its subtotal."""
    return tuple(_table_1(budget))


def _table_1(budget: Budget) -> Iterator[Row]:
    for unit in budget.units:
        for line in unit.lines:
            yield Row(1, f"{unit.id}/{line.id}", line.item, dict(line.amounts))
        yield Row(1, f"{unit.id}/subtotal", unit.name, {year: subtotal(unit, year) for year in budget.years})


def table_2(budget: Budget) -> tuple[Row, ...]:
    """Return the rows of Table 2: each unit times its quantity, then programme, overhead and total."""
    rows = [
        Row(
            2,
            unit.id,
            unit.name,
            _each_year(budget, lambda year, u=unit: subtotal(u, year) * quantity(budget, u)),
            quantity(budget, unit),
        )
        for unit in budget.units
    ]
    spent = _each_year(budget, lambda year: programme(budget, year))
    charge = {year: overhead(budget, amount) for year, amount in spent.items()}
    total = {year: spent[year] + charge[year] for year in budget.years}
    return (*rows, Row(2, "programme", "", spent), Row(2, "overhead", "", charge), Row(2, "total", "", total))


def _each_year(budget: Budget, amount: object) -> ByYear:
    return {year: amount(year) for year in budget.years}


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


def _cell(row: Row | None, year: int) -> Cell:
    return row.amounts.get(year) if row else None


__all__ = [
    "IN_KIND",
    "Discrepancy",
    "Row",
    "discrepancies",
    "overhead",
    "programme",
    "quantity",
    "subtotal",
    "table_1",
    "table_2",
]
