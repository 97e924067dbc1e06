"""Rewrites the files of the search index so that they depend on the pages alone.

The engine numbers pages in the order in which the file system lists them, and writes the values of a filter in an
order that changes from run to run. Here pages are numbered by the names of their fragments, which follow from their
content, and values are sorted. So two builds of one commit have the same bytes on every disk.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import cbor2

_MAGIC = b"pagefind_dcd"  # in front of the CBOR of each file, within the gzip
_PAGES, _CHUNKS, _FILTERS = 1, 2, 3  # places of lists in the metadata of a language
_DAMAGED = (OSError, EOFError, zlib.error, ValueError, LookupError, TypeError, cbor2.CBORDecodeError)

Places = Sequence[int]  # the new number of a page, by its old number


class UnknownIndexFormat(Exception):
    """A file of the index is incomplete or in another format: the engine could not write, or has changed its format."""


def normalize_index(folder: Path) -> None:
    """Read every file of the index in `folder`, and rewrite those whose order can differ; names follow the content.

    Raises UnknownIndexFormat.
    """
    try:
        for path in (folder / "fragment").glob("*"):
            _unpack(path)
        entry = folder / "pagefind-entry.json"
        index = json.loads(entry.read_text("utf-8"))
        for language in index["languages"].values():
            language["hash"] = _normalize_language(folder, language["hash"])
        entry.write_text(json.dumps(index, ensure_ascii=False, separators=(",", ":")), "utf-8")
    except _DAMAGED as error:
        raise UnknownIndexFormat(f"its files are incomplete, as on a disk that is full ({error})") from None


def _normalize_language(folder: Path, name: str) -> str:
    """Rewrite the files of one language; return the new name of its metadata."""
    path = folder / f"pagefind.{name}.pf_meta"
    metadata = _read(path)
    path.unlink()
    language = name.rsplit("_", 1)[0]
    old = sorted(range(len(metadata[_PAGES])), key=metadata[_PAGES].__getitem__)
    places = sorted(range(len(old)), key=old.__getitem__)
    metadata[_PAGES] = [metadata[_PAGES][number] for number in old]
    metadata[_CHUNKS] = [_chunk(folder, language, places, *item) for item in metadata[_CHUNKS]]
    metadata[_FILTERS] = sorted(_filter(folder, language, places, *item) for item in metadata[_FILTERS])
    return _write(metadata, language, folder, "pagefind.{}.pf_meta")


def _chunk(folder: Path, language: str, places: Places, first: str, last: str, name: str) -> list[str]:
    """Renumber the pages of the words from `first` to `last`."""
    path = folder / "index" / f"{name}.pf_index"
    (words,) = _read(path)
    path.unlink()
    for word in words:  # the stem, its pages, and other forms with theirs
        word[1] = _renumber(word[1], places)
        word[2] = [[form, _renumber(pages, places)] for form, pages in word[2]]
    return [first, last, _write([words], language, folder / "index", "{}.pf_index")]


def _renumber(pages: list[Any], places: Places) -> list[Any]:
    """Renumber pages, each written as the step from the one before it and the places of the word on it."""
    numbered, number = [], 0
    for step, *where in pages:
        number += step
        numbered.append((places[number], where))
    numbered.sort()
    before = [0, *(number for number, _ in numbered)]
    return [[number - last, *where] for last, (number, where) in zip(before, numbered, strict=False)]


def _filter(folder: Path, language: str, places: Places, name: str, old: str) -> list[str]:
    path = folder / "filter" / f"{old}.pf_filter"
    stored, values = _read(path)
    if stored != name:
        raise UnknownIndexFormat(f"{path.name} holds the filter {stored!r}, where {name!r} was announced")
    path.unlink()
    content = [name, sorted([value, sorted(places[page] for page in pages)] for value, pages in values)]
    return [name, _write(content, language, folder / "filter", "{}.pf_filter")]


def _read(path: Path) -> list[Any]:
    data: list[Any] = cbor2.loads(_unpack(path))
    return data


def _unpack(path: Path) -> bytes:
    raw = gzip.decompress(path.read_bytes())
    if not raw.startswith(_MAGIC):
        raise UnknownIndexFormat(f"{path.name} does not begin as a file of the search engine")
    return raw[len(_MAGIC) :]


def _write(data: list[Any], language: str, folder: Path, pattern: str) -> str:
    """Write a file whose name follows from its content; return the name without what the pattern adds."""
    content = gzip.compress(_MAGIC + cbor2.dumps(data), mtime=0)
    name = f"{language}_{hashlib.sha256(content).hexdigest()[:10]}"
    (folder / pattern.format(name)).write_bytes(content)
    return name
