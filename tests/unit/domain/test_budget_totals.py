"""Totals of the budget: computed, compared with the printed ones, rounded half up."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.domain.budget_totals import discrepancies, overhead, table_1, table_2
from clearinghouse.records.budget import Line


def test_the_budget_gives_the_printed_totals(catalogue: Catalogue) -> None:
    """Programme, overhead and totals are computed as printed; one cell of Table 2 differs, as declared."""
    budget = catalogue.budget["example-budget"]
    rows = {row.row: row.amounts for row in table_2(budget)}

    assert rows["programme"] == {2027: 38_460, 2028: 30_009}
    assert rows["overhead"] == {2027: 5_000, 2028: 3_901}
    assert rows["total"] == {2027: 43_460, 2028: 33_910}
    assert [(item.row, item.year, item.printed, item.computed) for item in discrepancies(budget)] == [
        ("central-unit", 2027, 12_461, 12_460)
    ]
    assert all(item.declared for item in discrepancies(budget))


def test_one_changed_line_changes_every_total_that_depends_on_it(catalogue: Catalogue) -> None:
    """A hundred dollars more for travel of a centre in 2027 moves two centres, the programme, overhead and total."""
    budget = catalogue.budget["example-budget"]
    units = list(budget.units)
    lines = [
        replace(line, amounts={**line.amounts, 2027: 2_600}) if line.id == "travel" else line for line in units[1].lines
    ]
    units[1] = replace(units[1], lines=tuple(lines))

    changed = replace(budget, units=tuple(units))

    moved = {(item.table, item.row) for item in discrepancies(changed) if not item.declared}
    assert moved == {
        (1, "centres/travel"),
        (1, "centres/subtotal"),
        (2, "centres"),
        (2, "programme"),
        (2, "overhead"),
        (2, "total"),
    }
    assert {row.row: row.amounts for row in table_2(changed)}["total"][2027] == 43_686


def test_overhead_is_rounded_half_up_and_in_kind_is_not_counted(catalogue: Catalogue) -> None:
    """Half a dollar rounds up, and a line in kind adds nothing."""
    budget = catalogue.budget["example-budget"]
    first = replace(budget.units[0], lines=(Line("x", None, "X", {2027: "in kind", 2028: None}),))

    assert overhead(replace(budget, overhead_percent=1), 50) == 1
    assert Decimal(50) / 100 == Decimal("0.5")
    assert table_1(replace(budget, units=(first,)))[-1].amounts == {2027: 0, 2028: 0}
