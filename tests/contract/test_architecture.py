"""docs/architecture.md is true: the files that it names exist, and the drawing shows the rooms that exist."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from support.paths import ROOT

_CORE = ROOT / "hooks" / "clearinghouse"
_TEXT = (ROOT / "docs" / "architecture.md").read_text("utf-8")
_PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
_SVG = ROOT / "docs" / "architecture.svg"
_NOT_ROOMS = {"__init__.py", "__pycache__", "site"}  # site is a wing: its rooms are drawn
_NOT_DRAWN = {"templates", "form_scripts", "plan_scripts", "directives"}  # no Python, or a part of a room


def _rooms() -> set[str]:
    parts = {path.name for path in _CORE.iterdir()} | {path.name for path in (_CORE / "site").iterdir()}
    return parts - _NOT_ROOMS - _NOT_DRAWN


def _named_paths(page: Path) -> list[str]:
    """Return the paths that a page names; parts in angle brackets stand for a name to choose."""
    return re.findall(r"`((?:hooks|tests|docs|schemas|content|data|tools)/[^`<>*{ ]+)`", page.read_text("utf-8"))


@pytest.mark.parametrize("page", _PAGES, ids=lambda page: page.name)
def test_every_file_that_a_page_names_exists(page: Path) -> None:
    """Each path in the pages for developers leads to a file or folder."""
    assert [path for path in _named_paths(page) if not (ROOT / path).exists()] == []


def test_there_are_paths_to_look_at() -> None:
    """The page on the architecture leads to many files, and other pages to some."""
    assert len(_named_paths(ROOT / "docs" / "architecture.md")) > 10
    assert sum(len(_named_paths(page)) for page in _PAGES) > 25


def test_the_drawing_and_the_table_show_the_rooms_that_exist() -> None:
    """Every room of the core is in the drawing and in the table, and neither has others."""
    names = {element.text or "" for element in ElementTree.parse(_SVG).iter() if element.get("class") == "n"}
    drawn = {name.rstrip("/") for name in names} - {
        "cli",
        "mkdocs_build.py",
        "mkdocs_hooks.py",
        "mkdocs_serving.py",
        "environment.py",
    }
    table = _TEXT[_TEXT.index("| room |") : _TEXT.index("## Where is")]
    listed = {name.removeprefix("site/").rstrip("/") for name in re.findall(r"`([a-z_/]+(?:\.py)?)`", table)}

    assert drawn == _rooms()
    assert _rooms() - listed == set()
