"""Writes the whole site to a folder, without MkDocs.

As HTML, in the shells of another generator or in minimal ones; or as Markdown, each page a file with front matter whose
body is one block of HTML, which any other generator can read.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from clearinghouse.site.exports.registry import jobs
from clearinghouse.site.publishing import page_shells
from clearinghouse.site.publishing.build import BuildError, SiteBuild
from clearinghouse.site.publishing.content_files import static_files
from clearinghouse.site.publishing.file_writer import write_file, write_files
from clearinghouse.site.publishing.minify import minify_scripts
from clearinghouse.site.publishing.navigation import sections_of_pages
from clearinghouse.site.publishing.page_shells import Shells
from clearinghouse.site.publishing.page_writer import Target, write
from clearinghouse.site.publishing.prose import Prose, render_prose
from clearinghouse.site.publishing.security_txt import fill_security_txt
from clearinghouse.site.templating.frame import Frame
from clearinghouse.site.templating.shell import Page, fill

_SITEMAP = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n</urlset>\n'
)


@dataclass(frozen=True, slots=True)
class Output:
    """Where a site is written to, and how: `shells` are those of a generator, None for those of our own."""

    folder: Path
    site_name: str
    shells: Shells | None = None
    has_search: bool = True
    workers: int = 1


def write_html(build: SiteBuild, content: Path, output: Output) -> None:
    """Write every page and file. Shells of our own come with a page for unknown addresses.

    Raises ProseError, BuildError and PublishError.
    """
    context = build.context
    with build.start_publisher(workers=output.workers) as publisher:
        pages = _prose(build, content)
        frame = _frame(build, output, pages)
        shells = {**page_shells.minimal_shells(frame), **(output.shells or {})}
        for page in pages:
            write(page, Target(str(output.folder), shells), context.addresses)
        publisher.finish(shells, output.folder)
    if output.shells is None:
        _write_not_found(build, frame, output.folder)
    _write_static(build, content, output.folder)
    minify_scripts(output.folder)
    if context.addresses.site:
        write_file(
            str(output.folder / "sitemap.xml"), build.sitemap(_SITEMAP, pages=[page.uri for page in pages]).encode()
        )


def write_markdown(build: SiteBuild, content: Path, output: Output) -> None:
    """Write every page as <uri>index.md: front matter, then one block of HTML. Other files as they are.

    Raises ProseError and BuildError.
    """
    base = str(output.folder)
    for task in build.tasks:
        page = task.render(build.context, task.key)
        _put(output.folder / task.uri / "index.md", _as_markdown(page))
        write_files(page.files, base, new=True)
    for page in _prose(build, content):
        _put(output.folder / page.uri / "index.md", _as_markdown(page))
    for exporter in jobs(build.context):
        write_files(tuple(exporter(build.context)), base, new=True)
    _write_static(build, content, output.folder)


def _prose(build: SiteBuild, content: Path) -> list[Page]:
    """Return the hand-written pages with their directives expanded."""
    return [_expanded(build, prose) for prose in render_prose(content)]


def _expanded(build: SiteBuild, prose: Prose) -> Page:
    try:
        body = build.prose(prose.html, uri=prose.uri)
    except BuildError as error:
        raise BuildError(f"{prose.path}: {error}") from None
    return Page(prose.uri, prose.title, prose.description, body, prose.path, has_toc=prose.has_toc)


def _frame(build: SiteBuild, output: Output, pages: list[Page]) -> Frame:
    """Return what is around every page. Without a map of the site, the bar has the pages at its top."""
    context = build.context
    sections = build.sections or sections_of_pages([(page.uri, page.title) for page in pages])
    return Frame(
        output.site_name,
        context.language,
        sections,
        output.has_search,
        context.as_of,
        context.addresses.repository.rstrip("/"),
    )


def _write_not_found(build: SiteBuild, frame: Frame, out: Path) -> None:
    """Write the page for unknown addresses. Servers show it at any depth, so its links begin at the top."""
    context = build.context
    root = urlsplit(context.addresses.site).path or "/"
    _ = context.messages.gettext
    page = Page("", _("This page was not found"), "", context.render("not_found", root))
    shell = page_shells.minimal_shell_at(frame, root)
    write_file(str(out / "404.html"), *fill(shell, page, canonical="", edit=""))


def _write_static(build: SiteBuild, content: Path, out: Path) -> None:
    for path in static_files(content):
        _put(out / path.relative_to(content), path.read_bytes())
    fill_security_txt(out, build.context.addresses, as_of=build.context.as_of)


_SCRIPT = re.compile(r"(<script\b.*?</script>)", re.S)
_OPENING = re.compile(r"\{(?=[{%#])")


def _as_markdown(page: Page) -> bytes:
    # JSON strings are YAML strings. A block of HTML ends at an empty line, so there must be none inside.
    block = re.sub(r"\n\s*\n", "\n", page.body.strip())
    facts = {"title": page.title, "description": page.description}
    front = "".join(f"{name}: {_in_json(json.dumps(text))}\n" for name, text in facts.items())
    return f"---\n{front}---\n\n<div>\n{_without_templates(block)}\n</div>\n".encode()


def _without_templates(html: str) -> str:
    """Escape what other generators would run in Markdown: {{ }}, {% %}, {# #} and, in some, every pair of braces."""
    parts = _SCRIPT.split(html)
    parts[::2] = [part.replace("{", "&#123;").replace("}", "&#125;") for part in parts[::2]]
    parts[1::2] = [_in_json(part) for part in parts[1::2]]  # blocks of data: a reference would not be resolved there
    return "".join(parts)


def _in_json(text: str) -> str:
    """Escape in JSON a brace that begins a template; between values there is none, so it stands in a text."""
    return _OPENING.sub(r"\\u007b", text)


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    write_file(str(path), content, new=True)
