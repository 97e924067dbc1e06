"""Full-text search: the search engine reads the built pages in the order of their addresses, and gives the index."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fnmatch import fnmatch
from pathlib import Path

from clearinghouse.site.publishing.file_writer import write_files
from clearinghouse.site.publishing.search_engine import File, SearchEngine, SearchError
from clearinghouse.site.publishing.search_index_order import UnknownIndexFormat, in_order

FOLDER = "pagefind"
# Interfaces that the engine ships; the site has its own, which is smaller and writes results as text.
_NOT_NEEDED = ("pagefind-*ui*", "pagefind-highlight.js", "pagefind-component*", "pagefind-modular*")
_BODY, _IGNORED = "data-pagefind-body", "data-pagefind-ignore"
_LANGUAGE = re.compile(r"<html[^>]*?\blang=\"?([\w-]+)")


def write_index(site: Path, command: Sequence[str], *, out: Path | None = None) -> None:
    """Index the built pages under `site` with the engine of a `command`, into `out` or into `site`/pagefind.

    Raises SearchError, and OSError when a file cannot be written.
    """
    with SearchEngine(command) as engine:
        pages = 0
        for path in sorted(site.rglob("*.html"), key=lambda path: path.relative_to(site).parts):
            if page := indexed_part(path.read_text("utf-8")):
                engine.add(path.relative_to(site).as_posix(), page)
                pages += 1
        write_files(tuple(_files(engine.files(pages))), str(out or site / FOLDER))


def _files(files: Sequence[File]) -> Iterator[File]:
    try:
        yield from (file for file in in_order(files) if not any(fnmatch(file[0], pattern) for pattern in _NOT_NEEDED))
    except UnknownIndexFormat as error:
        raise SearchError(str(error)) from None


def indexed_part(html: str) -> str:
    """Return a page with only what the engine indexes, so that it reads a fifth; empty if it indexes nothing of it.

    That is the element with the mark for the body, without the elements in it that are marked to be ignored.
    """
    mark = _find(html, _BODY, 0, len(html))
    if mark < 0:
        return ""
    start, end = _element(html, mark)
    parts = []
    while (mark := _find(html, _IGNORED, start, end)) >= 0:
        begin, after = _element(html, mark)
        parts.append(html[start:begin])
        start = after
    language = _LANGUAGE.search(html)
    tag = f'<html lang="{language[1]}">' if language else "<html>"
    return f"{tag}<body>{''.join(parts)}{html[start:end]}</body></html>"


def _find(html: str, mark: str, start: int, end: int) -> int:
    """Return the place of the next mark in a tag; -1 if there is none. The text of a record may have the same words."""
    while (place := html.find(mark, start, end)) >= 0:
        tag = html[html.rindex("<", 0, place) : place]
        if ">" not in tag and tag.count('"') % 2 == 0:
            return place
        start = place + len(mark)
    return -1


def _element(html: str, mark: int) -> tuple[int, int]:
    """Return where the element begins whose first tag has a `mark`, and where it ends."""
    start = html.rindex("<", 0, mark)
    name = re.split(r"[\s>]", html[start + 1 : mark], maxsplit=1)[0]
    depth = 0
    for tag in re.compile(rf"<(/?){name}(?=[\s>])[^>]*>").finditer(html, start):
        depth += -1 if tag[1] else 1
        if not depth:
            return start, tag.end()
    return start, len(html)
