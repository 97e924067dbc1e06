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
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Self

from clearinghouse.parallel import MAX_QUEUED, claim, fork, terminate, work_queue
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.page_task import PageTask
from clearinghouse.site.exports.registry import Exporter
from clearinghouse.site.publishing.file_writer import Files, make_folder, write_file, write_files
from clearinghouse.site.templating.shell import Page, Shell, fill

WORTH_A_PROCESS = 400  # pages; below it, a second process costs more than it saves
_AT_ONCE = 8  # tasks taken together: few, for one page may take as long as a hundred others


class PublishError(Exception):
    """A page could not be rendered: a fault of ours. The folder must not be used."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where pages go: the folder, and the shell for each depth of address."""

    out: str
    shells: Mapping[int, Shell]


class Publisher:
    """Pages and files on their way. Whoever starts it must call `finish` or `stop`; as a context it stops by itself."""

    def __init__(
        self, tasks: Sequence[PageTask], context: SiteContext, *, workers: int, exporters: Sequence[Exporter] = ()
    ) -> None:
        """Start to render with `workers` processes, this one among them; fewer where it is not worth it."""
        self._tasks: tuple[PageTask | Exporter, ...] = (*exporters, *tasks)
        self._context = context
        count = max(1, min(workers, len(tasks) // WORTH_A_PROCESS)) if hasattr(os, "fork") else 1
        self._pipes = _shared_out(len(self._tasks), count) if count > 1 else []
        self._queue = claim(self._pipes) if count > 1 else iter(range(0, len(self._tasks), _step(len(self._tasks))))
        self._children: dict[int, BinaryIO] = {}  # process, and where it hears about its target
        self._first = os.getpid()
        if count > 1:
            gc.freeze()  # so that the children do not copy every page of memory when they count references
        for place in range(1, count):
            self._start(place)

    def finish(self, shells: Mapping[int, Shell], out: Path) -> None:
        """Render what is left, write each page as <uri>index.html under `out`, and all files; wait for the others.

        Raises PublishError when any fails.
        """
        target = Target(str(out), shells)
        told = pickle.dumps(target, pickle.HIGHEST_PROTOCOL)
        processes = len(self._children) + 1
        try:
            with _without_collecting():
                for pipe in self._children.values():
                    _tell(pipe, told)
                for task in self._left():
                    self._write(self._made(task), target)
            failed = self._ended()
        except BaseException:
            self.stop()
            raise
        if failed:
            raise PublishError(f"{len(failed)} of {processes} writing processes failed{_how(failed)}")

    def stop(self) -> None:
        """End the other processes, whatever they do: the folder must not be used. Harmless after `finish`."""
        self._forget_tasks()
        children, self._children = self._children, {}
        for child, pipe in children.items():
            terminate(child)
            with suppress(BrokenPipeError):
                pipe.close()

    def __enter__(self) -> Self:
        """Return the publisher itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Stop the child processes, unless `finish` has waited for them."""
        self.stop()

    def _ended(self) -> list[int]:
        """Wait for the other processes; return how those ended that failed (see `os.waitpid`)."""
        self._forget_tasks()
        failed = []
        for child in tuple(self._children):
            status = os.waitpid(child, 0)[1]
            del self._children[child]
            failed += [status] if status else []
        return failed

    def _forget_tasks(self) -> None:
        for _ in self._queue:
            pass  # what is left must not be begun
        pipes, self._pipes = self._pipes, []
        for pipe in pipes:
            os.close(pipe)

    def _left(self) -> Iterator[PageTask | Exporter]:
        for number in self._queue:
            yield from self._tasks[number : number + _step(len(self._tasks))]

    def _made(self, task: PageTask | Exporter) -> Page | Files:
        try:
            return task.render(self._context, task.key) if isinstance(task, PageTask) else tuple(task(self._context))
        except Exception as error:
            raise PublishError(f"{_name(task)}: {type(error).__name__}: {error}") from error

    def _start(self, place: int) -> None:
        reading, writing = os.pipe()
        try:
            child = fork()
        except OSError:  # no more processes or memory: the others take its share
            os.close(reading)
            os.close(writing)
            return
        if child:
            os.close(reading)
            self._children[child] = os.fdopen(writing, "wb")
            return
        try:
            os.close(writing)
            for pipe in self._children.values():
                pipe.close()  # or nobody would hear that the first process is gone
            self._queue = claim(self._pipes[place:] + self._pipes[:place])
            with _without_collecting():
                self._help(reading)
        except PublishError as error:
            sys.stderr.write(f"{error}\n")
            sys.stderr.flush()
            os._exit(1)
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
            if target is None and (number % _AT_ONCE or not select.select([pipe], [], [], 0)[0]):
                continue
            target = target or _heard(pipe)
            if target is None:
                return  # the first process has stopped
            self._write_all(kept, target)
        target = target or _heard(pipe)
        if target:
            self._write_all(kept, target)

    def _write_all(self, kept: list[Page | Files], target: Target) -> None:
        for made in kept:
            if os.getppid() != self._first:
                return  # it was killed: nobody wants the folder, or somebody writes it anew
            self._write(made, target)
        kept.clear()

    def _write(self, made: Page | Files, target: Target) -> None:
        try:
            if isinstance(made, Page):
                html = self._filled(made, target.shells)
                make_folder(f"{target.out}/{made.uri}")
                write_file(f"{target.out}/{made.uri}index.html", *html)
                made = made.files
            write_files(made, target.out)
        except OSError as error:  # the disk is full, or may not be written to
            raise PublishError(f"{error.filename or target.out}: {error.strerror}") from error

    def _filled(self, page: Page, shells: Mapping[int, Shell]) -> list[bytes]:
        addresses = self._context.addresses
        try:
            shell = shells[page.uri.count("/")]
            return fill(shell, page, canonical=addresses.page(page.uri), edit=addresses.edit(page.edit))
        except Exception as error:
            raise PublishError(f"{page.uri}: {type(error).__name__}: {error}") from error


def _step(tasks: int) -> int:
    return max(_AT_ONCE, -(-tasks // MAX_QUEUED))


def _shared_out(tasks: int, count: int) -> list[int]:
    """Return one pipe for each process, with the numbers of its share of the tasks.

    A share lies side by side: what is alike is rendered in one process, and two seldom write into one folder.
    """
    numbers = range(0, tasks, _step(tasks))
    share = -(-len(numbers) // count)
    return [work_queue(numbers[begin : begin + share]) for begin in range(0, share * count, share)]


def _tell(pipe: BinaryIO, told: bytes) -> None:
    try:
        with pipe:
            pipe.write(told)
    except BrokenPipeError:
        pass  # that process has failed; its end tells so


def _how(failed: Sequence[int]) -> str:
    signals = sorted({os.WTERMSIG(status) for status in failed if os.WIFSIGNALED(status)})
    return f": ended by signal {', '.join(map(str, signals))}" if signals else "; see above"


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


def _name(task: PageTask | Exporter) -> str:
    return task.uri if isinstance(task, PageTask) else task.name
