"""Indexing the pages of a site while they are written."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest
from clearinghouse.site.publishing import search_index
from clearinghouse.site.publishing.search_engine import SearchError, engine_command
from clearinghouse.site.publishing.search_index import index_while_written, write_index
from clearinghouse.site.templating.shell import Shell

pytestmark = pytest.mark.slow  # Pagefind makes the index

_END = b"</main><footer>Foot</footer></body></html>\n"
_SHELLS = {2: Shell((b"", _END), ("body",), None)}
_FIRST = [f"sources/{number}/" for number in range(60)]


def _write(site: Path, uri: str) -> None:
    """Write a page in two steps, as a disk may show it."""
    body = f'<html lang="en"><body><main><div data-pagefind-body><p>Page {uri}, dioxin</p></div>'
    (site / uri).mkdir(parents=True)
    with (site / uri / "index.html").open("wb", buffering=0) as stream:
        stream.write(body.encode())
        time.sleep(0.002)
        stream.write(_END)


def _contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("workers", [1, 2])
def test_pages_that_come_late_are_in_the_index(tmp_path: Path, workers: int) -> None:
    """Pages written in any order while they are indexed give the same index as pages that were there before."""
    late, before = tmp_path / "late", tmp_path / "before"
    for uri in _FIRST:
        _write(before, uri)
    write_index(before, engine_command("en"), first=_FIRST)
    late.mkdir()
    _write(late, "about/")

    with index_while_written(late, engine_command("en"), first=_FIRST, shells=_SHELLS, workers=workers) as wait:
        for uri in reversed(_FIRST):
            _write(late, uri)
        (late / "about/index.html").unlink()
        wait()

    assert _contents(late) == _contents(before)


def test_the_order_of_the_pages_is_the_one_that_is_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The given pages come first, all others sorted by address."""
    for uri in ("b/c/", "b-d/e/", "a/z/", "sources/1/"):
        _write(tmp_path, uri)
    added: list[str] = []
    monkeypatch.setattr(search_index.SearchEngine, "add", lambda _, path, __: added.append(path))

    write_index(tmp_path, engine_command("en"), first=["sources/1/", "b/c/"])
    names = [f"{uri}index.html" for uri in ("sources/1/", "b/c/", "a/z/", "b-d/e/")]
    assert added == names


@pytest.mark.parametrize("workers", [1, 2])
def test_an_engine_that_fails_is_an_error(tmp_path: Path, workers: int) -> None:
    """What failed in the other process is raised where the index is waited for."""
    command = [str(tmp_path / "nowhere")]
    index = index_while_written(tmp_path, command, first=[], shells=_SHELLS, workers=workers)
    with index as wait, pytest.raises(SearchError, match="does not start"):
        wait()


def test_a_page_that_never_comes_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Waiting for it ends, with its name."""
    monkeypatch.setattr(search_index, "_TRIES", 20)
    with index_while_written(tmp_path, engine_command("en"), first=["sources/x/"], shells=_SHELLS, workers=2) as wait:
        time.sleep(0.5)
        with pytest.raises(SearchError, match=r"sources/x/index\.html: this page was not written"):
            wait()


def test_nothing_is_left_running_when_a_build_stops(tmp_path: Path) -> None:
    """A build that fails does not wait for its pages; the other process is ended."""
    before = threading.active_count()
    start = time.monotonic()
    with pytest.raises(ZeroDivisionError):
        _stop_while_indexing(tmp_path)

    assert time.monotonic() - start < 10
    assert threading.active_count() == before


def _stop_while_indexing(site: Path) -> None:
    with index_while_written(site, engine_command("en"), first=["sources/x/"], shells=_SHELLS, workers=2):
        raise ZeroDivisionError
