"""data/tables.xlsx: every table of the site as a sheet of one workbook (Office Open XML, ECMA-376).

The cells are those of the CSV files, with their guard against formulas; text is in inline strings, which no program
computes. Equal tables give equal bytes. A library would be one more dependency of the site for five short parts; the
tests read the file with one.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from clearinghouse.language.messages import N_
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.download import LICENCE_PAGE
from clearinghouse.site.exports.data_package import only_tables
from clearinghouse.site.exports.registry import exporter, tables
from clearinghouse.site.exports.xml_text import held_by_xml

_URI = "data/tables.xlsx"
_MOST_IN_NAME = 31  # characters of the name of a sheet
_MOST_IN_CELL = 32_767
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first time that a zip file can hold
_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,14})(?:\.\d{1,9})?", re.A)  # digits that a spreadsheet keeps; not 007
_NOT_IN_NAME = re.compile(r"[\[\]:*?/\\]")
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SCHEMAS = "http://schemas.openxmlformats.org/"
_MAIN, _OFFICE = f"{_SCHEMAS}spreadsheetml/2006/main", f"{_SCHEMAS}officeDocument/2006/relationships"
_PACKAGE, _TYPE = f"{_SCHEMAS}package/2006/", "application/vnd.openxmlformats-officedocument.spreadsheetml."
_LETTERS = 26


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, of which as much is kept as a workbook allows, and its rows; the first has the columns."""

    name: str
    rows: Sequence[Sequence[str]]


@exporter(
    title=N_("Workbook of all tables"),
    description=N_("Every table as a sheet of one file, for spreadsheet programs."),
    addresses=(_URI,),
    reads_tables=True,
)
def files(context: SiteContext) -> Iterator[tuple[str, bytes]]:
    """Yield data/tables.xlsx; its first sheet lists the others."""
    listed = [(line.title, path, _rows(content)) for line, own in tables(context) for path, content in only_tables(own)]
    _ = context.messages.gettext
    first, *names = sheet_names([_("Contents"), *(path.removesuffix(".csv") for _line, path, _cells in listed)])
    entries = zip(names, listed, strict=True)
    contents = [
        [_("Sheet"), _("Title"), _("Rows"), _("File")],
        *([name, title, str(len(rows) - 1), path] for name, (title, path, rows) in entries),
        [_("Data: CC BY 4.0. Code: MIT."), LICENCE_PAGE, "", context.as_of.isoformat()],
    ]
    sheets = [Sheet(name, rows) for name, (_title, _path, rows) in zip(names, listed, strict=True)]
    yield _URI, workbook([Sheet(first, contents), *sheets])


def _rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def sheet_names(names: Iterable[str]) -> list[str]:
    """Return a different name for each sheet, without what a workbook refuses in one; case does not tell them apart."""
    found: list[str] = []
    taken: set[str] = set()
    for name in names:
        plain = _NOT_IN_NAME.sub(" ", name).strip(" '") or "Sheet"
        candidate, number = plain[:_MOST_IN_NAME], 1
        while candidate.casefold() in taken:
            number += 1
            candidate = f"{plain[: _MOST_IN_NAME - len(str(number)) - 1]} {number}"
        taken.add(candidate.casefold())
        found.append(candidate)
    return found


def workbook(sheets: Sequence[Sheet]) -> bytes:
    """Return a workbook with the sheets in their order."""
    names = sheet_names(sheet.name for sheet in sheets)
    parts = {
        "[Content_Types].xml": _types(len(sheets)),
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": _index(names),
        "xl/_rels/workbook.xml.rels": _relations(
            [("worksheet", f"worksheets/sheet{number}.xml") for number in range(1, len(sheets) + 1)]
        ),
        **{f"xl/worksheets/sheet{number}.xml": _sheet(sheet.rows) for number, sheet in enumerate(sheets, start=1)},
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, _ZIP_EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, f"{_DECLARATION}{text}")
    return buffer.getvalue()


def _types(count: int) -> str:
    sheets = "".join(
        f'<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{_TYPE}worksheet+xml"/>'
        for number in range(1, count + 1)
    )
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'<Types xmlns="{_PACKAGE}content-types"><Default Extension="rels" ContentType="{relations}"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}sheet.main+xml"/>{sheets}</Types>'
    )


def _relations(targets: Iterable[tuple[str, str]]) -> str:
    entries = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}relationships">{entries}</Relationships>'


def _index(names: Iterable[str]) -> str:
    sheets = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{number}" r:id="rId{number}"/>'
        for number, name in enumerate(names, start=1)
    )
    return f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{sheets}</sheets></workbook>'


def _sheet(rows: Sequence[Sequence[str]]) -> str:
    """Return a sheet whose first row stays in sight. Names of columns are text, years too."""
    view = (
        '<sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
    )
    lines = "".join(_row(row, number) for number, row in enumerate(rows, start=1))
    return f'<worksheet xmlns="{_MAIN}">{view}<sheetData>{lines}</sheetData></worksheet>'


def _row(row: Sequence[str], number: int) -> str:
    write = _text if number == 1 else _cell
    cells = "".join(write(text, f"{_column(place)}{number}") for place, text in enumerate(row) if text)
    return f'<row r="{number}">{cells}</row>'


def _cell(text: str, place: str) -> str:
    if _NUMBER.fullmatch(text):
        return f'<c r="{place}"><v>{text}</v></c>'
    return _text(text, place)


def _text(text: str, place: str) -> str:
    plain = escape(held_by_xml(text)[:_MOST_IN_CELL])
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{plain}</t></is></c>'


def _column(place: int) -> str:
    """Return the letters of a column, counted from 0: A, B, …, Z, AA."""
    before = _column(place // _LETTERS - 1) if place >= _LETTERS else ""
    return f"{before}{chr(ord('A') + place % _LETTERS)}"
