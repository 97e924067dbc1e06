"""The PDF of the report keeps the rules of PDF/UA-1 that a machine can check, and the check finds planted faults."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from cli import main

# WeasyPrint is looked for and not imported, which would take every process of a run a second.
_WITHOUT = pytest.mark.skipif(
    not find_spec("weasyprint"), reason="WeasyPrint is not installed; make report installs it"
)
pytestmark = [pytest.mark.slow, _WITHOUT]

pikepdf = pytest.importorskip("pikepdf", reason="pikepdf reads the tags of the PDF; make test installs it")

from support.pdf_ua import findings  # noqa: E402 - it needs pikepdf


@pytest.fixture(scope="module")
def report(base: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the report of the small catalogue once."""
    out = tmp_path_factory.mktemp("report")
    assert main(["--root", str(base), "--as-of", "2026-11-24", "report", "--out", str(out)]) == 0
    return out / "report.pdf"


@pytest.fixture
def opened(report: Path) -> Iterator[pikepdf.Pdf]:
    """Open the report."""
    with pikepdf.open(report) as document:
        yield document


def test_nothing_is_found_in_the_report(opened: pikepdf.Pdf) -> None:
    """Tags, language, title, headings, heads of tables, links, tab order and artifacts are as they must be."""
    assert findings(opened) == []


def test_page_numbers_are_artifacts_of_pagination(opened: pikepdf.Pdf) -> None:
    """A screen reader does not read them in the middle of a sentence that goes on over the page."""
    content = b"".join(pikepdf.unparse_content_stream(pikepdf.parse_content_stream(page)) for page in opened.pages)

    assert content.count(b"/Pagination") >= len(opened.pages)


def _first(document: pikepdf.Pdf, tag: str) -> pikepdf.Dictionary:
    return next(item for item in document.objects if isinstance(item, pikepdf.Dictionary) and item.get("/S") == tag)


def _without_language(document: pikepdf.Pdf) -> None:
    del document.Root.Lang


def _without_tree(document: pikepdf.Pdf) -> None:
    del document.Root.StructTreeRoot


def _not_marked(document: pikepdf.Pdf) -> None:
    document.Root.MarkInfo.Marked = False


def _without_claim(document: pikepdf.Pdf) -> None:
    del document.Root.Metadata


def _title_hidden(document: pikepdf.Pdf) -> None:
    del document.Root.ViewerPreferences


def _level_skipped(document: pikepdf.Pdf) -> None:
    _first(document, "/H2").S = pikepdf.Name("/H4")


def _scope_lost(document: pikepdf.Pdf) -> None:
    del _first(document, "/TH").A["/Scope"]


def _picture_without_words(document: pikepdf.Pdf) -> None:
    _first(document, "/P").S = pikepdf.Name("/Figure")


def _table_without_rows(document: pikepdf.Pdf) -> None:
    _first(document, "/Table").K = pikepdf.Array()


def _tab_order_lost(document: pikepdf.Pdf) -> None:
    del document.pages[0].obj["/Tabs"]


def _text_outside(document: pikepdf.Pdf) -> None:
    page = document.pages[0]
    page.contents_add(document.make_stream(b"BT (stray) Tj ET"))


def _tag_outside_the_tree(document: pikepdf.Pdf) -> None:
    document.Root.StructTreeRoot.K[0].K = pikepdf.Array([document.Root.StructTreeRoot.K[0].K[0]])


@pytest.mark.parametrize(
    ("plant", "expected"),
    [
        (_without_language, "7.2: no language"),
        (_without_tree, "7.1: there is no tree"),
        (_not_marked, "6.2:"),
        (_without_claim, "5: the metadata do not claim PDF/UA"),
        (_title_hidden, "7.1: the window"),
        (_level_skipped, "7.4: a heading of level 4 follows"),
        (_scope_lost, "7.5: a head of a table"),
        (_picture_without_words, "7.3: /Figure"),
        (_table_without_rows, "7.5: a table has no row"),
        (_tab_order_lost, "7.18.3:"),
        (_text_outside, "7.1: page 1 has content that is neither"),
        (_tag_outside_the_tree, "belongs to no tag"),
    ],
)
def test_a_planted_fault_is_found(opened: pikepdf.Pdf, plant: Callable, expected: str) -> None:
    """Each rule is broken once, and the check says which one."""
    plant(opened)

    assert [item for item in findings(opened) if expected in item] != []
