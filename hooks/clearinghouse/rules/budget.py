"""Rules about the budget: print and arithmetic agree, or the difference is declared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from clearinghouse.domain.budget_totals import discrepancies, table_1, table_2
from clearinghouse.problems.problem import Severity
from clearinghouse.problems.suggestions import suggest
from clearinghouse.records import Budget
from clearinghouse.rules.rule import RuleContext, Violation, rule


@rule("BUD-001", Severity.ERROR, "budget")
def undeclared_difference(budget: Budget, _: RuleContext) -> Iterator[Violation]:
    """Printed and computed figures agree.

    What: A printed figure differs from the one that the line items, quantities and rate give, and no reason is
    declared.

    Why: Either a line item was changed, or the document has a slip. Readers must know which.

    Fix: Correct the line item. If the document itself does not add up, declare the difference with its reason.
    """
    places = {(item.table, item.row): number for number, item in enumerate(budget.printed)}
    computed = {(row.table, row.row) for row in (*table_1(budget), *table_2(budget))}
    for found in discrepancies(budget):
        # A row that is not computed at all is told by BUD-003.
        if found.declared is None and (found.table, found.row) in computed:
            yield Violation(
                ("printed", places[found.table, found.row], "amounts", str(found.year)),
                f"table {found.table}, {found.row}, {found.year}: printed {_told(found.printed)}, "
                f"computed {_told(found.computed)}",
                "the same figure, or a declared difference",
                "Correct the line item, or declare the difference.",
            )


def _told(cell: object) -> str:
    return f"{cell:,}" if isinstance(cell, int) else cell or "nothing"


@rule("BUD-002", Severity.ERROR, "budget")
def unneeded_declaration(budget: Budget, _: RuleContext) -> Iterator[Violation]:
    """A declared difference is there.

    What: A difference is declared for a cell in which print and arithmetic agree, or that does not exist.

    Why: An exception that nobody needs hides the next real one.

    Fix: Remove the declaration.
    """
    real = {(item.table, item.row, item.year) for item in discrepancies(budget)}
    for number, item in enumerate(budget.differences):
        if (item.table, item.row, item.year) not in real:
            yield Violation(
                ("differences", number),
                f"table {item.table}, {item.row}, {item.year}: there is no difference",
                "a cell that differs",
                "Remove the declaration.",
            )


@rule("BUD-003", Severity.ERROR, "budget")
def rows_do_not_match(budget: Budget, _: RuleContext) -> Iterator[Violation]:
    """Every printed row is computed, and every computed row is printed.

    What: A printed row has no counterpart in the computed tables, or a computed row was left out of the printed
    figures, or the printed quantity is another one.

    Why: A row that is compared with nothing can be wrong without anybody seeing it.

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
            f'table {table}, row "{key}" is not among the printed figures',
            "every row of both tables",
            "Add the printed figures of the row.",
            of_key=True,
        )


@rule("BUD-004", Severity.ERROR, "budget")
def years_do_not_match(budget: Budget, _: RuleContext) -> Iterator[Violation]:
    """Every line has an amount for every year.

    What: A line or a printed row lacks a year of the budget, or has another year; or two units, or two lines of a
    unit, have one identifier.

    Why: Totals of that year would be too small.

    Fix: Give one amount for each year, or "in kind".
    """
    yield from _twice(("units",), [unit.id for unit in budget.units])
    for row, unit in enumerate(budget.units):
        where = ("units", row, "lines")
        yield from _twice(where, [line.id for line in unit.lines])
        for number, line in enumerate(unit.lines):
            yield from _other_years((*where, number), line.item, line.amounts, budget)
    for number, item in enumerate(budget.printed):
        yield from _other_years(("printed", number), item.row, item.amounts, budget)


def _twice(where: tuple, identifiers: list[str]) -> Iterator[Violation]:
    for number, identifier in enumerate(identifiers):
        if identifier in identifiers[:number]:
            yield Violation(
                (*where, number, "id"), f'"{identifier}" stands twice', "identifiers that differ", "Rename one of them."
            )


def _other_years(where: tuple, name: str, amounts: Mapping, budget: Budget) -> Iterator[Violation]:
    if set(amounts) != set(budget.years):
        yield Violation(
            (*where, "amounts"),
            f'"{name}" has amounts for {_years(amounts)}',
            _years(budget.years),
            "Give one amount for each year.",
        )


def _years(found: Iterable[int]) -> str:
    return ", ".join(map(str, sorted(found)))
