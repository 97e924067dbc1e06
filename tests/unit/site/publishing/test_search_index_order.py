"""The filters of the search index, put in order."""

from __future__ import annotations

import gzip
import json

import cbor2
import pytest
from clearinghouse.site.publishing.search_index_order import UnknownIndexFormat, in_order

_Files = dict[str, bytes]


def _packed(data: list, magic: bytes = b"pagefind_dcd") -> bytes:
    return gzip.compress(magic + cbor2.dumps(data))


def _unpacked(content: bytes) -> list:
    return cbor2.loads(gzip.decompress(content).removeprefix(b"pagefind_dcd"))


def _index(filters: dict[str, list], *, version: str = "1.5.2", stored: str = "") -> _Files:
    """Return the files of an index with these filters, in this order; each has its values with their pages."""
    metadata = [version, [["en_a", 10]], [["a", "z", "en_words"]], [[name, f"en_{name}"] for name in filters], []]
    entry = {"version": version, "languages": {"en": {"hash": "en_meta", "wasm": "en", "page_count": 1}}}
    return {
        "pagefind-entry.json": json.dumps(entry).encode(),
        "pagefind.en_meta.pf_meta": _packed(metadata),
        "index/en_words.pf_index": b"words",
        **{f"filter/en_{name}.pf_filter": _packed([stored or name, values]) for name, values in filters.items()},
    }


def test_two_orders_of_the_filters_become_the_same_bytes() -> None:
    """Whatever order the engine writes filters and their values in, names and bytes of all files come out equal."""
    one = _index({"kind": [["source", [1, 2]], ["country", [3]]], "topic": [["ddt", [1]]]})
    other = _index({"topic": [["ddt", [1]]], "kind": [["country", [3]], ["source", [1, 2]]]})

    assert dict(in_order(tuple(one.items()))) == dict(in_order(tuple(other.items())))


def test_names_lead_from_the_entry_to_the_filters() -> None:
    """The entry names the metadata, and the metadata the filters; no old file is left, other files stay as they are."""
    files = dict(in_order(tuple(_index({"kind": [["source", [2]], ["country", [1]]]}).items())))
    name = json.loads(files["pagefind-entry.json"])["languages"]["en"]["hash"]
    ((kind, filter_file),) = _unpacked(files[f"pagefind.{name}.pf_meta"])[3]

    assert (kind, _unpacked(files[f"filter/{filter_file}.pf_filter"])) == (
        "kind",
        ["kind", [["country", [1]], ["source", [2]]]],
    )
    assert files["index/en_words.pf_index"] == b"words"
    assert len(files) == 4


def test_an_index_without_filters_stays_whole() -> None:
    """An index without any filter is accepted."""
    assert len(in_order(tuple(_index({}).items()))) == 3


def test_an_engine_that_orders_filters_itself_is_left_alone() -> None:
    """From version 1.6 on nothing is rewritten."""
    files = tuple(_index({"kind": []}, version="1.6.0").items())

    assert in_order(files) == list(files)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"filter/en_kind.pf_filter": _packed(["other", []])}, "en_kind has the filter 'other'"),
        ({"pagefind.en_meta.pf_meta": _packed([], magic=b"something")}, "does not begin as a file of the search"),
        ({"pagefind.en_meta.pf_meta": _packed([])}, "unknown format"),
        ({"pagefind.en_meta.pf_meta": b"cut off"}, "unknown format"),
        ({"pagefind-entry.json": b"{}"}, "unknown format"),
        ({"pagefind-entry.json": b"cut"}, "unknown format"),
    ],
)
def test_a_changed_format_is_reported(change: _Files, message: str) -> None:
    """Files of the engine that are not as we know them are an error with what was found."""
    files = {**_index({"kind": []}), **change}
    with pytest.raises(UnknownIndexFormat, match=message):
        in_order(tuple(files.items()))
