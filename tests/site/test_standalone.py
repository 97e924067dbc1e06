"""`generate` writes a site that stands alone, or says what it leaves to another generator."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
import yaml
from clearinghouse.site.publishing.internal_links import find_broken_links
from support.repositories import hooks_fork

_TEMPLATES = "A {{ 7 | times: 7 }} {% include x %} {{% shortcode %}} {{< x >}} {# note #} {{{ raw }}} {: .k} ${x} {x}"


@pytest.fixture
def generate(house: Path, tmp_path: Path) -> Callable[..., tuple[Path, str]]:
    """Give a function that generates the small site, and returns its folder and what was said."""

    def run(*arguments: str, **extra: str) -> tuple[Path, str]:
        done = hooks_fork(house, "generate", str(tmp_path / "out"), *arguments, **extra)
        assert done.returncode == 0, done.stderr
        return tmp_path / "out", done.stdout

    return run


def test_a_generated_site_stands_alone(generate: Callable) -> None:
    """Every page has a policy, the search and the list of pages; no link is broken; nothing is said to be lacking."""
    site, said = generate("--site", "https://site.example/network/")

    pages = {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in site.rglob("*.html")}
    assert len(pages) > 50
    assert find_broken_links(site, base="/network/") == []
    for uri, html in pages.items():
        assert html.index("Content-Security-Policy") < html.index("<script"), uri
        assert "role=search" in html, uri
        assert ">Topics</a>" in html, uri
    assert re.findall(r'(?:href|src)="(?!/network/|#)([^"]*)"', pages["404.html"]) == []
    assert json.loads((site / "pagefind/pagefind-entry.json").read_text())["languages"]["en"]["page_count"] > 50
    assert "src=../assets/search/search-page.js" in pages["search/index.html"]
    locations = {item.text for item in ET.parse(site / "sitemap.xml").iter() if item.tag.endswith("loc")}
    assert locations == {
        f"https://site.example/network/{uri.removesuffix('index.html')}" for uri in pages if uri != "404.html"
    }
    assert said.splitlines()[1:] == []


@pytest.mark.parametrize(
    ("arguments", "search", "lacking"),
    [
        ([], "1", ["search index", "sitemap.xml"]),
        (["--format", "markdown"], "", ["navigation", "search"]),
    ],
)
def test_what_a_generated_site_lacks_is_said(
    generate: Callable, arguments: list[str], search: str, lacking: list[str]
) -> None:
    """One sentence for each thing that is left out, and why."""
    _, said = generate(*arguments, CLEARINGHOUSE_NO_SEARCH=search)

    sentences = said.splitlines()[1:]
    assert len(sentences) == len(lacking)
    assert all(word in sentence for word, sentence in zip(lacking, sentences, strict=True))


@pytest.mark.parametrize("form", ["html", "markdown"])
def test_hand_written_files_at_a_generated_address_are_refused(house: Path, tmp_path: Path, form: str) -> None:
    """As with MkDocs: a page at the address of a record is never replaced in silence."""
    (house / "content" / "sources" / "example-grants.md").write_text("# Mine\n")
    (house / "content" / "about.md").write_text("# Twice\n")

    done = hooks_fork(house, "generate", str(tmp_path / "out"), "--format", form)

    assert done.returncode == 1
    assert "content/sources/example-grants.md: the address sources/example-grants/ is generated" in done.stderr
    assert "content/about.md: the address about/ is also that of content/about/index.md" in done.stderr
    assert not (tmp_path / "out").exists()


def test_other_files_of_content_are_published(house: Path, tmp_path: Path, generate: Callable) -> None:
    """Pictures and documents next to the pages are there, and links lead to them."""
    (house / "content" / "about" / "plan.pdf").write_bytes(b"%PDF")
    page = house / "content" / "about" / "index.md"
    page.write_text(page.read_text("utf-8") + "\n[Plan](plan.pdf), [list](../sources/index.md?topic=pcb#x).\n", "utf-8")

    site, _ = generate(CLEARINGHOUSE_NO_SEARCH="1")

    assert (site / "about/plan.pdf").read_bytes() == b"%PDF"
    html = (site / "about/index.html").read_text("utf-8")
    assert 'href="../about/plan.pdf"' in html
    assert 'href="../sources/?topic=pcb#x"' in html


def test_markdown_has_no_templates_that_another_generator_would_run(house: Path, generate: Callable) -> None:
    """Braces of a record are references in the text, and escapes in data; what a reader sees is the same."""
    record = house / "data/sources/example-grants.yml"
    text = re.sub(r"^summary: .*$", f'summary: "{_TEMPLATES}"', record.read_text("utf-8"), flags=re.M)
    name = _TEMPLATES.replace("{{< x >}} ", "")  # a name has no < and >
    record.write_text(re.sub(r"^short_name: .*$", f'short_name: "Example {name}"', text, flags=re.M), "utf-8")

    site, _ = generate("--format", "markdown")

    pages = {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in site.rglob("*.md")}
    assert len(pages) > 50
    assert [uri for uri, page in pages.items() if re.search(r"\{\{|\{%|\{#", page)] == []
    page = pages["sources/example-grants/index.md"]
    front, body = page.removeprefix("---\n").split("\n---\n", 1)
    assert "{{ 7 | times: 7 }}" in yaml.safe_load(front)["title"]
    assert "{" not in re.sub(r"<script.*?</script>", "", body, flags=re.S)
    assert "{{ 7 | times: 7 }} {% include x %} {{% shortcode %}}" in unescape(body)
    for data in re.findall(r'<script type="?application/json[^>]*>(.*?)</script>', "".join(pages.values()), re.S):
        json.loads(data)
