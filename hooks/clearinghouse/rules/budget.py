"""Rules about the budget: print and arithmetic agree, or the difference is declared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from clearinghouse.domain.budget_totals import discrepancies, table_1, table_2
from clearinghouse.json_value import DataPath
from clearinghouse.problems.problem import Severity
from clearinghouse.problems.suggestions import suggest
from clearinghouse.records import Budget
from clearinghouse.records.budget import Cell
from clearinghouse.rules.rule import RuleContext, Violation, rule


@rule("BUD-001", Severity.ERROR, "budget")
def undeclared_difference(budget: Budget, _: RuleContext) -> Iterator[Violation]:
    """Printed and computed figures agree.

    What: A printed figure differs from the one that results from the line items, quantities and rate, and no reason
    is declared.

    Why: Either a line item was changed, or the document has an error. Readers must know which.

    Fix: Correct the line item. If the document itself does not add up, declare the difference with its reason.
    """
    places = {(item.table, item.row): number for number, item in enumerate(budget.printed)}
    computed = {(row.table, row.row) for row in (*table_1(budget), *table_2(budget))}
    for item in discrepancies(budget):
        # BUD-003 reports rows that are not computed at all.
        if item.declared is None and (item.table, item.row) in computed:
            yield Violation(
                ("printed", places[item.table, item.row], "amounts", str(item.year)),
                f"table {item.table}, {item.row}, {item.year}: printed {_cell(item.printed)}, "
                f"computed {_cell(item.computed)}",
                "the same figure, or a declared difference",
                "Correct the line item, or declare the difference.",
            )


def _cell(cell: Cell) -> str:
    return f"{cell:,}" if isinstance(cell, int) else cell or "nothing"


@rule("BUD-002", Severity.ERROR, "budget")
def unneeded_declaration(budget: Budget, _: RuleContext) -> Iterator[Violation]:
    """A declared difference exists.

    What: A difference is declared for a cell in which print and arithmetic agree, or that does not exist.

    Why: An unneeded exception hides the next real difference.

    Fix: Remove the declaration.
    """
    existing = {(item.table, item.row, item.year) for item in discrepancies(budget)}
    for number, item in enumerate(budget.differences):
        if (item.table, item.row, item.year) not in existing:
            yield Violation(
                ("differences", number),
                f"table {item.table}, {item.row}, {item.year}: there is no difference",
                "a cell that differs",
                "Remove the declaration.",
            )


@rule("BUD-003", Severity.ERROR, "budget")
def rows_do_not_match(budget: Budget, _: RuleContext) -> Iterator[Violation]:
    """Every printed row is computed, and every computed row is printed.

    What: A printed row has no counterpart in the computed tables, a computed row is missing from the printed figures,
    or the printed quantity is different.

    Why: An error in a row that is not compared with anything goes unnoticed.

    Fix: Correct the name of the row, or add the missing one.
    """
    computed = {(row.table, row.row): row for row in (*table_1(budget), *table_2(budget))}
    printed = {(item.table, item.row) for item in budget.printed}
    for number, item in enumerate(budget.printed):
        row = computed.get((item.table, item.row))
        if row is None:
            yield Violation(
                ("printed", number, "row"),
                f'table {item.table} has no row "{item.row}"',
                "a computed row",
                "Correct the name.",
                suggest(item.row, [key for _, key in computed]),
            )
        elif item.quantity != row.quantity:
            yield Violation(
                ("printed", number, "quantity"),
                f"printed {item.quantity}, computed {row.quantity}",
                "the same quantity",
                "Correct the quantity or the pilot.",
            )
    for table, key in computed.keys() - printed:
        yield Violation(
            ("printed",),
            f'table {table}, row "{key}" is missing from the printed figures',
            "every row of both tables",
            "Add the printed figures of the row.",
            of_key=True,
        )


@rule("BUD-004", Severity.ERROR, "budget")
def years_do_not_match(budget: Budget, _: RuleContext) -> Iterator[Violation]:
    """Every line has an amount for every year.

    What: A line or a printed row lacks a year of the budget, or has another year; or two units, or two lines of a
    unit, have the same identifier.

    Why: The totals of that year would be too small.

    Fix: Give one amount for each year, or "in kind".
    """
    yield from _duplicates(("units",), [unit.id for unit in budget.units])
    for row, unit in enumerate(budget.units):
        where = ("units", row, "lines")
        yield from _duplicates(where, [line.id for line in unit.lines])
        for number, line in enumerate(unit.lines):
            yield from _other_years((*where, number), line.item, line.amounts, budget)
    for number, item in enumerate(budget.printed):
        yield from _other_years(("printed", number), item.row, item.amounts, budget)


def _duplicates(where: DataPath, identifiers: list[str]) -> Iterator[Violation]:
    for number, identifier in enumerate(identifiers):
        if identifier in identifiers[:number]:
            yield Violation(
                (*where, number, "id"), f'"{identifier}" is used twice', "unique identifiers", "Rename one of them."
            )


def _other_years(where: DataPath, name: str, amounts: Mapping[int, Cell], budget: Budget) -> Iterator[Violation]:
    if set(amounts) != set(budget.years):
        yield Violation(
            (*where, "amounts"),
            f'"{name}" has amounts for {_years(amounts)}',
            _years(budget.years),
            "Give one amount for each year.",
        )


def _years(years: Iterable[int]) -> str:
    return ", ".join(map(str, sorted(years)))
