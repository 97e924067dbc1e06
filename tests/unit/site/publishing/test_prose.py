"""Hand-written pages without a generator: addresses, links, front matter."""

from __future__ import annotations

from pathlib import Path

import pytest
from clearinghouse.site.publishing.prose import Prose, address, render_prose


@pytest.mark.parametrize(
    ("name", "expected"),
    [("index.md", ""), ("a/index.md", "a/"), ("a/b.md", "a/b/"), ("b.md", "b/"), ("reindex.md", "reindex/")],
)
def test_the_address_of_a_page_file(name: str, expected: str) -> None:
    """The index of a folder is the folder; every other page is a folder of its own."""
    assert address(name) == expected


def test_a_page_is_rendered_with_links_to_addresses(tmp_path: Path) -> None:
    """Links between files become links between addresses, with their anchors; other links stay as they are."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a/b.md").write_text(
        "---\ntitle: B\ndescription: About b\n---\n\n[1](../index.md) [2](c.md#x) [3](https://e.example/d.md) [4](#y)\n"
    )

    assert list(render_prose(tmp_path)) == [
        Prose(
            "a/b/",
            "B",
            "About b",
            '<p><a href="../../">1</a> <a href="../../a/c/#x">2</a> <a href="https://e.example/d.md">3</a> '
            '<a href="#y">4</a></p>',
            "content/a/b.md",
        )
    ]


def test_a_page_without_front_matter_is_named_after_its_file(tmp_path: Path) -> None:
    """Front matter can be left out, and a folder can have no pages."""
    assert list(render_prose(tmp_path)) == []
    (tmp_path / "c.md").write_text("Text\n")

    assert list(render_prose(tmp_path)) == [Prose("c/", "c.md", "", "<p>Text</p>", "content/c.md")]
