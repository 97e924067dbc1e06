"""The search index of a served site, made in the background."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from clearinghouse.site.publishing import served_search
from clearinghouse.site.publishing.search_engine import SearchError
from clearinghouse.site.publishing.served_search import SearchUpdater


def _eventually(is_true: Callable[[], object]) -> bool:
    last = time.monotonic() + 20
    while not is_true() and time.monotonic() < last:
        time.sleep(0.01)
    return bool(is_true())


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Make a site with a page and an index."""
    (tmp_path / "site" / "pagefind").mkdir(parents=True)
    (tmp_path / "site" / "pagefind" / "old").write_text("old")
    (tmp_path / "site" / "index.html").write_text("one")
    return tmp_path / "site"


def _copy_page(site: Path, _: object, *, out: Path, **__: object) -> None:
    out.mkdir()
    (out / "page").write_text((site / "index.html").read_text())


def test_an_index_takes_the_place_of_the_last(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a request the new index is there, whole, and nothing else is left."""
    monkeypatch.setattr(served_search, "write_index", _copy_page)
    SearchUpdater(site, ["engine"], report=pytest.fail).request([])

    assert _eventually((site / "pagefind" / "page").exists)
    assert not (site / "pagefind" / "old").exists()
    assert _eventually(lambda: [path.name for path in site.parent.iterdir()] == ["site"])


def test_an_index_of_pages_that_have_changed_is_dropped(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When pages change while they are indexed, that index is not used, and they are indexed again."""
    started, released, indexed = threading.Event(), threading.Event(), []

    def write(site: Path, command: object, *, out: Path, **__: object) -> None:
        _copy_page(site, command, out=out)
        indexed.append((out / "page").read_text())
        started.set()
        released.wait(20)

    monkeypatch.setattr(served_search, "write_index", write)
    updater = SearchUpdater(site, ["engine"], report=pytest.fail)
    updater.request([])
    assert started.wait(20)
    updater.cancel()
    (site / "index.html").write_text("two")
    updater.request([])
    released.set()

    assert _eventually((site / "pagefind" / "page").exists)
    assert (site / "pagefind" / "page").read_text() == "two"
    assert indexed == ["one", "two"]


def test_a_failure_is_reported_and_the_last_index_stays(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The search finds what it found before, and the next request works."""
    reports: list[str] = []

    def fail(*_: object, **__: object) -> None:
        raise SearchError("the engine is ill")

    monkeypatch.setattr(served_search, "write_index", fail)
    updater = SearchUpdater(site, ["engine"], report=reports.append)
    updater.request([])
    assert _eventually(lambda: reports)
    assert reports == ["the search finds what it found before: the engine is ill"]
    assert (site / "pagefind" / "old").exists()

    monkeypatch.setattr(served_search, "write_index", _copy_page)
    updater.request([])
    assert _eventually((site / "pagefind" / "page").exists)
