"""Runs work in child processes: a parallel map, or one task in the background.

Children are forks. They have all data of their parent, so only results are packed, and those must be plain data. What a
child could not do, for whatever reason, is done again in the parent, where its error is seen. No child outlives the
call or the context that started it.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import warnings
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import NoReturn, TypeVar

MIN_ITEMS = 500  # for each process; with fewer, another process costs more than it saves
MAX_QUEUED = 8_000  # numbers in a queue, which must all fit into the buffer of a pipe (64 KB)
_CHUNK = 50  # items that a process takes at once
_NUMBER_BYTES = 4
_SIGNALS = (signal.SIGINT, signal.SIGTERM)
Item = TypeVar("Item")
Result = TypeVar("Result")


def map_parallel(work: Callable[[Item], Result], items: Sequence[Item], *, workers: int) -> list[Result]:
    """Return the results of `work` for all items, in their order; up to `workers` processes share them."""
    size = max(_CHUNK, -(-len(items) // MAX_QUEUED))
    chunks = [items[start : start + size] for start in range(0, len(items), size)]
    children = min(workers, len(items) // MIN_ITEMS) - 1
    with _shared(lambda chunk: [work(item) for item in chunk], chunks, children=children) as finish:
        return [result for results in finish() for result in results]


@contextmanager
def start_map(
    work: Callable[[Item], Result], items: Sequence[Item], *, size: int, workers: int
) -> Generator[Callable[[], list[Result]]]:
    """Start a map in another process; yield a function that helps with the rest and returns the results in order.

    `size` is the number of things that the whole work is about.
    """
    children = 1 if workers > 1 and size >= MIN_ITEMS else 0
    with _shared(work, items, children=children) as finish:
        yield finish


@contextmanager
def run_in_background(work: Callable[[], Result], *, workers: int) -> Generator[Callable[[], Result]]:
    """Start `work` in another process if `workers` allow; yield a function that waits for its result."""
    if workers == 1 or not hasattr(os, "fork"):
        yield work
        return
    with _child(lambda _: work(), (None,)) as receive:
        yield lambda: (receive() or [work()])[0]


@contextmanager
def _shared(
    work: Callable[[Item], Result], items: Sequence[Item], *, children: int
) -> Generator[Callable[[], list[Result]]]:
    """Start children that take items from a queue; yield a function that takes the rest and returns all results."""
    if children < 1 or not hasattr(os, "fork"):
        yield lambda: [work(item) for item in items]
        return
    with ExitStack() as stack:
        queue = work_queue(range(len(items)))
        stack.callback(os.close, queue)
        started = [_child(lambda number: (number, work(items[number])), claim([queue])) for _ in range(children)]
        receivers = [stack.enter_context(child) for child in started]

        def finish() -> list[Result]:
            results = {number: work(items[number]) for number in claim([queue])}
            for receive in receivers:
                results.update(receive())
            return [results[number] if number in results else work(item) for number, item in enumerate(items)]

        yield finish


def work_queue(numbers: Sequence[int]) -> int:
    """Return the descriptor of a pipe with these numbers, for processes to claim; each number goes to one of them.

    Raises ValueError if there are more than `MAX_QUEUED`.
    """
    if len(numbers) > MAX_QUEUED:
        raise ValueError(f"a queue holds {MAX_QUEUED} numbers, not {len(numbers)}")
    reading, writing = os.pipe()
    os.write(writing, b"".join(number.to_bytes(_NUMBER_BYTES, "big") for number in numbers))
    os.close(writing)
    return reading


def claim(queues: Sequence[int]) -> Iterator[int]:
    """Yield the numbers of the first queue that no other process has claimed, then those of the next."""
    for queue in queues:
        while number := os.read(queue, _NUMBER_BYTES):
            yield int.from_bytes(number, "big")


@contextmanager
def _child(work: Callable[[Item], Result], items: Iterable[Item]) -> Generator[Callable[[], list[Result]]]:
    """Start a process; yield a function that waits for its results, which are none if it failed."""
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb") as results:
        try:
            child = fork()
        except OSError:  # no more processes or memory: nothing is written, so there will be no results
            os.close(writing)
            yield list
            return
        if not child:
            os.close(reading)
            _send(work, items, writing)
        os.close(writing)
        try:
            yield lambda: _unpack(results.read())
        finally:
            terminate(child)


def _send(work: Callable[[Item], Result], items: Iterable[Item], writing: int) -> NoReturn:
    try:
        # Pack everything before sending: the parent reads only when its own part is done.
        packed = pickle.dumps([work(item) for item in items], pickle.HIGHEST_PROTOCOL)
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(packed)
    finally:
        os._exit(0)


def _unpack(packed: bytes) -> list[Result]:
    """Return the results that a child packed; none if it died before all were sent."""
    try:
        results: list[Result] = pickle.loads(packed)  # noqa: S301 - packed by our own child
    except (EOFError, pickle.UnpicklingError):
        return []
    return results


def fork() -> int:
    """Fork this process; return 0 in the child, the process id of the child in the parent.

    Python warns about forks in processes with threads, such as a served site. A child here only does its part of the
    work and waits for no thread, so the warning is ignored.

    A signal that ends the work ends the child at once and silently: only the parent has something to clean up.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    # Otherwise a signal could arrive in the child before its handlers are reset.
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            child = os.fork()
        if not child:
            for number in _SIGNALS:
                if signal.getsignal(number) is not signal.SIG_IGN:
                    signal.signal(number, signal.SIG_DFL)
        return child
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)


def terminate(child: int) -> None:
    """Kill a child that is no longer needed, if it still runs, and wait until it is gone."""
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
