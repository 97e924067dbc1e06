"""Totals of the budget: computed, compared with the printed ones, rounded half up."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.domain.budget_totals import (
    BudgetRow,
    Discrepancy,
    discrepancies,
    overhead,
    programme,
    quantity,
    subtotal,
    table_1,
    table_2,
)
from clearinghouse.records import Budget
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


_DATA = {
    "title": "Made-up budget",
    "currency": "USD",
    "years": [2027, 2028],
    "pilot": {"regions": 4, "centres_per_region": 2, "focal_points_per_region": 15, "duration_years": 2},
    "units": [
        {
            "id": "office",
            "name": "Office",
            "heading": "Office",
            "level": "global",
            "quantity": {"of": "one"},
            "lines": [
                {"id": "staff", "item": "Staff", "amounts": {"2027": 100, "2028": 50}},
                {"id": "rent", "item": "Rent", "amounts": {"2027": "in kind"}},
            ],
        },
        {
            "id": "centre",
            "name": "Centre",
            "heading": "Centres",
            "level": "regional",
            "quantity": {"of": "centres"},
            "lines": [{"id": "travel", "item": "Travel", "amounts": {"2027": 3, "2028": None}}],
        },
        {
            "id": "point",
            "name": "Focal point",
            "heading": "Focal points",
            "level": "national",
            "quantity": {"of": "focal-points"},
            "lines": [{"id": "phone", "item": "Phone", "amounts": {"2028": 1}}],
        },
    ],
    "overhead": {"percent": 13},
    "printed": [
        {"table": 1, "row": "office/subtotal", "amounts": {"2027": 100, "2028": 51}},
        {"table": 1, "row": "office/rent", "amounts": {"2027": "in kind"}},
        {"table": 2, "row": "total", "amounts": {"2027": 140, "2028": 124}},
        {"table": 2, "row": "no-such-row", "amounts": {"2027": 7}},
    ],
    "differences": [
        {"table": 1, "row": "office/subtotal", "year": 2028, "reason": "A slip of the printer."},
        {"table": 2, "row": "office/subtotal", "year": 2027, "reason": "Of another table."},
    ],
    "evidence": [],
}
_BUDGET = Budget.from_data(_DATA, id="made-up")


def test_table_1_has_the_lines_of_each_unit_and_then_its_subtotal() -> None:
    """Rows are named unit/line; what is in kind or not stated adds nothing to a subtotal."""
    assert table_1(_BUDGET) == (
        BudgetRow(1, "office/staff", "Staff", {2027: 100, 2028: 50}),
        BudgetRow(1, "office/rent", "Rent", {2027: "in kind"}),
        BudgetRow(1, "office/subtotal", "Office", {2027: 100, 2028: 50}),
        BudgetRow(1, "centre/travel", "Travel", {2027: 3, 2028: None}),
        BudgetRow(1, "centre/subtotal", "Centre", {2027: 3, 2028: 0}),
        BudgetRow(1, "point/phone", "Phone", {2028: 1}),
        BudgetRow(1, "point/subtotal", "Focal point", {2027: 0, 2028: 1}),
    )


def test_table_2_multiplies_each_unit_and_adds_overhead() -> None:
    """One office, eight centres and sixty focal points; 13 % of 124 is 16.12, and of 110 it is 14.3."""
    assert table_2(_BUDGET) == (
        BudgetRow(2, "office", "Office", {2027: 100, 2028: 50}, 1),
        BudgetRow(2, "centre", "Centre", {2027: 24, 2028: 0}, 8),
        BudgetRow(2, "point", "Focal point", {2027: 0, 2028: 60}, 60),
        BudgetRow(2, "programme", "", {2027: 124, 2028: 110}),
        BudgetRow(2, "overhead", "", {2027: 16, 2028: 14}),
        BudgetRow(2, "total", "", {2027: 140, 2028: 124}),
    )


def test_cells_that_differ_are_found_in_both_tables_with_their_reason() -> None:
    """A declared difference has its reason, one of another table has none, and a row that is not computed differs."""
    assert discrepancies(_BUDGET) == (
        Discrepancy(1, "office/subtotal", 2028, 51, 50, "A slip of the printer."),
        Discrepancy(2, "no-such-row", 2027, 7, None, None),
    )


@pytest.mark.parametrize(("amount", "expected"), [(0, 0), (50, 7), (54, 7), (58, 8), (1_875_384, 243_800), (-50, -7)])
def test_overhead_is_exact_before_it_is_rounded(amount: int, expected: int) -> None:
    """13 % of 50 is 6.5 and rounds up; the sum of the appendix gives what it prints."""
    assert overhead(_BUDGET, amount) == expected


def test_programme_of_a_year_is_the_sum_of_all_units() -> None:
    """Each unit counts as often as the pilot has it; a year without amounts costs nothing."""
    assert [programme(_BUDGET, year) for year in (2027, 2028, 2029)] == [124, 110, 0]
    assert [quantity(_BUDGET, unit) for unit in _BUDGET.units] == [1, 8, 60]
    assert subtotal(_BUDGET.units[0], 2027) == 100
