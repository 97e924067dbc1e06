"""Full-text search: the search engine reads the built pages in a fixed order, and gives the index."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from fnmatch import fnmatch
from operator import attrgetter
from pathlib import Path, PurePath

from clearinghouse.parallel import run_in_background
from clearinghouse.site.publishing.file_writer import write_files
from clearinghouse.site.publishing.search_engine import File, SearchEngine, SearchError
from clearinghouse.site.publishing.search_index_order import UnknownIndexFormat, in_order
from clearinghouse.site.templating.search_marks import in_full
from clearinghouse.site.templating.shell import Shell

FOLDER = "pagefind"
# Interfaces that the engine ships; the site has its own, which is smaller and writes results as text.
_NOT_NEEDED = ("pagefind-*ui*", "pagefind-highlight.js", "pagefind-component*", "pagefind-modular*")
_PAUSE = 0.01  # seconds until it is looked for a page again
_TRIES = 30_000  # five minutes
_BODY, _IGNORED = "data-pagefind-body", "data-pagefind-ignore"
_RECORD = re.compile(rf'{_BODY}="?record\b')
# What all pages of records of one kind have alike: headings, names of facts, heads of tables.
_LABEL = re.compile(r"<(h[2-6]|dt|thead|caption|summary)(?=[\s>])[^>]*>.*?</\1>", re.DOTALL)
# What leads elsewhere on every page needs no mark of its own: the way to a page, numbers of evidence, links to forms.
_FURNITURE = re.compile(r'<(?:a|nav|p|span) class="?ch-(?:cite|crumbs|edit|report)(?=["\s>])"?')
_LANGUAGE = re.compile(r"<html[^>]*?\blang=\"?([\w-]+)")


def write_index(
    site: Path,
    command: Sequence[str],
    *,
    first: Sequence[str] = (),
    out: Path | None = None,
    read: Callable[[Path], bytes] = Path.read_bytes,
) -> None:
    """Index the pages under `site` with the engine of a `command`, into `out` or into `site`/pagefind.

    `first` has the addresses of pages that come first, in this order; all others follow, sorted by address.
    `read` reads a page. Raises SearchError, and OSError when a file cannot be read or written.
    """
    with SearchEngine(command) as engine:
        pages = 0
        for name in _names(site, first):
            if page := indexed_part(read(site / name).decode()):
                engine.add(name, page)
                pages += 1
        write_files(tuple(_files(engine.files(pages))), str(out or site / FOLDER))


def _names(site: Path, first: Sequence[str]) -> Iterator[str]:
    """Yield the files of all pages. The disk is looked at only after those that come first."""
    begin = dict.fromkeys(f"{uri}index.html" for uri in first)
    yield from begin
    others = sorted((path.relative_to(site) for path in site.rglob("*.html")), key=attrgetter("parts"))
    yield from (name for name in map(PurePath.as_posix, others) if name not in begin)


@contextmanager
def index_while_written(
    site: Path, command: Sequence[str], *, first: Sequence[str], shells: Mapping[int, Shell], workers: int
) -> Generator[Callable[[], None]]:
    """Start to index a site whose pages in `shells` are still being written, in another process if `workers` allow.

    Yield a function that waits for the index, and is called when all pages are written. See `write_index`.
    """
    parent = os.getpid()
    ends = {path: shells[path.count("/")].html[-1] for path in first}

    def read(path: Path) -> bytes:
        uri = path.relative_to(site).as_posix().removesuffix("index.html")
        return _read_whole(path, ends[uri], parent) if uri in ends and os.getpid() != parent else path.read_bytes()

    def write() -> str:
        try:
            write_index(site, command, first=first, read=read)
        except (SearchError, OSError) as error:
            return str(error)
        return ""

    with run_in_background(write, workers=workers) as finish:

        def wait() -> None:
            if error := finish():
                raise SearchError(error)

        yield wait


def _read_whole(path: Path, end: bytes, parent: int) -> bytes:
    """Return a page as soon as all of it is there: it ends as its shell does."""
    for _ in range(_TRIES):
        with suppress(FileNotFoundError):
            page = path.read_bytes()
            if page.endswith(end):
                return page
        if os.getppid() != parent:
            break
        time.sleep(_PAUSE)
    raise SearchError(f"{path}: this page was not written")


def _files(files: Sequence[File]) -> Iterator[File]:
    try:
        yield from (file for file in in_order(files) if not any(fnmatch(file[0], pattern) for pattern in _NOT_NEEDED))
    except UnknownIndexFormat as error:
        raise SearchError(str(error)) from None


def indexed_part(html: str) -> str:
    """Return a page with only what the engine indexes, so that it reads a fifth; empty if it indexes nothing of it.

    That is the element with the mark for the body, without the elements in it that are marked to be ignored. If the
    mark says that the page is of a record, its headings and the names of its facts are not indexed either.
    """
    html = in_full(html)
    mark = _find(html, _BODY, 0, len(html))
    if mark < 0:
        return ""
    start, end = _element(html, mark)
    language = _LANGUAGE.search(html)
    of_record = _RECORD.match(html, mark) is not None
    part = _FURNITURE.sub(rf"\g<0> {_IGNORED}", html[start:end])
    kept, start = [], 0
    while (mark := _find(part, _IGNORED, start, len(part))) >= 0:
        begin, after = _element(part, mark)
        kept.append(part[start:begin])
        start = after
    tag = f'<html lang="{language[1]}">' if language else "<html>"
    body = "".join(kept) + part[start:]
    return f"{tag}<body>{cells_apart(_LABEL.sub('', body) if of_record else body)}</body></html>"


# The engine joins the texts of elements as they are, so that the cells of a table would be one word in a result.
_CELL = re.compile(r"</(td|th|dt|dd|li|h[1-6]|caption|summary|small|b)>")
_ENDS = {"dt": ":", "th": ":", "b": "", "small": "", "td": ";"}
# Texts without a last character: the status of a record, bold text before a block such as the answer in a box, a block
# before another, a cell that ends with a link, a line that ends with <br>. The character goes behind an element, which
# may be the second line of a result; the end of bold text gets a blank before it, and so a character, too.
_INLINE = r"</(?:a|em|span|strong|time)>"
_BLOCK = r"<(?:p|div|dl|ol|section|table|ul)[\s>]"
_NOTE = r'<span class="?ch-entry__'  # a line of its own
_STATUS = re.compile(r'(<span class="?tag\b[^>]*>[^<]*[^<\s.](?:</span>)+)(?=\s*<)')
_BOLD = re.compile(rf"([^\s>.,:;!?–·(](?=<)(?:{_INLINE})*)(</(?:b|small)>\s*)(?={_BLOCK}|{_NOTE})")
_UNENDED = re.compile(
    r"[^\s>.,:;!?–·(](?=[\s<])"  # most places are inside a word
    rf"(?:(?:{_INLINE})+\s*(?={_BLOCK})"
    rf"|(?:{_INLINE})*\s*(?=</(?:p|div)>\s*(?:</div>\s*)*<[a-z])"
    rf"|(?:{_INLINE})+\s*(?=</(?:td|th|dd|li)>)"
    rf"|(?:{_INLINE})*\s*(?=<br\b|{_NOTE}))"
)
# Nothing but tags between a word and one with a capital: two texts in elements of their own, such as "to" and "Status".
_GLUED = re.compile(r"(<(?<=[\da-zà-ÿа-я.:;!?)]<)/?[a-z][^<>]*>(?:</?[a-z][^<>]*>)*)(?=[A-ZÀ-ÞА-Я])")


def cells_apart(html: str) -> str:
    """Return HTML in which the texts of cells, entries and headings end with a character and a blank."""
    html = _BOLD.sub(r"\1. \2", _STATUS.sub(r"\1.", html))
    html = _UNENDED.sub(lambda found: f"{found[0].rstrip()}. ", html)
    parts, start = [], 0
    for end in _CELL.finditer(html):
        text = html[start : end.start()].rstrip()
        if text and text[-1] not in ">.,:;!?–":
            parts.append(f"{text}{_ENDS.get(end[1], '.')} {end[0]}")
        else:
            parts.append(html[start : end.end()])
        start = end.end()
    return _GLUED.sub(r"\1 ", "".join(parts) + html[start:])


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
