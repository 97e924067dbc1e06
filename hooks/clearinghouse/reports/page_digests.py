"""A digest of what every page shows, to find the pages that a change affects."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Set
from dataclasses import replace
from pathlib import Path

from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.exports import registry
from clearinghouse.site.publishing import outputs
from clearinghouse.site.publishing.build import SiteBuild
from clearinghouse.site.publishing.content_files import address, page_files
from clearinghouse.site.publishing.prose import render_page
from clearinghouse.site.templating.shell import Page

NOT_RENDERED = "not rendered"  # in place of the digest of a page that could not be rendered
Digests = Mapping[str, str]  # from the address of a page, relative to the site, to its digest


def digest_pages(context: SiteContext, content: Path) -> Digests:
    """Return the digest of each page of records and of each hand-written page under `content`.

    A page that cannot be rendered has `NOT_RENDERED`: the current templates may not be able to show an earlier state.
    """
    return {uri: _digest(page) if page else NOT_RENDERED for uri, page in _pages(context, content)}


def edited_prose(before: Path, after: Path) -> Set[str]:
    """Return the addresses of the hand-written pages whose text differs between two folders."""
    texts_before, texts_after = (_texts(folder) for folder in (before, after))
    names = texts_before.keys() | texts_after.keys()
    return {address(name) for name in names if texts_before.get(name) != texts_after.get(name)}


def _texts(folder: Path) -> Mapping[str, bytes]:
    files = (path for path in folder.rglob("*.md") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def _pages(context: SiteContext, content: Path) -> Iterator[tuple[str, Page | None]]:
    context = replace(context, downloads=registry.downloads(context))
    tasks = tuple(outputs.tasks(context))
    for task in tasks:
        try:
            yield task.uri, task.render(context, task.key)
        except Exception:  # noqa: BLE001 - reported as a page that did not render
            yield task.uri, None
    build = SiteBuild(context, tasks, "")
    for path in page_files(content) if content.is_dir() else ():
        uri = address(path.relative_to(content).as_posix())
        try:
            item = render_page(content, path)
            yield uri, Page(uri, item.title, item.description, build.prose(item.html, uri=uri))
        except Exception:  # noqa: BLE001 - as above; the check says what is wrong
            yield uri, None


def _digest(page: Page) -> str:
    return hashlib.sha256("\0".join((page.title, page.description, page.body)).encode()).hexdigest()
