"""A draft as the text of a file for word processors (WordprocessingML), written directly.

The library that reads and writes such files takes 13 ms for a draft, which is most of the time of a site with many; we
take from it the empty document, and write the text and the properties of each draft.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from xml.sax.saxutils import escape

from clearinghouse.site.exports.xml_text import held_by_xml
from clearinghouse.wording.proposal_text import DraftTable, ProposalText, Section, Text

_BOLD, _ITALIC, _MISSING = "<w:b/>", "<w:i/>", '<w:highlight w:val="yellow"/>'
_LINES = {"\n": "<w:br/>", "\t": "<w:tab/>"}
_LINE = re.compile("([\n\t])")
_WIDTH = 8640  # of the text, in twentieths of a point
_TABLE = (
    '<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:type="auto" w:w="0"/><w:tblLook w:firstColumn="1" '
    'w:firstRow="1" w:lastColumn="0" w:lastRow="0" w:noHBand="0" w:noVBand="1" w:val="04A0"/></w:tblPr>'
)
_PROPERTIES = (
    "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{title}</dc:title>'
    '<dcterms:created xsi:type="dcterms:W3CDTF">{day}</dcterms:created>'
    '<dcterms:modified xsi:type="dcterms:W3CDTF">{day}</dcterms:modified>'
    "<dc:language>{language}</dc:language></cp:coreProperties>"
)


def properties(text: ProposalText, language: str, day: datetime) -> str:
    """Return the properties of a draft: its title, its language and its day, and no person."""
    return _PROPERTIES.format(title=_escaped(text.title), language=_escaped(language), day=f"{day:%Y-%m-%dT%H:%M:%SZ}")


def body(text: ProposalText) -> str:
    """Return the paragraphs and tables of a draft."""
    start = (_styled("Title", text.title), _paragraph(_run(text.subtitle)), _paragraph(_run(text.note, _ITALIC)))
    return "".join((*start, *(part for section in text.sections for part in _section(section))))


def _section(section: Section) -> Iterator[str]:
    yield _styled("Heading1", section.heading)
    yield from (_paragraph(_text(item)) for item in section.paragraphs)
    if section.table:
        yield _table(section.table)
    yield from (_paragraph(_run("☐ ") + _text(item)) for item in section.tasks)


def _table(table: DraftTable) -> str:
    width = _WIDTH // max(1, len(table.head))
    grid = f'<w:gridCol w:w="{width}"/>' * len(table.head)
    head = _row((_run(words, _BOLD) for words in table.head), width)
    rows = "".join([_row(map(_text, row), width) for row in table.rows])
    return f"<w:tbl>{_TABLE}<w:tblGrid>{grid}</w:tblGrid>{head}{rows}</w:tbl>"


def _row(runs: Iterable[str], width: int) -> str:
    size = f'<w:tcPr><w:tcW w:type="dxa" w:w="{width}"/></w:tcPr>'
    return f"<w:tr>{''.join([f'<w:tc>{size}{_paragraph(run)}</w:tc>' for run in runs])}</w:tr>"


def _styled(style: str, words: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{_run(words)}</w:p>'


def _paragraph(runs: str) -> str:
    return f"<w:p>{runs}</w:p>"


def _text(item: Text) -> str:
    return _run(item.words, _MISSING if item.is_missing else "")


def _run(words: str, look: str = "") -> str:
    pieces = (_LINES.get(piece) or _piece(piece) for piece in _LINE.split(words) if piece)
    return f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{''.join(pieces)}</w:r>"


def _piece(words: str) -> str:
    space = "" if words == words.strip() else ' xml:space="preserve"'
    return f"<w:t{space}>{_escaped(words)}</w:t>"


def _escaped(words: str) -> str:
    return escape(held_by_xml(words))
