"""The hand-written pages of a folder: their problems, and their HTML for a site without a generator."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import markdown

from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.catalogue.plain_files import printable
from clearinghouse.documents.document import decode_utf_8
from clearinghouse.documents.page_links import find_page_problems
from clearinghouse.problems.codes import problem
from clearinghouse.problems.problem import Mark, Problem
from clearinghouse.site.pages.directives.expanders import KNOWN, choices
from clearinghouse.site.publishing.content_files import address, page_files
from clearinghouse.site.publishing.front_matter import front_matter_problems, split
from clearinghouse.site.templating import directives

_EXTENSIONS = ("toc", "tables", "attr_list", "admonition")  # those of mkdocs.yml
_LINK = re.compile(r'\b(href|src)="(?![a-z][a-z0-9+.-]*:|/|#|\?)([^"#?]+)([^"]*)"', re.IGNORECASE)
_HEADING = re.compile(r"<h1[^>]*>(.*?)</h1>", re.S)
_TAG = re.compile(r"<[^>]+>")


class ProseError(Exception):
    """A hand-written page cannot be rendered. The message says which, and why."""


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
    has_toc: bool = True


def prose_problems(content: Path, root: Path, catalogue: Catalogue) -> list[Problem]:
    """Return what is wrong with the pages under `content`: files, front matter and directives."""
    known = choices(catalogue)
    problems = list(find_page_problems(content, root))
    for page in page_files(content):
        if page.is_symlink() or printable(page.name) != page.name:
            continue  # reported with everything else that is no plain file
        path = page.relative_to(root).as_posix() if page.is_relative_to(root) else page.name
        text = _read(page, path)
        if isinstance(text, Problem):
            problems.append(text)
            continue
        problems += front_matter_problems(text, path)
        for line, message in directives.problems(text, KNOWN, known):
            problems.append(problem("DIR-001", path, message, mark=Mark(line, 1)))
    return problems


def _read(page: Path, path: str) -> str | Problem:
    if not page.is_file():
        expected, fix = "a plain file with one page", "Move it away, or give it another name."
        return problem("DOC-001", path, "this is not a plain file", expected, fix)
    text = decode_utf_8(page.read_bytes(), path)
    return text.replace("\r\n", "\n").replace("\r", "\n") if isinstance(text, str) else text


def render_prose(content: Path) -> Iterator[Prose]:
    """Yield the pages under `content` as HTML. Call it for pages without problems. Raises ProseError."""
    for path in page_files(content):
        yield render_page(content, path)


def render_page(content: Path, path: Path) -> Prose:
    """Return a page as HTML, with links between files turned into links between addresses.

    Raises ProseError for a link to a page that is not there, and for what is nested too deeply.
    """
    name = path.relative_to(content).as_posix()
    try:
        return _render(content, name, path.read_text("utf-8-sig"))
    except RecursionError:
        raise ProseError(f"content/{name}: lists or quotations are nested too deeply. Use fewer levels.") from None


def _render(content: Path, name: str, text: str) -> Prose:
    facts, body = split(text)
    html = markdown.markdown(body, extensions=list(_EXTENSIONS))
    heading = _HEADING.search(html)
    title = facts.get("title") or (unescape(_TAG.sub("", heading[1])) if heading else name)
    html = _LINK.sub(lambda link: _resolved(content, name, link), html)
    hidden = facts.get("hide")
    has_toc = not isinstance(hidden, list | tuple) or "toc" not in hidden
    return Prose(address(name), str(title), str(facts.get("description", "")), html, f"content/{name}", has_toc)


def _resolved(content: Path, page: str, link: re.Match[str]) -> str:
    """Return a link of a page from its address; one that leads to no file is an address already, and stays."""
    attribute, path, rest = link.groups()
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page), unescape(path)))
    is_file = (content / unquote(target)).is_file()
    if path.endswith(".md"):
        if not is_file:
            raise ProseError(f"content/{page}: the link to {unescape(path)} leads to no page. Correct it.")
        target = address(target)
    elif not is_file:
        return link[0]
    return f'{attribute}="{"../" * address(page).count("/") + target or "./"}{rest}"'
