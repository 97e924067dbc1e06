"""The files of the search engine, put in order; and the words that the search page gets."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import cbor2
import pytest
from clearinghouse.site.publishing import search_index_normalizer


def _write(path: Path, data: list, magic: bytes = b"pagefind_dcd") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(magic + cbor2.dumps(data)))


def _index(folder: Path, values: list, *, filter_name: str = "kind", pages: str = "abcd", words: list = ()) -> None:
    """Write an index of pages in this order, each named by a letter; lists of values and words have their numbers."""
    _write(folder / "filter" / "en_old.pf_filter", [filter_name, values])
    _write(folder / "index" / "en_words.pf_index", [list(words)])
    metadata = [[f"en_{page}", 10] for page in pages], [["a", "z", "en_words"]], [["kind", "en_old"]]
    _write(folder / "pagefind.en_meta.pf_meta", ["1.5.2", *metadata, [], ["title"]])
    entry = {"version": "1.5.2", "languages": {"en": {"hash": "en_meta", "wasm": "en", "page_count": 2}}}
    (folder / "pagefind-entry.json").write_text(json.dumps(entry))


def _contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_two_orders_of_one_filter_become_the_same_bytes(tmp_path: Path) -> None:
    """Whatever order the engine writes the values of a filter in, names and bytes of all files come out equal."""
    _index(tmp_path / "a", [["source", [2, 1]], ["country", [3]]])
    _index(tmp_path / "b", [["country", [3]], ["source", [1, 2]]])
    for name in ("a", "b"):
        search_index_normalizer.normalize_index(tmp_path / name)

    assert _contents(tmp_path / "a") == _contents(tmp_path / "b")


def _contents_of(folder: Path) -> tuple[list, list, list]:
    """Return the names of the pages, the words of the only chunk, and the values of the only filter."""
    name = json.loads((folder / "pagefind-entry.json").read_text())["languages"]["en"]["hash"]

    def read(path: str) -> list:
        return cbor2.loads(gzip.decompress((folder / path).read_bytes()).removeprefix(b"pagefind_dcd"))

    _, pages, ((_, _, chunk),), ((_, file),), *_ = read(f"pagefind.{name}.pf_meta")
    ((words,), (_, values)) = read(f"index/{chunk}.pf_index"), read(f"filter/{file}.pf_filter")
    return [page for page, _ in pages], words, values


def test_two_orders_of_the_pages_become_the_same_bytes(tmp_path: Path) -> None:
    """However the file system lists the pages, the index is the same, and each word still leads to its pages."""
    # "pcb" is on a, c and d, and in another form on b; the numbers are steps from one page to the next.
    one = [["pcb", [[0, [-25, 4], []], [2, [7], [-4, 1]], [1, [9], []]], [["PCB", [[1, [5], []]]]]]]
    other = [["pcb", [[0, [9], []], [1, [7], [-4, 1]], [2, [-25, 4], []]], [["PCB", [[2, [5], []]]]]]]
    _index(tmp_path / "a", [["source", [0, 1]]], pages="abcd", words=one)
    _index(tmp_path / "b", [["source", [2, 3]]], pages="dcba", words=other)
    for name in ("a", "b"):
        search_index_normalizer.normalize_index(tmp_path / name)

    assert _contents(tmp_path / "a") == _contents(tmp_path / "b")
    assert _contents_of(tmp_path / "b") == (["en_a", "en_b", "en_c", "en_d"], one, [["source", [0, 1]]])


def test_names_lead_from_the_entry_to_the_filter(tmp_path: Path) -> None:
    """After ordering, the entry names the metadata, and the metadata the filter; no old file is left."""
    _index(tmp_path, [["source", [2, 1]]])
    search_index_normalizer.normalize_index(tmp_path)
    name = json.loads((tmp_path / "pagefind-entry.json").read_text())["languages"]["en"]["hash"]
    raw = gzip.decompress((tmp_path / f"pagefind.{name}.pf_meta").read_bytes())
    ((kind, file),) = cbor2.loads(raw.removeprefix(b"pagefind_dcd"))[3]
    stored = gzip.decompress((tmp_path / "filter" / f"{file}.pf_filter").read_bytes())

    assert (kind, cbor2.loads(stored.removeprefix(b"pagefind_dcd"))) == ("kind", ["kind", [["source", [1, 2]]]])
    assert len(_contents(tmp_path)) == 4


def test_an_index_without_filters_is_left_whole(tmp_path: Path) -> None:
    """An index without any filter is put in order too."""
    _write(tmp_path / "pagefind.en_meta.pf_meta", ["1.5.2", [], [], [], [], ["title"]])
    (tmp_path / "pagefind-entry.json").write_text('{"version":"1.5.2","languages":{"en":{"hash":"en_meta"}}}')
    search_index_normalizer.normalize_index(tmp_path)

    assert len(list(tmp_path.glob("*.pf_meta"))) == 1


def test_a_changed_format_is_reported(tmp_path: Path) -> None:
    """Files of the engine that are not as we know them stop the build with the name of the file."""
    _index(tmp_path, [], filter_name="other")
    with pytest.raises(search_index_normalizer.UnknownIndexFormat, match=r"en_old\.pf_filter holds the filter 'other'"):
        search_index_normalizer.normalize_index(tmp_path)
    _write(tmp_path / "pagefind.en_meta.pf_meta", [], magic=b"something")
    with pytest.raises(search_index_normalizer.UnknownIndexFormat, match="does not begin"):
        search_index_normalizer.normalize_index(tmp_path)
