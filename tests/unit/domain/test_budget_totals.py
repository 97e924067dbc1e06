"""Totals of the budget: computed, compared with the printed ones, rounded half up."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.domain.budget_totals import discrepancies, overhead, table_1, table_2
from clearinghouse.records.budget import Line


def test_the_budget_gives_the_printed_totals(real: Catalogue) -> None:
    """Programme, overhead and totals are computed as printed; only two cells of Table 2 differ, by a dollar."""
    budget = real.budget["pilot-2003-2004"]
    rows = {row.row: row.amounts for row in table_2(budget)}

    assert rows["programme"] == {2003: 1_875_384, 2004: 1_317_277}
    assert rows["overhead"] == {2003: 243_800, 2004: 171_246}
    assert rows["total"] == {2003: 2_119_184, 2004: 1_488_523}
    assert [(item.row, item.year, item.printed, item.computed) for item in discrepancies(budget)] == [
        ("central-unit", 2003, 230_585, 230_584),
        ("central-unit", 2004, 228_844, 228_845),
    ]
    assert all(item.declared for item in discrepancies(budget))


def test_one_changed_line_changes_every_total_that_depends_on_it(real: Catalogue) -> None:
    """A thousand dollars more for travel of a centre in 2003 moves four centres, the programme, overhead and total."""
    budget = real.budget["pilot-2003-2004"]
    units = list(budget.units)
    lines = [
        replace(line, amounts={**line.amounts, 2003: 26_000}) if line.id == "travel" else line
        for line in units[1].lines
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
    assert {row.row: row.amounts for row in table_2(changed)}["total"][2003] == 2_123_704


def test_overhead_is_rounded_half_up_and_in_kind_is_not_counted(real: Catalogue) -> None:
    """Half a dollar rounds up, and a line in kind adds nothing."""
    budget = real.budget["pilot-2003-2004"]
    first = replace(budget.units[0], lines=(Line("x", None, "X", {2003: "in kind", 2004: None}),))

    assert overhead(replace(budget, overhead_percent=1), 50) == 1
    assert Decimal(50) / 100 == Decimal("0.5")
    assert table_1(replace(budget, units=(first,)))[-1].amounts == {2003: 0, 2004: 0}
