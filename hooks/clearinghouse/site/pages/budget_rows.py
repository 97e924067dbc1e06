"""The rows of the budget tables, grouped as in the appendix: computed figures, with footnotes where print differs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from clearinghouse.domain.budget_totals import Discrepancy, discrepancies, subtotal
from clearinghouse.domain.budget_totals import table_2 as computed_table_2
from clearinghouse.records.budget import Budget, Cell, Line, Unit


@dataclass(frozen=True, slots=True)
class TableCell:
    """A computed cell; `printed` and `note` (a footnote number) only where print differs."""

    value: Cell
    printed: Cell = None
    note: int = 0


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row: its group when it is the first of one (`span` rows high), its name, and its cells by year."""

    name: str
    cells: tuple[TableCell, ...]
    group: str | None = None
    span: int = 0
    quantity: int | None = None
    kind: str = "line"


@dataclass(frozen=True, slots=True)
class UnitTable:
    """The part of Table 1 for one organisational unit."""

    heading: str
    rows: tuple[TableRow, ...]


@dataclass(frozen=True, slots=True)
class Footnote:
    """A reason, with the cells it is for."""

    number: int
    reason: str
    cells: tuple[Discrepancy, ...]


def footnotes(differences: Iterable[Discrepancy]) -> tuple[Footnote, ...]:
    """Group discrepancies by their reason and number them from 1."""
    by_reason: dict[str, list[Discrepancy]] = {}
    for item in differences:
        by_reason.setdefault(item.declared or "", []).append(item)
    return tuple(
        Footnote(number, reason, tuple(cells)) for number, (reason, cells) in enumerate(by_reason.items(), start=1)
    )


def table_1(budget: Budget) -> tuple[UnitTable, ...]:
    """Return the units of Table 1 with their lines and subtotals."""
    notes = _notes(budget)
    return tuple(
        UnitTable(unit.heading, (*_lines(unit, budget, notes), _subtotal(unit, budget, notes))) for unit in budget.units
    )


_Notes = dict[tuple[int, str, int], tuple[Cell, int]]


def _notes(budget: Budget) -> _Notes:
    return {
        (item.table, item.row, item.year): (item.printed, note.number)
        for note in footnotes(discrepancies(budget))
        for item in note.cells
    }


def _cells(table: int, row: str, amounts: Mapping[int, Cell], budget: Budget, notes: _Notes) -> tuple[TableCell, ...]:
    return tuple(_cell(amounts.get(year), notes.get((table, row, year))) for year in budget.years)


def _cell(value: Cell, note: tuple[Cell, int] | None) -> TableCell:
    return TableCell(value, printed=note[0], note=note[1]) if note else TableCell(value)


def _lines(unit: Unit, budget: Budget, notes: _Notes) -> list[TableRow]:
    rows: list[TableRow] = []
    for group, members in groupby(unit.lines, key=lambda line: line.group):
        lines = list(members)
        rows += [_line(unit, line, budget, notes, group, len(lines) * (place == 0)) for place, line in enumerate(lines)]
    return rows


def _line(unit: Unit, line: Line, budget: Budget, notes: _Notes, group: str | None, span: int) -> TableRow:
    cells = _cells(1, f"{unit.id}/{line.id}", dict(line.amounts), budget, notes)
    return TableRow(line.item, cells, group, span)


def _subtotal(unit: Unit, budget: Budget, notes: _Notes) -> TableRow:
    amounts = {year: subtotal(unit, year) for year in budget.years}
    return TableRow("", _cells(1, f"{unit.id}/subtotal", amounts, budget, notes), kind="subtotal")


def table_2(budget: Budget) -> tuple[TableRow, ...]:
    """Return the rows of Table 2; `kind` distinguishes units from programme, overhead and total."""
    notes = _notes(budget)
    return tuple(
        TableRow(
            row.name,
            _cells(2, row.row, row.amounts, budget, notes),
            quantity=row.quantity,
            kind="unit" if row.quantity is not None else row.row,
        )
        for row in computed_table_2(budget)
    )
