"""Work on several processes gives what one process gives."""

from __future__ import annotations

import os
import pickle
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from clearinghouse import parallel as module
from clearinghouse.catalogue.loader import load
from clearinghouse.parallel import MAX_QUEUED, map_parallel, run_in_background, start_map, work_queue


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let three items be worth a process, and let a process take one at a time."""
    monkeypatch.setattr(module, "MIN_ITEMS", 3)
    monkeypatch.setattr(module, "_CHUNK", 1)


@pytest.mark.parametrize("count", [0, 1, 3, 7, 20])
@pytest.mark.parametrize("workers", [1, 2, 5])
def test_results_come_in_the_order_of_the_items(count: int, workers: int) -> None:
    """However many processes work, the results are in order and none is missing."""
    items = [str(number) for number in range(count)]

    assert map_parallel(str.title, items, workers=workers) == items


def test_more_than_one_process_works() -> None:
    """Enough items are really shared out: each process takes what no other has taken."""

    def slow(_: int) -> int:
        time.sleep(0.05)
        return os.getpid()

    assert len(set(map_parallel(slow, list(range(9)), workers=3))) == 3


@pytest.mark.parametrize("count", [0, 1, 99, 101])
def test_the_size_of_a_chunk_changes_nothing(monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    """Many items are taken in chunks, and more than a queue has room for in larger ones."""
    monkeypatch.setattr(module, "_CHUNK", 4)
    monkeypatch.setattr(module, "MAX_QUEUED", 7)

    assert map_parallel(str, range(count), workers=2) == [str(number) for number in range(count)]


def test_what_a_child_could_not_do_is_done_here() -> None:
    """A child that dies loses nothing: its part is done again, where an error would be seen."""
    here = os.getpid()

    def work(item: int) -> int:
        if os.getpid() != here:
            raise ZeroDivisionError("made for the test")
        return item

    assert map_parallel(work, list(range(6)), workers=2) == list(range(6))


def test_an_error_is_seen() -> None:
    """An error of the work itself is raised to the caller, wherever the item was."""
    with pytest.raises(ValueError, match="five"):
        map_parallel(lambda item: int(item), ["1", "2", "3", "4", "five", "6"], workers=2)  # noqa: PLW0108


def test_a_catalogue_read_on_two_processes_is_the_same(complete: Path) -> None:
    """Records, problems and their order do not depend on the number of processes."""
    alone, no_problems = load(complete)
    shared, problems = load(complete, workers=2)

    assert problems == no_problems
    assert shared.documents == alone.documents
    assert list(shared.documents) == list(alone.documents)
    assert shared.pointed_to == alone.pointed_to


@pytest.mark.parametrize("workers", [1, 2])
def test_one_thing_is_done_next_to_another(workers: int) -> None:
    """The result is the same in another process as in this one."""
    with run_in_background(lambda: ["a", 1], workers=workers) as wait:
        assert wait() == ["a", 1]


def test_it_is_another_process_that_works() -> None:
    """Where there is a second processor, another process works."""
    with run_in_background(os.getpid, workers=2) as wait, run_in_background(os.getpid, workers=1) as alone:
        assert wait() != os.getpid()
        assert alone() == os.getpid()


def test_what_the_other_process_could_not_do_is_done_here() -> None:
    """Where the other process dies the result is still given, and nothing is printed."""
    here = os.getpid()

    with run_in_background(lambda: os.getpid() == here or os._exit(7), workers=2) as wait:
        assert wait() is True


@pytest.mark.parametrize("count", [0, 1, 7])
@pytest.mark.parametrize("size", [0, 3])
def test_what_was_begun_ahead_comes_in_the_order_of_the_items(count: int, size: int) -> None:
    """Whatever process does which part, the results are in order and none is missing; so too with one processor."""
    items = [str(number) for number in range(count)]

    for workers in (1, 2):
        with start_map(str.title, items, size=size, workers=workers) as finish:
            assert finish() == items


def test_what_the_other_process_has_not_begun_is_done_here() -> None:
    """Both take from one queue: who waits for the results does what is left, and nothing is done twice."""
    here = os.getpid()
    begun, begins = os.pipe()
    done, does = os.pipe()

    def work(item: int) -> tuple[int, bool]:
        ours = os.getpid() == here
        os.write(does if ours else begins, b".")
        if not ours:
            os.read(done, 1)  # until we have done one too
        return item, ours

    with start_map(work, range(6), size=3, workers=2) as finish:
        os.read(begun, 1)
        results = finish()

    assert [item for item, _ in results] == list(range(6))
    assert {ours for _, ours in results} == {True, False}


def test_what_died_ahead_is_done_here() -> None:
    """A process that dies, or fails at an item, loses nothing; an error of the work itself is raised here."""
    here = os.getpid()

    with start_map(lambda item: item if os.getpid() == here else os._exit(7), range(4), size=3, workers=2) as finish:
        assert finish() == [0, 1, 2, 3]
    with start_map(int, ["1", "five"], size=3, workers=2) as finish, pytest.raises(ValueError, match="five"):
        finish()


def _open_files() -> set[str]:
    return {f"{path.name} {path.readlink()}" for path in Path("/proc/self/fd").iterdir() if path.is_symlink()}


def _fails(_: object) -> None:
    raise ZeroDivisionError("made for the test")


@pytest.mark.parametrize(
    "context",
    [
        lambda: run_in_background(lambda: time.sleep(60), workers=2),
        lambda: run_in_background(lambda: "much" * 100_000, workers=2),
        lambda: start_map(lambda _: time.sleep(60), range(4), size=3, workers=2),
    ],
)
def test_an_error_next_to_leaves_no_process_and_no_open_file(context: Callable, begun: list[int]) -> None:
    """When what is done meanwhile fails, the other process ends at once, busy or waiting to be heard."""
    before = _open_files()
    with pytest.raises(ZeroDivisionError), context():
        _fails(None)

    assert len(begun) == 1
    assert _gone(begun)
    assert _open_files() == before


def test_an_error_of_the_work_leaves_no_process_and_no_open_file(begun: list[int]) -> None:
    """When the work fails here, the others end, however many there are."""
    here = os.getpid()
    before = _open_files()
    with pytest.raises(ZeroDivisionError):
        map_parallel(lambda item: _fails(item) if os.getpid() == here else time.sleep(60), list(range(9)), workers=3)

    assert len(begun) == 2
    assert _gone(begun)
    assert _open_files() == before


def _gone(children: list[int]) -> bool:
    return not any(Path(f"/proc/{child}").exists() for child in children)


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Collect the processes that are started."""
    results: list[int] = []
    real = module.fork

    def fork() -> int:
        child = real()
        results.append(child)
        return child

    monkeypatch.setattr(module, "fork", fork)
    return results


