"""Prepared proposals as files for word processors."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

import docx
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.proposals import prepared, text_of
from clearinghouse.site.exports.proposal_documents import document, files
from clearinghouse.wording.proposal_text import DraftTable, ProposalText, Section, Text

_DAY = datetime(2026, 11, 24, tzinfo=UTC)


def _read(content: bytes) -> tuple[list[str], list[list[list[str]]]]:
    made = docx.Document(io.BytesIO(content))
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in made.tables]
    return [item.text for item in made.paragraphs], tables


def test_every_word_of_a_draft_is_in_its_file(site_context: SiteContext) -> None:
    """A word processor reads back what the page says, paragraph by paragraph and cell by cell."""
    written = dict(files(site_context))

    assert len(written) == len(prepared(site_context)) > 2
    for address, proposal in prepared(site_context).items():
        text = text_of(site_context, proposal)
        paragraphs, tables = _read(written[f"{address}proposal.docx"])
        expected = [text.title, text.subtitle, text.note]
        for section in text.sections:
            expected += [section.heading, *(item.words for item in section.paragraphs)]
            expected += [f"☐ {item.words}" for item in section.tasks]
        assert paragraphs == expected
        stated = [section.table for section in text.sections if section.table]
        assert tables == [[list(table.head), *([cell.words for cell in row] for row in table.rows)] for table in stated]


def test_what_is_missing_is_marked_and_nothing_else() -> None:
    """A reader sees at once what has to be added."""
    section = Section("One", (Text("Known."), Text("[to be added]", is_missing=True)))
    made = docx.Document(io.BytesIO(document(ProposalText("T", "S", "N", (section,)), "en", _DAY)))

    marked = [run.text for item in made.paragraphs for run in item.runs if run.font.highlight_color is not None]
    assert marked == ["[to be added]"]


def test_equal_texts_give_equal_bytes_and_markup_stays_text() -> None:
    """The file has no time of writing; angle brackets, ampersands and formulas are plain words."""
    hostile = "<w:p>&amp; =1+1 \u202e"
    table = DraftTable(hostile, (hostile,), ((Text(hostile),),))
    text = ProposalText(hostile, hostile, hostile, (Section(hostile, (Text(hostile),), table, (Text(hostile),)),))

    content = document(text, "en", _DAY)

    assert content == document(text, "en", _DAY)
    paragraphs, tables = _read(content)
    assert paragraphs[0] == hostile
    assert tables == [[[hostile], [hostile]]]


def test_a_draft_without_sections_is_still_a_file() -> None:
    """An empty draft has its title and can be opened."""
    assert _read(document(ProposalText("T", "S", "N", ()), "en", _DAY)) == (["T", "S", "N"], [])


def test_a_file_carries_no_part_that_nothing_needs() -> None:
    """A file is read on slow links: everything in it is named by another part, and an empty draft is at most 4 KB."""
    content = document(ProposalText("", "", "", ()), "en", _DAY)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = package.namelist()
        links = b"".join(package.read(name) for name in names if name.endswith(".rels")).decode()

    parts = [name for name in names if name.startswith(("word/", "docProps/")) and not name.endswith(".rels")]
    assert [name for name in parts if name.rpartition("/")[2] not in links] == []
    assert len(content) < 4 * 1024
    assert not any("Effects" in name or "thumbnail" in name or "theme" in name for name in names)
