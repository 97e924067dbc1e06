"""Prepared proposals as files for word processors (Office Open XML), the same text as their pages.

The library stamps files with the time of writing; the package is written again with a fixed one, so that equal records
give equal bytes.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING

from clearinghouse.language.messages import N_
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.proposals import prepared, text_of
from clearinghouse.site.exports.registry import exporter
from clearinghouse.wording.proposal_text import DraftTable, ProposalText, Section, Text

if TYPE_CHECKING:
    from docx.document import Document
    from docx.opc.rel import Relationships
    from docx.styles.style import BaseStyle
    from docx.text.paragraph import Paragraph

# Those that the text uses, and those of their words; a heading names the style of its words.
_STYLES = ("Title", "Title Char", "Heading 1", "Heading 1 Char", "Table Grid", "No List")
# Parts of the library's empty document that no reader needs: the styles again, with effects, for Word 2010; a picture
# of an empty page; a list of sources of citations; numbers of lists, fonts and settings of web pages, which the text
# does not use. They were two thirds of each file.
_UNUSED_PARTS = frozenset(
    {
        "/word/stylesWithEffects.xml",
        "/docProps/thumbnail.jpeg",
        "/customXml/item1.xml",
        "/word/numbering.xml",
        "/word/fontTable.xml",
        "/word/webSettings.xml",
    }
)
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first time that a zip file can hold


@exporter(
    title=N_("Beginnings of proposals"),
    description=N_("For each documented need the sources that may help, as files for word processors."),
    addresses=("proposals/<need>/<source>/proposal.docx",),
)
def files(context: SiteContext) -> Iterator[tuple[str, bytes]]:
    """Yield proposals/<need>/<source>/proposal.docx for each prepared proposal."""
    day = datetime.combine(context.as_of, datetime.min.time(), UTC)
    for address, proposal in prepared(context).items():
        yield f"{address}proposal.docx", document(text_of(context, proposal), context.language, day)


def document(text: ProposalText, language: str, day: datetime) -> bytes:
    """Return a draft as a .docx file, dated `day`; equal texts give equal bytes."""
    import docx  # noqa: PLC0415 - only sites with proposals load the library

    made = docx.Document(io.BytesIO(_template()))
    properties = made.core_properties
    properties.title, properties.language, properties.author = text.title, language, ""
    properties.created = properties.modified = day
    properties.last_modified_by, properties.comments = "", ""
    made.add_heading(text.title, level=0)
    made.add_paragraph(text.subtitle)
    made.add_paragraph().add_run(text.note).italic = True
    for section in text.sections:
        _add_section(made, section)
    buffer = io.BytesIO()
    made.save(buffer)
    return _with_fixed_times(buffer.getvalue())


@cache
def _template() -> bytes:
    """Return the library's empty document with no other styles and parts than those used here.

    It brings 160 styles. Each new heading and table searches all of them, and each file would carry them.
    """
    import docx  # noqa: PLC0415 - as above

    made = docx.Document()
    kept = {name for used in _STYLES for name in _with_base(made.styles[used])}
    for style in list(made.styles):
        if style.name not in kept:
            style.delete()
    for defaults in made.styles.element.xpath("w:latentStyles"):  # of the styles that are not there
        made.styles.element.remove(defaults)
    _drop_unused(made.part.rels)
    if package := made.part.package:
        _drop_unused(package.rels)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def _drop_unused(relationships: Relationships) -> None:
    """Drop what leads to the parts that no reader needs; the library writes only parts to which something leads."""
    for name, related in list(relationships.items()):
        if not related.is_external and str(related.target_part.partname) in _UNUSED_PARTS:
            del relationships[name]


def _with_base(style: BaseStyle | None) -> Iterator[str | None]:
    """Yield the names of a style and of those that it is based on."""
    while style is not None:
        yield style.name
        style = getattr(style, "base_style", None)


def _add_section(made: Document, section: Section) -> None:
    made.add_heading(section.heading, level=1)
    for item in section.paragraphs:
        _add_text(made.add_paragraph(), item)
    if section.table:
        _add_table(made, section.table)
    for item in section.tasks:
        paragraph = made.add_paragraph()
        paragraph.add_run("☐ ")
        _add_text(paragraph, item)


def _add_table(made: Document, table: DraftTable) -> None:
    grid = made.add_table(rows=1, cols=len(table.head), style="Table Grid")
    for cell, words in zip(grid.rows[0].cells, table.head, strict=True):
        cell.paragraphs[0].add_run(words).bold = True
    for row in table.rows:
        for cell, item in zip(grid.add_row().cells, row, strict=True):
            _add_text(cell.paragraphs[0], item)


def _add_text(paragraph: Paragraph, item: Text) -> None:
    from docx.enum.text import WD_COLOR_INDEX  # noqa: PLC0415 - as above

    run = paragraph.add_run(item.words)
    if item.is_missing:
        run.font.highlight_color = WD_COLOR_INDEX.YELLOW


def _with_fixed_times(package: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, _ZIP_EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            new.writestr(entry, old.read(name))
    return buffer.getvalue()
