"""A part of the report on a change: sentences, tables and a patch, as a value that can cross from one job to another.

A pull request of a stranger writes these files, and a job that may write comments reads them. So reading is strict:
what is not exactly of this form is refused, sizes are limited, and an entry can lead only to a file or page of this
project. It needs the standard library only, because the job that reads installs nothing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import TypeVar

NAMES = ("check", "diff", "fixes", "links")  # the parts of a report, in the order in which they are shown
MAX_BYTES = 1_000_000  # of the file of one part
MAX_TEXT = 2_000  # characters of one text
MAX_PATCH = 20_000  # characters
_MAX_ITEMS = 500  # of a list
_MAX_NUMBER = 10_000_000
_PATH = re.compile(r"(?:data|content)/[A-Za-z0-9_./-]{1,200}")
_PAGE = re.compile(r"(?:[A-Za-z0-9_.-]{1,100}/){0,6}")
_Item = TypeVar("_Item")


class InvalidPart(ValueError):
    """What was read is no part of a report; the message says what is wrong."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a cell, which can lead to a line of a file, or to a page by its address in the site."""

    text: str
    path: str = ""
    line: int = 0  # from 1; 0: the file as a whole
    page: str | None = None  # "" is the home page


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under a heading. `total` counts also rows that are left out; a folded one is opened by a click."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[tuple[Entry, ...], ...], ...]
    total: int
    note: str = ""
    is_folded: bool = False


@dataclass(frozen=True, slots=True)
class ReportPart:
    """What one command reports on a change."""

    sentences: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    patch: str = ""


_ENTRY_FIELDS = {"text", "path", "line", "page"}


def as_json(part: ReportPart) -> str:
    """Return a part as JSON within the limits of the reader: texts are cut, and rows left out as far as needed."""
    texts = (json.dumps(_cut(asdict(part), limit), ensure_ascii=True) + "\n" for limit in (_MAX_ITEMS, 100, 25, 5))
    return next((text for text in texts if len(text) <= MAX_BYTES), json.dumps(asdict(ReportPart())))


def _cut(value: object, limit: int) -> object:
    """Return a value with lists of at most `limit` items; an entry that would lead elsewhere leads nowhere."""
    if isinstance(value, dict):
        if value.keys() == _ENTRY_FIELDS:
            return {**value, "text": value["text"][:MAX_TEXT], "path": value["path"] if _is_path(value["path"]) else ""}
        return {key: item[:MAX_PATCH] if key == "patch" else _cut(item, limit) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_cut(item, limit) for item in value[:limit]]
    return value[:MAX_TEXT] if isinstance(value, str) else value


def from_json(raw: bytes) -> ReportPart:
    """Return the part that a file holds. Raises InvalidPart for anything else."""
    if len(raw) > MAX_BYTES:
        raise InvalidPart(f"it is larger than {MAX_BYTES:,} bytes")
    try:
        data = json.loads(raw.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise InvalidPart("it is not JSON") from error
    fields = _fields(data, "sentences", "tables", "patch")
    patch = fields["patch"]
    if not isinstance(patch, str) or len(patch) > MAX_PATCH:
        raise InvalidPart("the patch is not text, or is too long")
    return ReportPart(_list(fields["sentences"], _text), _list(fields["tables"], _table), patch)


def _fields(value: object, *names: str) -> dict[str, object]:
    if not isinstance(value, dict) or value.keys() != set(names):
        raise InvalidPart(f"there are no fields {', '.join(names)}")
    return value


def _list(value: object, read: Callable[[object], _Item]) -> tuple[_Item, ...]:
    if not isinstance(value, list) or len(value) > _MAX_ITEMS:
        raise InvalidPart("there is no list, or it is too long")
    return tuple(map(read, value))


def _text(value: object) -> str:
    if not isinstance(value, str) or len(value) > MAX_TEXT:
        raise InvalidPart("there is no text, or it is too long")
    return value


def _number(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= _MAX_NUMBER:
        raise InvalidPart("there is no number from 0")
    return value


def _table(value: object) -> Table:
    fields = _fields(value, "title", "head", "rows", "total", "note", "is_folded")
    head = _list(fields["head"], _text)
    rows = _list(fields["rows"], lambda row: _list(row, lambda cell: _list(cell, _entry)))
    if any(len(row) != len(head) for row in rows):
        raise InvalidPart("a row does not have as many cells as the head of its table")
    is_folded = fields["is_folded"]
    if not isinstance(is_folded, bool):
        raise InvalidPart("is_folded is not true or false")
    return Table(_text(fields["title"]), head, rows, _number(fields["total"]), _text(fields["note"]), is_folded)


def _entry(value: object) -> Entry:
    fields = _fields(value, "text", "path", "line", "page")
    path, page = _text(fields["path"]), fields["page"]
    if path and not _is_path(path):
        raise InvalidPart("a path does not lead to a file of data/ or content/")
    if page is not None and not (_PAGE.fullmatch(_text(page)) and ".." not in _text(page)):
        raise InvalidPart("the address of a page leads out of the site")
    return Entry(_text(fields["text"]), path, _number(fields["line"]), None if page is None else _text(page))


def _is_path(path: str) -> bool:
    return bool(_PATH.fullmatch(path)) and ".." not in path
