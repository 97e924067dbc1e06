"""Prepared proposals as files for word processors (Office Open XML), the same text as their pages.

Every file in a package has a fixed time, so that equal records give equal bytes.
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
from clearinghouse.site.exports import word_document
from clearinghouse.site.exports.registry import exporter
from clearinghouse.wording.proposal_text import ProposalText

if TYPE_CHECKING:
    from docx.opc.rel import Relationships
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.styles.style import BaseStyle

# Those that the text uses, and those of their words; a heading names the style of its words.
_STYLES = ("Title", "Title Char", "Heading 1", "Heading 1 Char", "Table Grid", "No List")
# Parts of the library's empty document that no reader needs: the styles again, with effects, for Word 2010; a picture
# of an empty page and the size of its text; a list of sources of citations; numbers of lists, fonts and settings of web
# pages, which the text does not use; a theme, of which only one font was used. They were most of each file.
_UNUSED_PARTS = frozenset(
    {
        "/word/stylesWithEffects.xml",
        "/docProps/thumbnail.jpeg",
        "/docProps/app.xml",
        "/customXml/item1.xml",
        "/word/numbering.xml",
        "/word/fontTable.xml",
        "/word/webSettings.xml",
        "/word/theme/theme1.xml",
    }
)
# What the settings keep: how lines are broken since Word 2010, and the width of a tab.
_SETTINGS = ("w:defaultTabStop", "w:characterSpacingControl", "w:compat")
_FONT = "Calibri"  # word processors without it have one of the same width
_TEXT, _PROPERTIES = "word/document.xml", "docProps/core.xml"
_SECTION = b"<w:sectPr"  # in an empty document: the settings of its only section, which follow the text
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first time that a zip file can hold


@exporter(
    title=N_("Draft proposals"),
    description=N_("For each documented need, the sources that may help, as files for word processors."),
    addresses=("proposals/<need>/<source>/proposal.docx",),
)
def files(context: SiteContext) -> Iterator[tuple[str, bytes]]:
    """Yield proposals/<need>/<source>/proposal.docx for each prepared proposal."""
    day = datetime.combine(context.as_of, datetime.min.time(), UTC)
    for address, proposal in prepared(context).items():
        yield f"{address}proposal.docx", document(text_of(context, proposal), context.language, day)


def document(text: ProposalText, language: str, day: datetime) -> bytes:
    """Return a draft as a .docx file, dated `day`; equal texts give equal bytes."""
    shared, start, end = _template()
    buffer = io.BytesIO(shared)
    with zipfile.ZipFile(buffer, "a") as file:
        _add(file, _TEXT, b"".join((start, word_document.body(text).encode(), end)))
        _add(file, _PROPERTIES, word_document.properties(text, language, day).encode())
    return buffer.getvalue()


def _add(file: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, _ZIP_EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3
    file.writestr(entry, content)


@cache
def _template() -> tuple[bytes, bytes, bytes]:
    """Return the package of the parts that all files share, and what stands before and after the text of a file.

    These are the parts of the library's empty document, with no other styles than those used here: it brings 160.
    """
    import docx  # noqa: PLC0415 - only sites with proposals load the library

    made = docx.Document()
    kept = {name for used in _STYLES for name in _with_base(made.styles[used])}
    for style in list(made.styles):
        if style.name not in kept:
            style.delete()
    _without_theme(made.styles.element)
    for element in made.settings.element.xpath("*[not(" + " or ".join(f"self::{name}" for name in _SETTINGS) + ")]"):
        made.settings.element.remove(element)
    for part in (made.element, made.styles.element, made.settings.element):
        _without_unused_names(part)
    _drop_unused(made.part.rels)
    if made.part.package:
        _drop_unused(made.part.package.rels)
    saved, shared = io.BytesIO(), io.BytesIO()
    made.save(saved)
    with zipfile.ZipFile(saved) as file, zipfile.ZipFile(shared, "w") as package:
        for name in sorted(file.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            if name not in (_TEXT, _PROPERTIES):
                _add(package, name, file.read(name))
        start, section, end = file.read(_TEXT).partition(_SECTION)
    return shared.getvalue(), start, section + end


def _without_theme(styles: BaseOxmlElement) -> None:
    """Let styles name their font and colours themselves, and drop the defaults of styles that are not there."""
    from docx.oxml.ns import qn  # noqa: PLC0415 - only sites with proposals load the library

    for element in styles.xpath("w:latentStyles"):
        styles.remove(element)
    for element in styles.xpath("//w:*[@*[contains(local-name(), 'heme')]]"):
        for name in [name for name in element.attrib if "heme" in name]:
            del element.attrib[name]
        if element.tag == qn("w:rFonts"):
            element.set(qn("w:ascii"), _FONT)
            element.set(qn("w:hAnsi"), _FONT)


def _without_unused_names(part: BaseOxmlElement) -> None:
    """Drop the names of extensions of the format, which the texts do not use."""
    from lxml import etree  # noqa: PLC0415 - it comes with the library, see above

    for name in [name for name in part.attrib if name.endswith("}Ignorable")]:
        del part.attrib[name]
    etree.cleanup_namespaces(part, keep_ns_prefixes=["w"])


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
