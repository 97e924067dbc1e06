"""Work on several processes: parts of the same, or one thing beside another."""

from __future__ import annotations

import os
import pickle
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

WORTH_A_PROCESS = 500  # items; below it, a second process costs more than it saves
MOST_NUMBERS = 8_000  # of four bytes in a pipe; they must fit into its buffer, which has 64 KB
_WIDTH = 4
Item = TypeVar("Item")
Result = TypeVar("Result")


def spread(work: Callable[[Item], Result], items: Sequence[Item], *, workers: int) -> list[Result]:
    """Return the result of `work` for each item, in the order of the items; results must be plain data.

    What a process could not do, for whatever reason, is done again here, so that its error is seen here.
    """
    count = max(1, min(workers, len(items) // WORTH_A_PROCESS)) if hasattr(os, "fork") else 1
    size = -(-len(items) // count)
    parts = [items[start : start + size] for start in range(0, len(items), size or 1)]
    children = [_start(work, part) for part in parts[1:]]
    results = [work(item) for item in parts[0]] if parts else []
    for part, child in zip(parts[1:], children, strict=True):
        results += _finish(*child) or [work(item) for item in part]
    return results


def beside(work: Callable[[], Result], *, workers: int) -> Callable[[], Result]:
    """Start `work` in another process if there is one; return what waits for its result, which must be plain data.

    What the process could not do, for whatever reason, is done again here.
    """
    if workers == 1 or not hasattr(os, "fork"):
        result = work()
        return lambda: result
    child = _start(lambda _: work(), (None,))

    def wait() -> Result:
        found = _finish(*child)
        return found[0] if found else work()

    return wait


def ahead(
    work: Callable[[Item], Result], items: Sequence[Item], *, size: int, workers: int
) -> Callable[[], list[Result]]:
    """Start with the work in another process; return what helps with the items that are left and gives all results.

    They come in the order of the items, and must be plain data. `size` says how many things the work is about. What
    the process could not do, for whatever reason, is done again here.
    """
    if workers == 1 or size < WORTH_A_PROCESS or not hasattr(os, "fork"):
        return lambda: [work(item) for item in items]
    queue = numbers_to_take(range(len(items)))
    child = _start(lambda number: (number, work(items[number])), taken([queue]))

    def finish() -> list[Result]:
        results = {number: work(items[number]) for number in taken([queue])}
        os.close(queue)
        results.update(_finish(*child) or ())
        return [results[number] if number in results else work(item) for number, item in enumerate(items)]

    return finish


def numbers_to_take(numbers: Sequence[int]) -> int:
    """Return a pipe with these numbers, to be shared with processes that are started; each goes to who asks first.

    Raises ValueError when there are more than fit into the buffer of a pipe.
    """
    if len(numbers) > MOST_NUMBERS:
        raise ValueError(f"a pipe holds {MOST_NUMBERS} numbers, not {len(numbers)}")
    reading, writing = os.pipe()
    os.write(writing, b"".join(number.to_bytes(_WIDTH, "big") for number in numbers))
    os.close(writing)
    return reading


def taken(pipes: Sequence[int]) -> Iterator[int]:
    """Yield the numbers of the first pipe that nobody else has taken, then those of the others."""
    for pipe in pipes:
        while number := os.read(pipe, _WIDTH):
            yield int.from_bytes(number, "big")


def _start(work: Callable[[Item], Result], part: Iterable[Item]) -> tuple[int, int]:
    reading, writing = os.pipe()
    child = fork()
    if child:
        os.close(writing)
        return child, reading
    try:
        os.close(reading)
        # All of it is packed before any is sent: the other side listens only when its own part is done.
        packed = pickle.dumps([work(item) for item in part], pickle.HIGHEST_PROTOCOL)
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(packed)
    finally:
        os._exit(0)


def fork() -> int:
    """Split this process in two; return 0 in the child, and the number of the child in the parent.

    Python warns of it where there are threads, as in a site that is served or a test that is run beside others. The
    child does nothing but its part of the work and waits for no thread, so the warning is passed over.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        return os.fork()


def _finish(child: int, reading: int) -> list | None:
    with os.fdopen(reading, "rb") as pipe:
        packed = pipe.read()
    os.waitpid(child, 0)
    try:
        return pickle.loads(packed)  # noqa: S301 - our own child has packed it
    except (EOFError, pickle.UnpicklingError):
        return None
