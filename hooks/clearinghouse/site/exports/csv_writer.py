"""CSV as spreadsheet programs read it: UTF-8 with byte order mark, CRLF, and no text that they would compute.

The only CSV writer of the site: a cell that is text never starts a formula, whatever a record says.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

# Characters that start a formula. The minus sign U+2212 counts: some programs read it as a hyphen.
_FORMULA_STARTS = frozenset("=+-@\N{MINUS SIGN}")
_SEPARATOR = "; "  # a comma and a space also stand inside of names
_IGNORED = (
    "Z",
    "C",
)  # Unicode categories that a program may skip before a formula: spaces, controls, format characters


def csv_bytes(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> bytes:
    """Return rows as a CSV file. None is an empty cell, true and false are words, and "; " is between items of a list.

    A column that a row lacks is empty. Raises ValueError for a cell without a column.
    """
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns, lineterminator="\r\n")
    writer.writerow({column: _cell(column) for column in columns})
    writer.writerows({key: _cell(value) for key, value in row.items()} for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _cell(value: object) -> object:
    """Return what is written: numbers stay numbers, and text that a program would compute starts with an apostrophe."""
    if isinstance(value, bool):
        return "true" if value else "false"  # as in JSON
    if isinstance(value, tuple):
        value = _SEPARATOR.join(value)
    if isinstance(value, str) and _is_formula(value):
        return f"'{value}"  # a spreadsheet program shows the rest as text
    return value


def _is_formula(text: str) -> bool:
    """Tell whether a program may take a text for a formula, or drop a control character at its start."""
    if text.startswith(("\t", "\r", "\n")):
        return True
    start = next((char for char in text if not unicodedata.category(char).startswith(_IGNORED)), "")
    # Compatibility forms, such as full-width characters, count as what they stand for.
    return unicodedata.normalize("NFKC", start)[:1] in _FORMULA_STARTS
