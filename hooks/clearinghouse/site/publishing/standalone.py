"""Writes the whole site to a folder, without MkDocs.

As HTML, in the shells of another generator or in minimal ones; or as Markdown, each page a file with front matter whose
body is one block of HTML, which any other generator can read.
"""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

from clearinghouse.site.exports.registry import exporters
from clearinghouse.site.publishing.build import SiteBuild
from clearinghouse.site.publishing.file_writer import write_file, write_files
from clearinghouse.site.publishing.minify import minify_scripts
from clearinghouse.site.publishing.page_shells import Shells
from clearinghouse.site.publishing.page_writer import Target, write
from clearinghouse.site.publishing.prose import render_prose
from clearinghouse.site.publishing.security_txt import PATH as WELL_KNOWN
from clearinghouse.site.publishing.security_txt import fill_security_txt
from clearinghouse.site.templating.shell import Page


def write_html(build: SiteBuild, content: Path, out: Path, *, shells: Shells, workers: int) -> None:
    """Write every page and file under `out`, filled into `shells`: see `page_shells`."""
    out.mkdir(parents=True, exist_ok=True)
    with build.start_publisher(workers=workers) as publisher:
        for prose in render_prose(content):
            body = build.prose(prose.html, uri=prose.uri)
            page = Page(prose.uri, prose.title, prose.description, body, prose.path)
            write(page, Target(str(out), shells), build.context.addresses)
        publisher.finish(shells, out)
    shutil.copytree(content / "assets", out / "assets", dirs_exist_ok=True)
    minify_scripts(out)
    for path in (content / WELL_KNOWN.parent).glob("*"):
        _put(out / WELL_KNOWN.parent / path.name, path.read_bytes())
    fill_security_txt(out, build.context.addresses, as_of=build.context.as_of)


def write_markdown(build: SiteBuild, content: Path, out: Path) -> None:
    """Write every page as <uri>index.md: front matter, then one block of HTML. Files for machines as they are."""
    for task in build.tasks:
        page = task.render(build.context, task.key)
        _put(out / task.uri / "index.md", _as_markdown(page.title, page.description, page.body))
        write_files(page.files, str(out))
    for prose in render_prose(content):
        body = build.prose(prose.html, uri=prose.uri)
        _put(out / prose.uri / "index.md", _as_markdown(prose.title, prose.description, body))
    for exporter in exporters():
        write_files(tuple(exporter(build.context)), str(out))


def _as_markdown(title: str, description: str, body: str) -> bytes:
    # JSON strings are YAML strings. A block of HTML ends at an empty line, so there must be none inside.
    block = re.sub(r"\n\s*\n", "\n", body.strip())
    front = f"---\ntitle: {json.dumps(title)}\ndescription: {json.dumps(description)}\n---\n"
    return f"{front}\n<div>\n{block}\n</div>\n".encode()


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    write_file(str(path), content)
