"""Each paragraph of the concept proposal has a page that does it, and the table that says so stays true."""

from __future__ import annotations

import json
import re

from support.paths import CASES, ROOT

_PAGE = ROOT / "content/about/proposal.md"
_LINK = re.compile(r"\[[^\]]+\]\(([^)#\s]+)(?:#([a-z0-9-]+))?\)")


def _rows() -> list[tuple[str, str, str]]:
    lines = re.findall(r"^\| (.+?) \| (.+?) \| (.+?) \|$", _PAGE.read_text("utf-8"), re.M)
    return [line for line in lines if line[0] not in {"Paragraph", "---"}]


def test_every_paragraph_has_one_row_in_order() -> None:
    """The first column has each paragraph, figure and table of the proposal once, in its order."""
    paragraphs = json.loads((CASES / "proposal/paragraphs.json").read_text("utf-8"))

    assert [row[0] for row in _rows()] == paragraphs


def test_every_row_links_to_a_page_that_exists() -> None:
    """Each row names at least one page; a part of a page that it names has that identifier."""
    rows = _rows()
    assert rows

    for paragraph, _, where in rows:
        links = _LINK.findall(where)
        assert links, paragraph
        for target, anchor in links:
            page = (_PAGE.parent / target).resolve()
            assert page.is_file(), (paragraph, target)
            assert not anchor or f"#{anchor} }}" in page.read_text("utf-8"), (paragraph, target, anchor)


def test_every_page_that_is_named_is_in_the_menu() -> None:
    """A reader finds each of these pages from the menu too."""
    menu = (ROOT / "mkdocs.yml").read_text("utf-8")
    pages = {(_PAGE.parent / target).resolve() for row in _rows() for target, _ in _LINK.findall(row[2])}

    assert len(pages) > 10
    for page in pages:
        assert f" {page.relative_to(ROOT / 'content').as_posix()}\n" in menu, page
