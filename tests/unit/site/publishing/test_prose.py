"""Hand-written pages without a generator: addresses, links, front matter."""

from __future__ import annotations

from pathlib import Path

import pytest
from clearinghouse.site.publishing import prose
from clearinghouse.site.publishing.content_files import address
from clearinghouse.site.publishing.prose import Prose, ProseError, render_prose


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("index.md", ""),
        ("a/index.md", "a/"),
        ("a/b.md", "a/b/"),
        ("b.md", "b/"),
        ("reindex.md", "reindex/"),
        ("a/README.md", "a/"),
    ],
)
def test_the_address_of_a_page_file(name: str, expected: str) -> None:
    """The index of a folder is the folder; every other page is a folder of its own."""
    assert address(name) == expected


def test_a_page_is_rendered_with_links_to_addresses(tmp_path: Path) -> None:
    """Links between files become links between addresses, with their anchors; other links stay as they are."""
    (tmp_path / "a").mkdir()
    (tmp_path / "index.md").write_text("Home\n")
    (tmp_path / "a/c.md").write_text("C\n")
    (tmp_path / "a/b.md").write_text(
        "---\ntitle: B\ndescription: About b\n---\n\n[1](../index.md) [2](c.md#x) [3](https://e.example/d.md) [4](#y)\n"
    )

    assert [page for page in render_prose(tmp_path) if page.uri == "a/b/"] == [
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


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("../sources/index.md?country=KEN#list", "../../sources/?country=KEN#list"),
        ("../sources/index.md?country=KEN&amp;topic=pcb", "../../sources/?country=KEN&amp;topic=pcb"),
        ("../sources/README.md", "../../sources/README.md"),
        ("../sources/index.md?a=b.md", "../../sources/?a=b.md"),
        ("picture%20one.png", "../../a/picture%20one.png"),
        ("../sources/", "../sources/"),
        ("?q=x.md", "?q=x.md"),
        ("#x.md", "#x.md"),
        ("/sources.md", "/sources.md"),
        ("//e.example/x.md", "//e.example/x.md"),
        ("mailto:x@e.example", "mailto:x@e.example"),
        ("b.md", "../../a/b/"),
    ],
)
def test_links_are_those_of_addresses(tmp_path: Path, link: str, expected: str) -> None:
    """Queries and anchors stay, files next to the page are found, and addresses are left as they are."""
    for name in ("a/b.md", "sources/index.md", "a/picture one.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    (tmp_path / "a/b.md").write_text(f"[x]({link})\n")

    if "README" in link:
        with pytest.raises(ProseError, match=r"content/a/b\.md: the link to \.\./sources/README\.md leads to no page"):
            list(render_prose(tmp_path))
        return
    page = next(page for page in render_prose(tmp_path) if page.uri == "a/b/")
    assert f'href="{expected}"' in page.html


def test_a_page_is_named_after_its_heading(tmp_path: Path) -> None:
    """Without a title in front matter, the heading is the title, without its marks."""
    (tmp_path / "c.md").write_text("# Words & *more*\n")

    assert [page.title for page in render_prose(tmp_path)] == ["Words & more"]


def test_what_is_nested_too_deeply_is_reported_with_its_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The library gives up at some depth, which depends on the machine; the message names the page and what to do."""

    def give_up(*_: object, **__: object) -> str:
        raise RecursionError

    monkeypatch.setattr(prose.markdown, "markdown", give_up)
    (tmp_path / "deep.md").write_text("- a\n    - a\n")

    with pytest.raises(ProseError, match=r"content/deep\.md: lists or quotations are nested too deeply\. Use fewer"):
        list(render_prose(tmp_path))
