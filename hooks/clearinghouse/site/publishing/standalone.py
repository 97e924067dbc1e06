"""The second consumer: the whole site to a folder, without MkDocs.

As HTML, in given shells or in a bare page; or as Markdown, each page a file with front matter whose body is one block
of HTML, which any other generator can read.
"""

from __future__ import annotations

import json
import posixpath
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import markdown

from clearinghouse.documents.yaml_reader import read
from clearinghouse.site.exports.registry import exporters
from clearinghouse.site.publishing.build import FRONT_MATTER, SiteBuild
from clearinghouse.site.publishing.file_writer import write_file, write_files
from clearinghouse.site.publishing.minify import minify_scripts
from clearinghouse.site.publishing.page_shells import Shells
from clearinghouse.site.publishing.security_txt import PATH as WELL_KNOWN
from clearinghouse.site.publishing.security_txt import fill_security_txt
from clearinghouse.site.templating.shell import Page, fill

_EXTENSIONS = ("toc", "tables", "attr_list", "admonition")
_PAGE_LINK = re.compile(r'href="(?![a-z]+:|/)([^"#]*\.md)(#[^"]*)?"')


@dataclass(frozen=True, slots=True)
class Prose:
    """A hand-written page: its address, its front matter, and its HTML before directives are expanded."""

    uri: str
    title: str
    description: str
    html: str
    path: str


def write_html(build: SiteBuild, content: Path, out: Path, *, shells: Shells, workers: int) -> None:
    """Write every page and file under `out`, filled into `shells`: see `page_shells`."""
    addresses = build.context.addresses
    out.mkdir(parents=True, exist_ok=True)
    with build.start_publisher(workers=workers) as publisher:
        for item in prose(content):
            body = build.prose(item.html, uri=item.uri)
            page = Page(item.uri, item.title, item.description, body, item.path)
            canonical, edit = addresses.page(item.uri), addresses.edit(item.path)
            html = fill(shells[item.uri.count("/")], page, canonical=canonical, edit=edit)
            _put(out / item.uri / "index.html", b"".join(html))
        publisher.finish(shells, out)
    shutil.copytree(content / "assets", out / "assets", dirs_exist_ok=True)
    minify_scripts(out)
    for path in (content / WELL_KNOWN.parent).glob("*"):
        _put(out / WELL_KNOWN.parent / path.name, path.read_bytes())
    fill_security_txt(out, addresses, as_of=build.context.as_of)


def write_markdown(build: SiteBuild, content: Path, out: Path) -> None:
    """Write every page as <uri>index.md: front matter, then one block of HTML. Files for machines as they are."""
    for task in build.tasks:
        page = task.render(build.context, task.key)
        _put(out / task.uri / "index.md", _as_markdown(page.title, page.description, page.body))
        write_files(page.files, str(out))
    for item in prose(content):
        body = build.prose(item.html, uri=item.uri)
        _put(out / item.uri / "index.md", _as_markdown(item.title, item.description, body))
    for exporter in exporters():
        write_files(tuple(exporter(build.context)), str(out))


def _as_markdown(title: str, description: str, body: str) -> bytes:
    # JSON strings are YAML strings. A block of HTML ends at an empty line, so there must be none inside.
    solid = re.sub(r"\n\s*\n", "\n", body.strip())
    front = f"---\ntitle: {json.dumps(title)}\ndescription: {json.dumps(description)}\n---\n"
    return f"{front}\n<div>\n{solid}\n</div>\n".encode()


def prose(content: Path) -> Iterator[Prose]:
    """Yield the hand-written pages under `content`, rendered, with links to pages made links to addresses."""
    for path in sorted(content.rglob("*.md")):
        text = path.read_text("utf-8")
        found = FRONT_MATTER.match(text)
        name = path.relative_to(content).as_posix()
        front = read(found.group(1)) if found else {}
        html = markdown.markdown(text[found.end() :] if found else text, extensions=list(_EXTENSIONS))
        uri = address(name)
        linked = _PAGE_LINK.sub(
            lambda link, name=name: f'href="{_relative(name, link.group(1))}{link.group(2) or ""}"', html
        )
        yield Prose(uri, str(front.get("title", name)), str(front.get("description", "")), linked, f"content/{name}")


def address(name: str) -> str:
    """Return the address of a page file: a/index.md is a/, a/b.md is a/b/."""
    stem = name.removesuffix(".md")
    folder = stem.removesuffix("index").rstrip("/") if posixpath.basename(stem) == "index" else stem
    return f"{folder}/" if folder else ""


def _relative(page: str, link: str) -> str:
    target = address(posixpath.normpath(posixpath.join(posixpath.dirname(page), link)))
    return "../" * address(page).count("/") + target or "./"


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    write_file(str(path), content)
