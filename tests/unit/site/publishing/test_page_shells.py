"""Shells of a build: minimal, or cut from what some generator built."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from clearinghouse.site.publishing import page_shells
from clearinghouse.site.templating.frame import Frame
from clearinghouse.site.templating.shell import Page, fill
from clearinghouse.site.templating.shell_parser import ShellError
from cli import main
from support.builds import build_by_hand


@pytest.mark.slow
def test_a_site_in_shells_of_a_hand_made_generator(house: Path, tmp_path: Path) -> None:
    """Placeholder pages that ten lines of Python made are enough: the record pages have the look of that site."""
    placeholders, built, out = tmp_path / "placeholders", tmp_path / "built", tmp_path / "out"
    assert main(["--root", str(house), "generate", str(placeholders), "--format", "placeholders"]) == 0
    build_by_hand(placeholders, built)

    arguments = ["--as-of", "2026-11-24", "generate", str(out), "--shells", str(built), "--site", "https://s.example/"]
    assert main(["--root", str(house), *arguments]) == 0

    page = (out / "sources/example-grants/index.html").read_text("utf-8")
    assert re.search("<title>Example Grants[^<]* by hand</title>", page)
    assert '<link rel="canonical" href="https://s.example/sources/example-grants/">' in page
    assert '<body class="depth-2">' in page
    assert page.count("http-equiv=Content-Security-Policy") == 1
    assert "ch-slot" not in page
    assert "page-shell" not in page
    assert not (out / "page-shell").exists()


def test_the_placeholder_pages_are_taken_out_of_the_built_folder(tmp_path: Path) -> None:
    """After the shells are cut, no placeholder page is published; what else is in the folder stays."""
    sources = tmp_path / "sources"
    page_shells.write_placeholders(sources)
    build_by_hand(sources, tmp_path / "site")
    (tmp_path / "site/index.html").write_text("home")

    shells = page_shells.take_shells(tmp_path / "site")

    assert sorted(shells) == [1, 2, 3]
    assert [path.name for path in (tmp_path / "site").iterdir()] == ["index.html"]
    for depth, shell in shells.items():
        html = b"".join(fill(shell, Page("a/", "T", "D", "B"), canonical="", edit="")).decode()
        assert f'<body class="depth-{depth}">' in html


@pytest.mark.parametrize(
    ("content", "expected"),
    [(None, "page-shell/index.html was not built"), (b"\xff", "page-shell/index.html is not UTF-8")],
)
def test_a_placeholder_page_that_is_not_there_or_not_text_is_named(
    tmp_path: Path, content: bytes | None, expected: str
) -> None:
    """The message says which page is missing or cannot be read."""
    if content is not None:
        (tmp_path / "page-shell").mkdir()
        (tmp_path / "page-shell/index.html").write_bytes(content)

    with pytest.raises(ShellError, match=expected):
        page_shells.take_shells(tmp_path)


def test_minimal_shells_are_there_for_every_depth() -> None:
    """Without any generator there is a shell for each depth, whose links lead to the top of the site."""
    shells = page_shells.minimal_shells(Frame("S", "en"))
    pages = {
        depth: b"".join(fill(shell, Page("a/", "T", "D", "B"), canonical="", edit="")).decode()
        for depth, shell in shells.items()
    }

    assert [f"href={'../' * depth}assets/clearinghouse.css" in page for depth, page in pages.items()] == [True] * 4
