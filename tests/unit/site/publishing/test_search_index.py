"""The index of the search engine is whole, or it is an error."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import cbor2
import pytest
from clearinghouse.site.publishing import search_index


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


@pytest.mark.parametrize(
    "cut", ["fragment/en_1.pf_fragment", "index/en_words.pf_index", "filter/en_old.pf_filter", "pagefind-entry.json"]
)
@pytest.mark.parametrize("left", [0, 15])
def test_an_index_that_is_not_whole_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cut: str, left: int
) -> None:
    """The engine says nothing when the disk is full; a file that is cut off is noticed all the same."""
    folder = tmp_path / "pagefind"

    def run(_: Path) -> None:
        _index(folder, [["source", [1]]])
        _write(folder / "fragment" / "en_1.pf_fragment", ["text"])

    monkeypatch.setattr(search_index, "_run", run)
    search_index.index(tmp_path)  # whole, it is accepted

    def run_on_full_disk(site: Path) -> None:
        run(site)
        (folder / cut).write_bytes((folder / cut).read_bytes()[:left])

    monkeypatch.setattr(search_index, "_run", run_on_full_disk)
    with pytest.raises(search_index.SearchError, match=r"incomplete|does not begin"):
        search_index.index(tmp_path)
