"""Tables 1 and 2 of the budget as CSV and JSON, computed and printed figures side by side."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.domain.budget_totals import BudgetRow, table_1, table_2
from clearinghouse.language.messages import N_, Messages
from clearinghouse.records import Budget
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.exports.api_envelope import as_json
from clearinghouse.site.exports.csv_writer import csv_bytes
from clearinghouse.site.exports.registry import exporter

_TABLES = {1: table_1, 2: table_2}
_SUMS = {
    "programme": N_("Total programme expenditure"),
    "overhead": N_("Overhead charge"),
    "total": N_("Total expenditure"),
}


@exporter(
    title=N_("Budget tables"),
    description=N_("Tables 1 and 2, with calculated and printed figures."),
    addresses=lambda context: [
        f"budget/{budget}-table-{number}.{ending}"
        for budget in context.catalogue.budget
        for number in _TABLES
        for ending in ("csv", "json")
    ],
)
def files(context: SiteContext) -> Iterator[tuple[str, bytes]]:
    """Yield budget/<id>-table-<n>.csv and .json for each budget."""
    for budget in context.catalogue.budget.values():
        for number, table in _TABLES.items():
            rows = [_row(budget, row, context.messages) for row in table(budget)]
            name = f"budget/{budget.id}-table-{number}"
            yield f"{name}.csv", csv_bytes(list(rows[0]), rows)
            yield f"{name}.json", _json(budget, number, rows)


def _row(budget: Budget, row: BudgetRow, messages: Messages) -> dict[str, object]:
    printed = {(item.table, item.row): item.amounts for item in budget.printed}.get((row.table, row.row), {})
    cells = {"row": row.row, **(_line(budget, row, messages) if row.table == 1 else _unit(row, messages))}
    for year in budget.years:
        cells[str(year)] = row.amounts.get(year)
        cells[f"{year}_printed"] = printed.get(year)
    return cells


def _line(budget: Budget, row: BudgetRow, messages: Messages) -> dict[str, object]:
    """Return the unit, the group and the name of a row of Table 1; a subtotal has no group."""
    unit_id, _, line_id = row.row.partition("/")
    unit = next(unit for unit in budget.units if unit.id == unit_id)
    line = next((line for line in unit.lines if line.id == line_id), None)
    return {
        "unit": unit.name,
        "group": line and line.group,
        "name": line.item if line else messages.gettext("Subtotal"),
    }


def _unit(row: BudgetRow, messages: Messages) -> dict[str, object]:
    name = messages.gettext(_SUMS[row.row]) if row.row in _SUMS else row.name
    return {"name": name, "quantity": row.quantity}


def _json(budget: Budget, number: int, rows: list[dict[str, object]]) -> bytes:
    content = {"budget": budget.id, "table": number, "currency": budget.currency, "rows": rows}
    return f"{as_json(content)}\n".encode()
