"""Hand-written files and their addresses: none may take that of something else."""

from __future__ import annotations

from pathlib import Path

import pytest
from clearinghouse.site.publishing.content_files import clashes, page_files, static_files


def _write(content: Path, *names: str) -> None:
    for name in names:
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        (content / name).write_text("x")


@pytest.mark.parametrize(
    ("names", "line"),
    [
        (["sources/stdf.md"], "content/sources/stdf.md: the address sources/stdf/ is generated from records"),
        (["sources/stdf/index.md"], "content/sources/stdf/index.md: the address sources/stdf/ is generated"),
        (["sources/stdf/README.md"], "content/sources/stdf/README.md: the address sources/stdf/ is generated"),
        (["sources/stdf/index.html"], "content/sources/stdf/index.html: the address sources/stdf/ is generated"),
        (["api/v1/all.json"], "content/api/v1/all.json: the address api/v1/all.json is generated from records"),
        (["a.md", "a/index.md"], "content/a.md: the address a/ is also that of content/a/index.md"),
        (["a/README.md", "a/index.md"], "content/a/index.md: the address a/ is also that of content/a/README.md"),
        (["a.md", "a/index.html"], "content/a/index.html: the address a/ is also that of content/a.md"),
        (["index.md", "README.md"], "content/index.md: the address of the home page is also that of content/README.md"),
        (["404.html"], "content/404.html: the address 404.html is that of a file which every build writes"),
        (["404.md"], ""),
        (["sitemap.xml"], "content/sitemap.xml: the address sitemap.xml is that of a file which every build writes"),
        (["pagefind/x.js"], "content/pagefind/x.js: the address pagefind/x.js is that of a file which every build"),
        (["page-shell/index.md"], "content/page-shell/index.md: the address page-shell/ is that of a file"),
        (["sources/other.md", "sources/index.md", "sources/stdf.txt", "assets/x.css"], ""),
    ],
)
def test_an_address_that_is_taken_is_reported(tmp_path: Path, names: list[str], line: str) -> None:
    """Pages and other files, against what is generated and against each other."""
    _write(tmp_path, *names)

    reported = list(clashes(tmp_path, ["sources/stdf/"], ["api/v1/all.json"]))

    assert len(reported) == bool(line)
    assert all(item.startswith(line) for item in reported)


def test_what_is_hidden_is_no_page_and_no_file(tmp_path: Path) -> None:
    """Only the folder of well-known addresses is published, though it is hidden."""
    _write(tmp_path, "a.md", ".git/b.md", ".git/c", ".DS_Store", ".well-known/security.txt", "d.txt")

    assert [path.name for path in page_files(tmp_path)] == ["a.md"]
    assert [path.name for path in static_files(tmp_path)] == ["security.txt", "d.txt"]
