"""The hand-written pages of a folder: their problems, and their HTML for a site without a generator."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import markdown
from yaml import YAMLError

from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.catalogue.plain_files import printable
from clearinghouse.documents.document import decode_utf_8
from clearinghouse.documents.page_links import find_broken_page_links
from clearinghouse.documents.yaml_reader import NeedsDiagnosis, read
from clearinghouse.problems.codes import problem
from clearinghouse.problems.problem import Mark, Problem
from clearinghouse.site.pages.directives.expanders import KNOWN, choices
from clearinghouse.site.templating import directives

_FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n", re.S)
_EXTENSIONS = ("toc", "tables", "attr_list", "admonition")  # those of mkdocs.yml
_PAGE_LINK = re.compile(r'href="(?![a-z]+:|/)([^"#]*\.md)(#[^"]*)?"')


@dataclass(frozen=True, slots=True)
class Prose:
    """A hand-written page: its address, its front matter, and its HTML before directives are expanded.

    `path` is that of the file from the top of the repository.
    """

    uri: str
    title: str
    description: str
    html: str
    path: str


def prose_problems(content: Path, root: Path, catalogue: Catalogue) -> list[Problem]:
    """Return what is wrong with the pages under `content`: files, front matter and directives."""
    known = choices(catalogue)
    problems = list(find_broken_page_links(content, root))
    for page in sorted(content.rglob("*.md")):
        if page.is_symlink() or printable(page.name) != page.name:
            continue  # reported with everything else that is no plain file
        path = page.relative_to(root).as_posix() if page.is_relative_to(root) else page.name
        text = _read(page, path)
        if isinstance(text, Problem):
            problems.append(text)
            continue
        for line, message in directives.problems(text, KNOWN, known):
            problems.append(problem("DIR-001", path, message, mark=Mark(line, 1)))
    return problems


def _read(page: Path, path: str) -> str | Problem:
    if not page.is_file():
        expected, fix = "a plain file with one page", "Move it away, or give it another name."
        return problem("DOC-001", path, "this is not a plain file", expected, fix)
    text = decode_utf_8(page.read_bytes(), path)
    front = _FRONT_MATTER.match(text) if isinstance(text, str) else None
    try:
        _ = read(front[1]) if front else None
    except (NeedsDiagnosis, YAMLError, RecursionError):  # site generators would show it as text, or stop
        expected, fix = "lines such as title: About", "Compare with another page of content/."
        message = "what stands between the two lines of --- is not YAML"
        return problem("DOC-004", path, message, expected, fix, mark=Mark(2, 1))
    return text


def render_prose(content: Path) -> Iterator[Prose]:
    """Yield the pages under `content` as HTML, with links between pages turned into links between addresses."""
    for path in sorted(content.rglob("*.md")):
        yield _render(path.relative_to(content).as_posix(), path.read_text("utf-8"))


def _render(name: str, text: str) -> Prose:
    front = _FRONT_MATTER.match(text)
    facts = read(front[1]) if front else {}
    html = markdown.markdown(text[front.end() :] if front else text, extensions=list(_EXTENSIONS))

    def link(match: re.Match[str]) -> str:
        return f'href="{_relative(name, match[1])}{match[2] or ""}"'

    title, description = str(facts.get("title", name)), str(facts.get("description", ""))
    return Prose(address(name), title, description, _PAGE_LINK.sub(link, html), f"content/{name}")


def address(name: str) -> str:
    """Return the address of a page file: a/index.md is a/, a/b.md is a/b/."""
    stem = name.removesuffix(".md")
    folder = stem.removesuffix("index").rstrip("/") if posixpath.basename(stem) == "index" else stem
    return f"{folder}/" if folder else ""


def _relative(page: str, link: str) -> str:
    target = address(posixpath.normpath(posixpath.join(posixpath.dirname(page), link)))
    return "../" * address(page).count("/") + target or "./"
