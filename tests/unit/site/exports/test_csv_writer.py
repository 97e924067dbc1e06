"""The CSV writer: spreadsheet programs read every cell as it is, and compute none."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from clearinghouse.addresses import Addresses
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.records import Budget
from clearinghouse.site.context.context import build_context
from clearinghouse.site.exports import budget_tables
from clearinghouse.site.exports.csv_writer import csv_bytes
from support.paths import AS_OF


def _rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-1",
        "@x",
        "\tx",
        "\rx",
        "\nx",
        "\t=1+1",
        " =1+1",
        "\u00a0=1+1",
        "\u200b=1+1",
        "\ufeff=1+1",
        "\uff1d1+1",
        "\uff0b1",
        "\uff0d1",
        "\uff20x",
        "\ufe66" + "1",
        "\u22121",
    ],
)
def test_text_that_a_program_would_compute_starts_with_an_apostrophe(text: str) -> None:
    """A formula, its full-width forms, and one behind blanks or invisible characters are shown as text."""
    assert _rows(csv_bytes(("a",), [{"a": text}])) == [["a"], [f"'{text}"]]


@pytest.mark.parametrize(
    ("value", "expected"), [(-1, "-1"), (-0.5, "-0.5"), (0, "0"), (None, ""), ("", ""), ("1-2", "1-2")]
)
def test_numbers_and_harmless_text_stay_as_they_are(value: object, expected: str) -> None:
    """A negative number is a number; a hyphen inside a text starts nothing."""
    assert _rows(csv_bytes(("a", "b"), [{"a": value, "b": "x"}])) == [["a", "b"], [expected, "x"]]


def test_a_list_and_a_column_are_guarded_too() -> None:
    """A list of ids is one cell, and a column that a record names is a cell like the others."""
    assert _rows(csv_bytes(("=a",), [{"=a": ("@x", "y")}])) == [["'=a"], ["'@x; y"]]


def test_no_rows_give_the_columns_alone() -> None:
    """An empty table is still a table."""
    assert csv_bytes(("a", "b"), []) == "a,b\r\n".encode("utf-8-sig")


def test_quotes_separators_and_line_breaks_stay_inside_their_cell() -> None:
    """Nothing in a text ends its cell or its row."""
    assert _rows(csv_bytes(("a", "b"), [{"a": 'x",=1\r\n=2', "b": "y"}])) == [["a", "b"], ['x",=1\r\n=2', "y"]]


def test_the_tables_of_a_budget_compute_nothing(catalogue: Catalogue) -> None:
    """An item and a unit of the budget that start as formulas are published as text."""
    budget = next(iter(catalogue.budget.values()))
    context = build_context(
        replace(catalogue, budget={budget.id: _hostile(budget)}), as_of=AS_OF, addresses=Addresses("", "")
    )
    files = dict(budget_tables.files(context))

    first = _rows(files[f"budget/{budget.id}-table-1.csv"])
    second = _rows(files[f"budget/{budget.id}-table-2.csv"])
    assert {"'=1+1", "'@SUM(A1)"} <= {cell for row in first for cell in row}
    assert "'@SUM(A1)" in {cell for row in second for cell in row}
    assert [cell for row in (*first, *second) for cell in row if cell.startswith(("=", "+", "-", "@"))] == []


def _hostile(budget: Budget) -> Budget:
    units = [
        replace(unit, name="@SUM(A1)", lines=tuple(replace(line, item="=1+1") for line in unit.lines))
        for unit in budget.units
    ]
    return replace(budget, units=tuple(units))


def test_text_that_a_spreadsheet_would_run_is_made_harmless() -> None:
    """Cells that begin like a formula get an apostrophe; numbers, quotes and lines inside a cell stay."""
    rows = [{"a": "=1+1", "b": -5}, {"a": "@x", "b": None}, {"a": 'two "lines"\nhere', "b": "+1"}]

    text = csv_bytes(("a", "b"), rows).decode("utf-8-sig")

    assert list(csv.reader(io.StringIO(text, newline=""))) == [
        ["a", "b"],
        ["'=1+1", "-5"],
        ["'@x", ""],
        ['two "lines"\nhere', "'+1"],
    ]
    assert csv_bytes(("a",), []) == b"\xef\xbb\xbfa\r\n"


def test_csv_of_nothing_has_its_heading() -> None:
    """A table without rows still has its columns; text that looks like a formula is guarded, numbers are not."""
    assert csv_bytes(("a", "b"), []) == "a,b\r\n".encode("utf-8-sig")
    assert csv_bytes(("a", "b"), [{"a": "@x", "b": -1}]) == "a,b\r\n'@x,-1\r\n".encode("utf-8-sig")
