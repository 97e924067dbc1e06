"""CSV for spreadsheet programs: UTF-8 with a byte order mark, CRLF (RFC 4180), and no cell that is run as a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_file(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> bytes:
    """Return the rows with a header. Text that a spreadsheet would run gets an apostrophe in front (OWASP)."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(columns), lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({key: _inert(value) for key, value in row.items()} for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _inert(value: object) -> object:
    if isinstance(value, bool):
        return "true" if value else "false"  # as in JSON, whatever the language of the program
    if isinstance(value, str) and value.startswith(_STARTS_A_FORMULA):
        return f"'{value}"
    return value
