"""Work on several processes: parts of the same, or one thing beside another."""

from __future__ import annotations

import os
import pickle
import signal
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import NoReturn, TypeVar

MIN_ITEMS = 500  # items; below it, a second process costs more than it saves
MAX_QUEUED = 8_000  # of four bytes in a pipe; they must fit into its buffer, which has 64 KB
_WIDTH = 4
_ENDING = (signal.SIGINT, signal.SIGTERM)
Item = TypeVar("Item")
Result = TypeVar("Result")


def map_parallel(work: Callable[[Item], Result], items: Sequence[Item], *, workers: int) -> list[Result]:
    """Return the result of `work` for each item, in the order of the items; results must be plain data.

    What a process could not do, for whatever reason, is done again here, so that its error is seen here.
    """
    count = max(1, min(workers, len(items) // MIN_ITEMS)) if hasattr(os, "fork") else 1
    size = -(-len(items) // count)
    parts = [items[start : start + size] for start in range(0, len(items), size or 1)]
    with ExitStack() as others:
        received = [others.enter_context(_started(work, part)) for part in parts[1:]]
        results = [work(item) for item in parts[0]] if parts else []
        for part, receive in zip(parts[1:], received, strict=True):
            results += receive() or [work(item) for item in part]
    return results


@contextmanager
def run_in_background(work: Callable[[], Result], *, workers: int) -> Iterator[Callable[[], Result]]:
    """Start `work` in another process if there is one; give what waits for its result, which must be plain data.

    What the process could not do, for whatever reason, is done again here. No process outlives the context.
    """
    if workers == 1 or not hasattr(os, "fork"):
        yield work
        return
    with _started(lambda _: work(), (None,)) as receive:
        yield lambda: (receive() or [work()])[0]


@contextmanager
def start_map(
    work: Callable[[Item], Result], items: Sequence[Item], *, size: int, workers: int
) -> Iterator[Callable[[], list[Result]]]:
    """Start with the work in another process; give what helps with the items that are left and returns all results.

    They come in the order of the items, and must be plain data. `size` says how many things the work is about. What
    the process could not do, for whatever reason, is done again here. No process outlives the context.
    """
    if workers == 1 or size < MIN_ITEMS or not hasattr(os, "fork"):
        yield lambda: [work(item) for item in items]
        return
    queue = work_queue(range(len(items)))

    def finish() -> list[Result]:
        results = {number: work(items[number]) for number in claim([queue])}
        results.update(receive() or ())
        return [results[number] if number in results else work(item) for number, item in enumerate(items)]

    try:
        with _started(lambda number: (number, work(items[number])), claim([queue])) as receive:
            yield finish
    finally:
        os.close(queue)


def work_queue(numbers: Sequence[int]) -> int:
    """Return a pipe with these numbers, to be shared with processes that are started; each goes to who asks first.

    Raises ValueError when there are more than fit into the buffer of a pipe.
    """
    if len(numbers) > MAX_QUEUED:
        raise ValueError(f"a pipe holds {MAX_QUEUED} numbers, not {len(numbers)}")
    reading, writing = os.pipe()
    os.write(writing, b"".join(number.to_bytes(_WIDTH, "big") for number in numbers))
    os.close(writing)
    return reading


def claim(pipes: Sequence[int]) -> Iterator[int]:
    """Yield the numbers of the first pipe that nobody else has taken, then those of the others."""
    for pipe in pipes:
        while number := os.read(pipe, _WIDTH):
            yield int.from_bytes(number, "big")


@contextmanager
def _started(work: Callable[[Item], Result], part: Iterable[Item]) -> Iterator[Callable[[], list | None]]:
    """Start a process; give what waits for its results, or for None if it could not. It ends with the context."""
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb") as results:
        try:
            child = fork()
        except OSError:  # no more processes or memory: nobody writes, so there will be no results
            os.close(writing)
            yield lambda: None
            return
        if not child:
            os.close(reading)
            _send(work, part, writing)
        os.close(writing)
        try:
            yield lambda: _unpacked(results.read())
        finally:
            terminate(child)


def _send(work: Callable[[Item], Result], part: Iterable[Item], writing: int) -> NoReturn:
    try:
        # All of it is packed before any is sent: the other side listens only when its own part is done.
        packed = pickle.dumps([work(item) for item in part], pickle.HIGHEST_PROTOCOL)
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(packed)
    finally:
        os._exit(0)


def _unpacked(packed: bytes) -> list | None:
    try:
        return pickle.loads(packed)  # noqa: S301 - our own child has packed it
    except (EOFError, pickle.UnpicklingError):
        return None  # it died before all was sent


def fork() -> int:
    """Split this process in two; return 0 in the child, and the number of the child in the parent.

    Python warns of it where there are threads, as in a site that is served or a test that is run beside others. The
    child does nothing but its part of the work and waits for no thread, so the warning is passed over.

    A signal that ends the work ends the child at once and in silence: only the parent has something to clean up.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)  # or it could come while the child is still the parent
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            child = os.fork()
        if not child:
            for number in _ENDING:
                if signal.getsignal(number) is not signal.SIG_IGN:
                    signal.signal(number, signal.SIG_DFL)
        return child
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def terminate(child: int) -> None:
    """End a process that nobody needs any more, if it still runs, and wait until it is gone."""
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
