"""Pages and files to a folder, on as many processes as there are processors.

The other processes render as soon as they are started, and write when they are told where and into which shells. So a
site generator can render its own pages meanwhile, and nothing is written before all of it is known.
"""

from __future__ import annotations

import gc
import os
import pickle
import select
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Self

from clearinghouse.pages.job import Job
from clearinghouse.pages.view import View
from clearinghouse.shells import Page, Shell, fill
from clearinghouse.spread import fork

WORTH_A_PROCESS = 400  # pages; below it, a second process costs more than it saves
_AT_ONCE = 8  # tasks taken together: few, for one page may take as long as a hundred others
_MOST_NUMBERS = 8_000  # of four bytes in the queue; they must fit into the buffer of a pipe, which has 64 KB
_WIDTH = 4

Files = tuple[tuple[str, bytes], ...]  # addresses from the top of the site, and bytes
Exporter = Callable[[View], Iterator[tuple[str, bytes]]]  # files for machines that come with no page


class PublishError(Exception):
    """A page could not be rendered: a fault of ours. The folder must not be used."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where pages go: the folder, and the shell for each depth of address."""

    out: str
    shells: Mapping[int, Shell]


class Publishing:
    """Pages and files on their way. Whoever starts it must call `finish` or `stop`; as a context it stops by itself."""

    def __init__(self, jobs: Sequence[Job], view: View, *, workers: int, exporters: Sequence[Exporter] = ()) -> None:
        """Start to render with `workers` processes, this one among them; fewer where it is not worth it."""
        self._tasks: tuple[Job | Exporter, ...] = (*exporters, *jobs)
        self._view = view
        count = max(1, min(workers, len(jobs) // WORTH_A_PROCESS)) if hasattr(os, "fork") else 1
        self._queue = _numbers(len(self._tasks)) if count == 1 else _shared_numbers(len(self._tasks))
        self._children: dict[int, int] = {}  # process, and where it hears about its target
        if count > 1:
            gc.freeze()  # so that the children do not copy every page of memory when they count references
        for _ in range(count - 1):
            self._start()

    def finish(self, shells: Mapping[int, Shell], out: Path) -> None:
        """Render what is left, write each page as <uri>index.html under `out`, and all files; wait for the others.

        Raises PublishError when any fails.
        """
        target = Target(str(out), shells)
        told = pickle.dumps(target, pickle.HIGHEST_PROTOCOL)
        processes = len(self._children) + 1
        for pipe in self._children.values():
            _tell(pipe, told)
        try:
            with _without_collecting():
                for task in self._left():
                    self._write(self._made(task), target)
        finally:
            failed = self._end()
        if failed:
            raise PublishError(f"{failed} of {processes} writing processes failed; see above")

    def stop(self) -> None:
        """End the other processes; those that were not told where to write write nothing. Harmless after `finish`."""
        for pipe in self._children.values():
            os.close(pipe)
        self._end()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _end(self) -> int:
        for _ in self._queue:
            pass  # what is left must not be begun
        children, self._children = self._children, {}
        return sum(os.waitpid(child, 0)[1] != 0 for child in children)

    def _left(self) -> Iterator[Job | Exporter]:
        for number in self._queue:
            yield from self._tasks[number : number + _step(len(self._tasks))]

    def _made(self, task: Job | Exporter) -> Page | Files:
        try:
            return task.render(self._view, task.key) if isinstance(task, Job) else tuple(task(self._view))
        except Exception as error:
            raise PublishError(f"{_name(task)}: {type(error).__name__}: {error}") from error

    def _start(self) -> None:
        reading, writing = os.pipe()
        child = fork()
        if child:
            os.close(reading)
            self._children[child] = writing
            return
        try:
            for pipe in (writing, *self._children.values()):
                os.close(pipe)  # or nobody would hear that the first process is gone
            with _without_collecting():
                self._help(reading)
        except BaseException:  # noqa: BLE001 - the child must end here, whatever happens
            traceback.print_exc()
            sys.stderr.flush()
            os._exit(1)
        os._exit(0)

    def _help(self, pipe: int) -> None:
        """Render what the queue gives; keep it until the target is known."""
        kept: list[Page | Files] = []
        target: Target | None = None
        for number, task in enumerate(self._left()):
            kept.append(self._made(task))
            if target or (number % _AT_ONCE == 0 and select.select([pipe], [], [], 0)[0]):
                target = target or _heard(pipe)
                self._write_all(kept, target)
        if kept:
            self._write_all(kept, _heard(pipe))

    def _write_all(self, kept: list[Page | Files], target: Target | None) -> None:
        if target:
            for made in kept:
                self._write(made, target)
        kept.clear()

    def _write(self, made: Page | Files, target: Target) -> None:
        if isinstance(made, Page):
            html = self._filled(made, target.shells)
            _folder(f"{target.out}/{made.uri}")
            put(f"{target.out}/{made.uri}index.html", *html)
            made = made.files
        put_files(made, target.out)

    def _filled(self, page: Page, shells: Mapping[int, Shell]) -> list[bytes]:
        addresses = self._view.addresses
        try:
            shell = shells[page.uri.count("/")]
            return fill(shell, page, canonical=addresses.page(page.uri), edit=addresses.edit(page.edit))
        except Exception as error:
            raise PublishError(f"{page.uri}: {type(error).__name__}: {error}") from error


def _step(tasks: int) -> int:
    return max(_AT_ONCE, -(-tasks // _MOST_NUMBERS))


def _numbers(tasks: int) -> Iterator[int]:
    return iter(range(0, tasks, _step(tasks)))


def _shared_numbers(tasks: int) -> Iterator[int]:
    """Return an iterator that hands each number to whichever process asks first: they stand in a pipe."""
    reading, writing = os.pipe()
    os.write(writing, b"".join(number.to_bytes(_WIDTH, "big") for number in _numbers(tasks)))
    os.close(writing)
    return (int.from_bytes(taken, "big") for taken in iter(partial(os.read, reading, _WIDTH), b""))


def _tell(pipe: int, told: bytes) -> None:
    try:
        with os.fdopen(pipe, "wb") as stream:
            stream.write(told)
    except BrokenPipeError:
        pass  # that process has failed; its end tells so


def _heard(pipe: int) -> Target | None:
    """Wait for the target; None when the first process stopped without one."""
    with os.fdopen(pipe, "rb") as stream:
        told = stream.read()
    return pickle.loads(told) if told else None  # noqa: S301 - the process that started this one has packed it


@contextmanager
def _without_collecting() -> Iterator[None]:
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _name(task: Job | Exporter) -> str:
    return task.uri if isinstance(task, Job) else task.__module__


def put_files(files: Files, base: str) -> None:
    """Write files for machines under `base`."""
    for uri, content in files:
        path = f"{base}/{uri}"
        try:
            put(path, content)
        except FileNotFoundError:
            os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH120 - once for each file
            put(path, content)


def _folder(path: str) -> None:
    """Make a folder. Each process makes its own: on disks, making them takes as long as writing the pages."""
    try:
        os.mkdir(path)  # noqa: PTH102 - once for each page
    except FileExistsError:
        pass
    except FileNotFoundError:
        os.makedirs(path, exist_ok=True)


def put(path: str, *pieces: bytes) -> None:
    """Write one file; plain system calls, since a site has many."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    try:
        _write_pieces(handle, pieces)
    finally:
        os.close(handle)


def _write_pieces(handle: int, pieces: Sequence[bytes]) -> None:
    if hasattr(os, "writev") and len(pieces) > 1:
        written = os.writev(handle, pieces)  # without joining them first, which is felt with thousands of pages
        if written == sum(map(len, pieces)):
            return
        os.lseek(handle, 0, os.SEEK_SET)
    whole = memoryview(b"".join(pieces))
    while whole:
        whole = whole[os.write(handle, whole) :]