def test_without_more_processes_all_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system gives no other process, the results are the same and nothing stays open."""

    def fork() -> int:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(module, "fork", fork)
    before = _open_files()

    assert map_parallel(str.title, list("abcdef"), workers=2) == list("ABCDEF")
    with run_in_background(lambda: 1, workers=2) as wait, start_map(str.title, "abc", size=3, workers=2) as finish:
        assert (wait(), finish()) == (1, ["A", "B", "C"])
    assert _open_files() == before


def test_half_a_result_is_no_result() -> None:
    """Wherever a process died while it sent its results, they are known to be not whole."""
    packed = pickle.dumps([("text", 1, None, [b"bytes" * 30])] * 3, pickle.HIGHEST_PROTOCOL)

    assert module._unpack(packed)
    assert [length for length in range(len(packed)) if module._unpack(packed[:length])] == []


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_a_child_in_silence(number: int, capfd: pytest.CaptureFixture[str]) -> None:
    """A child does not run the cleaning up of its parent, and says nothing; here the work is done again."""
    here = os.getpid()

    def work() -> bool:
        if os.getpid() != here:
            os.kill(os.getpid(), number)
        return os.getpid() == here

    inherited = signal.signal(number, lambda *_: None)  # a test run in the background ignores Ctrl-C, and so would it
    try:
        with run_in_background(work, workers=2) as wait:
            assert wait() is True
    finally:
        signal.signal(number, inherited)
    assert capfd.readouterr() == ("", "")


def test_more_numbers_than_a_pipe_holds_are_refused() -> None:
    """A queue that would never be filled is an error at once."""
    with pytest.raises(ValueError, match="a queue holds"):
        work_queue(range(MAX_QUEUED + 1))
