"""Pages and files are written by as many processes as there are, all of them or none."""

from __future__ import annotations

import os
import re
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from clearinghouse.addresses import Addresses
from clearinghouse.site.context.page_task import PageTask
from clearinghouse.site.exports.registry import exporter
from clearinghouse.site.publishing import publisher, task_queue, worker
from clearinghouse.site.publishing.page_shells import minimal_shells
from clearinghouse.site.publishing.page_writer import PublishError
from clearinghouse.site.publishing.publisher import Publisher
from clearinghouse.site.templating.frame import Frame
from clearinghouse.site.templating.shell import Page

_VIEW = SimpleNamespace(addresses=Addresses("https://site.example/", ""))


_SHELLS = minimal_shells(Frame("Site", "en"))


def _set_batch(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    monkeypatch.setattr(task_queue, "BATCH", size)
    monkeypatch.setattr(worker, "BATCH", size)


@pytest.fixture(autouse=True)
def _share_few_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every process have its share, however few pages there are."""
    monkeypatch.setattr(publisher, "MIN_PAGES", 1)


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Collect the processes that are started."""
    found: list[int] = []

    def fork() -> int:
        found.append(os.fork())
        return found[-1]

    monkeypatch.setattr(publisher, "fork", fork)
    return found


def _page(_view: object, key: str) -> Page:
    time.sleep(0.002)  # so that no process takes all of them
    files = ((f"data/{key}.txt", str(os.getpid()).encode()),)
    return Page(f"pages/{key}/", key, "", f"<p>{key}</p>", None, files)


def _tasks(count: int) -> list[PageTask]:
    return [PageTask(f"pages/{number}/", _page, str(number)) for number in range(count)]


@exporter()
def _exported(_view: object) -> Iterator[tuple[str, bytes]]:
    yield "lists/all.txt", b"all"


def _written(out: Path) -> set[str]:
    return {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}


@pytest.mark.parametrize("workers", [1, 2, 4])
@pytest.mark.parametrize("count", [0, 1, 3, 40])
def test_everything_is_written_once_whatever_the_number_of_processes(tmp_path: Path, count: int, workers: int) -> None:
    """Each page, its file and the files that come with no page are there, in the shell of their depth."""
    Publisher(_tasks(count), _VIEW, workers=workers, exporters=[_exported]).finish(_SHELLS, tmp_path)

    expected = {f"pages/{number}/index.html" for number in range(count)}
    expected |= {f"data/{number}.txt" for number in range(count)} | {"lists/all.txt"}
    assert _written(tmp_path) == expected
    for number in range(count):
        html = (tmp_path / f"pages/{number}/index.html").read_text("utf-8")
        assert f"<main id=main><p>{number}</p></main>" in html
        assert "href=../../assets/clearinghouse.css" in html


def test_more_than_one_process_writes(tmp_path: Path) -> None:
    """Enough pages are really shared out, also those that were rendered before the folder was known."""
    started = Publisher(_tasks(200), _VIEW, workers=2)
    time.sleep(0.1)
    started.finish(_SHELLS, tmp_path)

    assert len({path.read_text() for path in tmp_path.glob("data/*.txt")}) == 2


def test_nothing_is_written_when_the_build_stops_before_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, begun: list[int], capfd: pytest.CaptureFixture[str]
) -> None:
    """Stopped, the other processes end without a word and leave nothing behind; to stop once more is harmless."""
    _set_batch(monkeypatch, 8)  # they hear of it in the middle of what they have taken
    with Publisher(_tasks(60), _VIEW, workers=3) as started:
        started.stop()

    assert _written(tmp_path) == set()
    assert capfd.readouterr() == ("", "")
    assert len(begun) == 2
    for child in begun:
        with pytest.raises(ChildProcessError):
            os.waitpid(child, os.WNOHANG)  # it was waited for already


@pytest.mark.parametrize("workers", [1, 3])
def test_a_page_that_fails_is_reported_with_its_address(
    tmp_path: Path, workers: int, capfd: pytest.CaptureFixture[str]
) -> None:
    """A page that cannot be rendered raises an error, wherever it was rendered, and its address is reported."""

    def fails(_view: object, key: str) -> Page:
        raise KeyError(key)

    tasks = [*_tasks(20), PageTask("pages/poor/", fails, "lost"), *_tasks(40)[20:]]
    with pytest.raises(PublishError) as raised:
        Publisher(tasks, _VIEW, workers=workers).finish(_SHELLS, tmp_path)

    assert "pages/poor/: KeyError: 'lost'" in str(raised.value) + capfd.readouterr().err


