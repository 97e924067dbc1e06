"""`report` writes the report for any period: a page, the figures, and a PDF that is tagged and can be read back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from cli import main

pytestmark = pytest.mark.slow  # WeasyPrint and git

pikepdf = pytest.importorskip("pikepdf", reason="pikepdf reads the tags of the PDF; make test installs it")
pdfium = pytest.importorskip("pypdfium2", reason="pypdfium2 reads the text of the PDF; make test installs it")


def _run(root: Path, out: Path, *arguments: str) -> int:
    return main(["--root", str(root), "--as-of", "2026-11-24", "report", "--out", str(out), *arguments])


def test_the_page_and_the_figures_are_written(overlaid: Callable, tmp_path: Path) -> None:
    """The page names the period; the figures are next to it."""
    out = tmp_path / "out"

    assert _run(overlaid(), out, "--from", "2025-01-01", "--to", "2026-06-30") == 0
    assert "1 January 2025 to 30 June 2026" in (out / "report.html").read_text("utf-8")
    assert (out / "figures.csv").read_bytes().startswith(b"\xef\xbb\xbfsection,figure")


def test_the_pdf_is_tagged_has_contents_and_its_text_can_be_read(overlaid: Callable, tmp_path: Path) -> None:
    """It claims PDF/UA-1, has a title, a language, tags for headings and tables, page numbers and the notice."""
    pytest.importorskip("weasyprint", reason="WeasyPrint is not installed; make report installs it")
    out = tmp_path / "out"
    assert _run(overlaid(), out) == 0

    with pikepdf.open(out / "report.pdf") as document:
        catalog = document.Root
        assert bool(catalog.MarkInfo.Marked)
        assert str(catalog.Lang) == "en"
        assert bool(catalog.ViewerPreferences.DisplayDocTitle)
        assert b"pdfuaid" in catalog.Metadata.read_bytes()
        tags = _tags(catalog.StructTreeRoot)
        assert {"/H1", "/H2", "/Table", "/TH", "/TD", "/Caption", "/L", "/LI", "/P", "/Link"} <= tags
    pages = [page.get_textpage().get_text_range() for page in pdfium.PdfDocument(out / "report.pdf")]
    assert "does not exist" in " ".join(pages[0].split())
    assert all(f"{number} / {len(pages)}" in text for number, text in enumerate(pages, start=1))
    text = " ".join(" ".join(pages).split())
    assert "National level" in text
    assert "43,460" in text  # the total of the made-up budget


def _tags(node: pikepdf.Object) -> set[str]:
    """Return the tags at and below a node of the structure."""
    found = {str(node.S)} if "/S" in node else set()
    below = node.get("/K", [])
    for child in below if isinstance(below, pikepdf.Array) else [below]:
        if isinstance(child, pikepdf.Dictionary):
            found |= _tags(child)
    return found


def test_without_git_nothing_is_compared_and_the_report_is_written(
    overlaid: Callable, tmp_path: Path, capsys: pytest.CaptureFixture
) -> None:
    """A base that is not there is said, and is no reason to have no report."""
    assert _run(overlaid(), tmp_path / "out", "--base", "v1") in (0, 2)
    captured = capsys.readouterr()
    assert "v1" in captured.err or "Not compared" in captured.err


def test_a_period_that_ends_before_it_begins_is_wrong_use(overlaid: Callable, tmp_path: Path) -> None:
    """The command says so and writes nothing."""
    out = tmp_path / "out"

    assert _run(overlaid(), out, "--from", "2026-01-02", "--to", "2026-01-01") == 2
    assert not out.exists()


def test_a_day_that_is_none_is_wrong_use(overlaid: Callable, tmp_path: Path) -> None:
    """2026-13-01 is refused with an example of a date."""
    with pytest.raises(SystemExit):
        _run(overlaid(), tmp_path, "--from", "2026-13-01")
