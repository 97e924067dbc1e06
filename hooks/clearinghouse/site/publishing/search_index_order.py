"""Puts the filters of the search index in order, where the engine does not.

Before 1.6 the engine writes the filters, and the values of each, in an order that changes from run to run. All other
files follow from the pages and their order. With 1.6 in the lock files this module and cbor2 can go.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Sequence
from typing import Any

import cbor2

from clearinghouse.site.publishing.search_engine import File

_ENTRY = "pagefind-entry.json"
_UNORDERED = ("1.5.",)  # versions of the engine
_MAGIC = b"pagefind_dcd"  # in front of the CBOR of each file, within the gzip
_FILTERS = 3  # place of the list of filters in the metadata of a language
_GZIP = 31  # for zlib: with the header of gzip, which has neither a name nor a time
_DAMAGED = (zlib.error, ValueError, LookupError, TypeError, cbor2.CBORDecodeError)


class UnknownIndexFormat(Exception):
    """A file of the index is in another format: the engine has changed."""


def in_order(files: Sequence[File]) -> list[File]:
    """Return the files of an index with the filters of every language in order. Raises UnknownIndexFormat."""
    contents = dict(files)
    try:
        entry = json.loads(contents[_ENTRY])
        if not entry["version"].startswith(_UNORDERED):
            return list(files)
        for language in entry["languages"].values():
            language["hash"] = _order_language(contents, language["hash"])
    except _DAMAGED as error:
        reason = f"{type(error).__name__}: {error}"
        raise UnknownIndexFormat(f"the files of the search engine are in an unknown format ({reason})") from None
    contents[_ENTRY] = json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode()
    return list(contents.items())


def _order_language(contents: dict[str, bytes], name: str) -> str:
    """Replace the metadata and the filters of one language; return the new name of the metadata."""
    metadata = _unpack(contents, f"pagefind.{name}.pf_meta")
    language = name.rpartition("_")[0]
    filters = []
    for filter_name, file in metadata[_FILTERS]:
        stored, values = _unpack(contents, f"filter/{file}.pf_filter")
        if stored != filter_name:
            raise UnknownIndexFormat(f"{file} has the filter {stored!r}, where {filter_name!r} was announced")
        filters.append([filter_name, _pack(contents, [filter_name, sorted(values)], language, "filter/{}.pf_filter")])
    metadata[_FILTERS] = sorted(filters)
    return _pack(contents, metadata, language, "pagefind.{}.pf_meta")


def _unpack(contents: dict[str, bytes], path: str) -> list[Any]:
    """Take a file away and return what is in it."""
    raw = zlib.decompress(contents.pop(path), _GZIP)
    if not raw.startswith(_MAGIC):
        raise UnknownIndexFormat(f"{path} does not begin as a file of the search engine")
    data: list[Any] = cbor2.loads(raw[len(_MAGIC) :])
    return data


def _pack(contents: dict[str, bytes], data: list[Any], language: str, pattern: str) -> str:
    """Add a file; return its name, which follows from what is in it, however that is compressed."""
    raw = _MAGIC + cbor2.dumps(data)
    name = f"{language}_{hashlib.sha256(raw).hexdigest()[:10]}"
    packer = zlib.compressobj(9, zlib.DEFLATED, _GZIP)
    contents[pattern.format(name)] = packer.compress(raw) + packer.flush()
    return name