def test_a_page_without_a_shell_for_its_depth_is_reported(tmp_path: Path) -> None:
    """A shell that is missing is a fault with an address, not a traceback of a dictionary."""
    with pytest.raises(PublishError, match="pages/0/: KeyError: 2"):
        Publisher(_tasks(1), _VIEW, workers=1).finish({1: _SHELLS[1]}, tmp_path)


@pytest.mark.parametrize(
    ("die", "message"),
    [(lambda: os._exit(9), "; see above"), (lambda: os.kill(os.getpid(), signal.SIGKILL), ": ended by signal 9")],
)
def test_a_process_that_was_killed_is_noticed(tmp_path: Path, die: Callable[[], None], message: str) -> None:
    """When another process dies, whatever it had taken is missing, so the build fails; a signal is reported."""
    here, begun = os.getpid(), tmp_path / "begun"

    def page(view: object, key: str) -> Page:
        if os.getpid() != here:
            begun.touch()
            die()
        while not begun.exists():
            time.sleep(0.01)  # or this process might write all pages before the other one begins
        return _page(view, key)

    tasks = [PageTask(f"pages/{number}/", page, str(number)) for number in range(30)]
    with pytest.raises(PublishError, match=f"1 of 2 writing processes failed{message}"):
        Publisher(tasks, _VIEW, workers=2).finish(_SHELLS, tmp_path)


def test_interrupted_while_it_writes_it_ends_the_others_at_once(tmp_path: Path, begun: list[int]) -> None:
    """After Ctrl-C no other process goes on writing, and none is left."""
    here = os.getpid()

    def page(view: object, key: str) -> Page:
        if os.getpid() == here:
            raise KeyboardInterrupt
        time.sleep(60)
        return _page(view, key)

    tasks = [PageTask(f"pages/{number}/", page, str(number)) for number in range(30)]
    with pytest.raises(KeyboardInterrupt):
        Publisher(tasks, _VIEW, workers=3).finish(_SHELLS, tmp_path)

    assert len(begun) == 2
    for child in begun:
        with pytest.raises(ChildProcessError):
            os.waitpid(child, os.WNOHANG)
    assert _written(tmp_path) == set()


def test_nothing_is_written_when_the_first_process_was_killed(tmp_path: Path) -> None:
    """A process that has heard where to write stops when the first one is gone: the folder may be written again."""
    message, reports = os.pipe()
    first = publisher.fork()
    if not first:
        try:
            _killed_while_writing(tmp_path)
        finally:
            os._exit(0)
    os.close(reports)
    os.waitpid(first, 0)
    while os.read(message, 100):
        pass  # until the other process is gone, too
    os.close(message)

    assert _written(tmp_path) == set()


def _killed_while_writing(out: Path) -> None:
    first = os.getpid()

    def page(view: object, key: str) -> Page:
        if os.getpid() == first:
            os.kill(first, signal.SIGKILL)
        while os.getppid() == first:
            time.sleep(0.01)
        return _page(view, key)

    Publisher([PageTask(f"pages/{n}/", page, str(n)) for n in range(30)], _VIEW, workers=2).finish(_SHELLS, out)


def test_without_more_processes_this_one_writes_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system gives no other process, everything is written all the same."""

    def fork() -> int:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(publisher, "fork", fork)
    Publisher(_tasks(30), _VIEW, workers=3).finish(_SHELLS, tmp_path)

    assert len(list(tmp_path.glob("pages/*/index.html"))) == 30


@pytest.mark.parametrize("workers", [1, 3])
def test_a_folder_that_cannot_be_written_to_is_reported(
    tmp_path: Path, workers: int, capfd: pytest.CaptureFixture[str]
) -> None:
    """What the system says of the disk is reported with the file; it is no fault of a page."""
    (tmp_path / "pages").write_text("a file where a folder must be")

    with pytest.raises(PublishError) as raised:
        Publisher(_tasks(30), _VIEW, workers=workers).finish(_SHELLS, tmp_path)

    message = str(raised.value) + capfd.readouterr().err
    assert re.search(r"pages/\d+/\S*: Not a directory", message)
    assert "Traceback" not in message


def test_more_pages_than_the_queue_has_room_for_numbers(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """With very many pages each number is for several, so that starting never blocks."""
    monkeypatch.setattr(task_queue, "MAX_QUEUED", 4)

    Publisher(_tasks(30), _VIEW, workers=2).finish(_SHELLS, tmp_path)

    assert len(list(tmp_path.glob("pages/*/index.html"))) == 30
