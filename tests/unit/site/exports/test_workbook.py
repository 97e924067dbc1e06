"""The workbook of all tables: spreadsheet programs read in it what is in the CSV files, and compute nothing."""

from __future__ import annotations

import csv
import io

import openpyxl
import pytest
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.exports import workbook
from clearinghouse.site.exports.data_package import only_tables
from clearinghouse.site.exports.registry import tables
from clearinghouse.site.exports.workbook import Sheet, sheet_names


def _read(content: bytes) -> dict[str, list[tuple[object, ...]]]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {sheet.title: [tuple(row) for row in sheet.values] for sheet in book.worksheets}


def test_every_table_is_a_sheet_with_its_cells(site_context: SiteContext) -> None:
    """Each CSV file has a sheet with the same columns and cells, and the first sheet says which is which."""
    ((uri, content),) = workbook.files(site_context)
    sheets = _read(content)
    (contents, *_), files = (
        sheets.values(),
        {path: table for _, own in tables(site_context) for path, table in only_tables(own)},
    )

    assert uri == "data/tables.xlsx"
    listed = {row[3]: row for row in contents[1:-1]}
    assert listed.keys() == files.keys()
    for path, table in files.items():
        rows = list(csv.reader(io.StringIO(table.decode("utf-8-sig"), newline="")))
        cells = sheets[str(listed[path][0])]
        assert listed[path][2] == len(rows) - 1 == len(cells) - 1
        assert list(cells[0]) == rows[0]
        assert [["" if cell is None else str(cell) for cell in row] for row in cells[1:]] == [
            [_as_number(cell) for cell in row] for row in rows[1:]
        ]


def _as_number(text: str) -> str:
    try:
        number = float(text)
    except ValueError:
        return text.replace("\r\n", "\n")
    return str(int(number)) if number == int(number) and text == str(int(number)) else text


def test_equal_tables_give_equal_bytes(site_context: SiteContext) -> None:
    """Nothing of the time of writing is in the file."""
    assert list(workbook.files(site_context)) == list(workbook.files(site_context))


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("=1+1", "=1+1"),
        ("'=1+1", "'=1+1"),
        ("@SUM(A1)", "@SUM(A1)"),
        ("a<b>&\"'", "a<b>&\"'"),
        ("\x01x\x0b\ufffe", "x"),
        (" lead and trail ", " lead and trail "),
        ("12", 12),
        ("-0.5", -0.5),
        ("007", "007"),
        ("1e9", "1e9"),
        ("1234567890123456", "1234567890123456"),
        ("١٢", "١٢"),
        ("", None),
    ],
)
def test_text_is_never_a_formula_and_numbers_are_numbers(text: str, read: object) -> None:
    """Whatever a cell begins with, it is text; digits that a program would change stay text too."""
    ((_, row),) = _read(workbook.workbook([Sheet("a", [["column", "other"], [text, "end"]])])).values()
    book = openpyxl.load_workbook(io.BytesIO(workbook.workbook([Sheet("a", [[text, "end"]])])))

    assert row == (read, "end")
    assert book.active is not None
    assert book.active["A1"].data_type != "f"


def test_a_long_text_is_cut_at_the_limit_of_a_cell() -> None:
    """A program refuses a file with a longer text."""
    ((row,),) = _read(workbook.workbook([Sheet("a", [["x" * 40_000]])])).values()

    assert len(str(row[0])) == 32_767


def test_names_of_sheets_are_short_and_different() -> None:
    """Slashes go, long names are cut, and two that become equal get a number, whatever their case."""
    long = "budget/pilot-2003-2004/a-table-with-a-very-long-name"

    assert sheet_names([]) == []
    assert sheet_names(["data/sources", "[x]:*?", "''"]) == ["data sources", "x", "Sheet"]
    assert sheet_names(["A", "a", "a"]) == ["A", "a 2", "a 3"]
    first, second = sheet_names([long, f"{long}-too"])
    assert len(first) == len(second) == 31
    assert second == f"{first[:29]} 2"


def test_columns_after_the_last_letter_have_two() -> None:
    """A table may have more columns than the alphabet has letters."""
    numbers = [str(number) for number in range(1, 60)]
    ((heading, row),) = _read(workbook.workbook([Sheet("a", [numbers, numbers])])).values()

    assert heading == tuple(numbers)
    assert row == tuple(range(1, 60))
