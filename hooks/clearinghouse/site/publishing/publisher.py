"""Renders and writes all pages and files of a build, in as many processes as there are processors.

The children render as soon as they are started, and write when they receive the target: the folder and the shells. So a
site generator can render its own pages in the meantime, and nothing is written before all of it is known.
"""

from __future__ import annotations

import gc
import os
import pickle
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Self

from clearinghouse.parallel import fork, terminate
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.page_task import PageTask
from clearinghouse.site.exports.registry import Exporter
from clearinghouse.site.publishing.page_writer import PublishError, Target, render, write
from clearinghouse.site.publishing.task_queue import TaskQueue
from clearinghouse.site.publishing.worker import SIZE_BYTES, Worker, collector_off, run_and_exit
from clearinghouse.site.templating.shell import Shell

MIN_PAGES = 400  # for each process; with fewer, another process costs more than it saves


class Publisher:
    """Renders and writes pages in child processes. Call `finish` or `stop`, or use it as a context manager."""

    def __init__(
        self, tasks: Sequence[PageTask], context: SiteContext, *, workers: int, exporters: Sequence[Exporter] = ()
    ) -> None:
        """Start to render with up to `workers` processes, this one among them."""
        processes = max(1, min(workers, len(tasks) // MIN_PAGES)) if hasattr(os, "fork") else 1
        self._context = context
        # The search engine waits for pages, and for nothing that an exporter writes.
        self._queue = TaskQueue((*tasks, *exporters), processes=processes, long=len(exporters))
        self._parent = os.getpid()
        self._children: dict[int, BinaryIO] = {}  # process id, and the pipe through which it receives the target
        if processes > 1:
            gc.freeze()  # so that the children do not copy every page of memory when they count references
        for number in range(1, processes):
            self._start_child(number)

    def __enter__(self) -> Self:
        """Return the publisher itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Stop the child processes, unless `finish` has waited for them."""
        self.stop()

    def finish(self, shells: Mapping[int, Shell], out: Path) -> None:
        """Help to render, write everything under `out`, and wait for the children. Raises PublishError."""
        processes = len(self._children) + 1
        try:
            self._write(Target(str(out), shells))
            failures = self._wait()
        except BaseException:
            self.stop()
            raise
        if failures:
            raise PublishError(f"{len(failures)} of {processes} writing processes failed{_cause(failures)}")

    def stop(self) -> None:
        """Kill the children, whatever they do: the folder must not be used. Harmless after `finish`."""
        self._queue.close()
        children, self._children = self._children, {}
        for child, sending in children.items():
            terminate(child)
            with suppress(BrokenPipeError):
                sending.close()

    def _start_child(self, number: int) -> None:
        receiving, sending = os.pipe()
        try:
            child = fork()
        except OSError:  # no more processes or memory: the others take its share
            os.close(receiving)
            os.close(sending)
            return
        if child:
            os.close(receiving)
            self._children[child] = os.fdopen(sending, "wb")
        else:
            run_and_exit(lambda: self._run_child(number, receiving, sending))

    def _run_child(self, number: int, receiving: int, sending: int) -> None:
        # A pipe ends only when all its writing ends are closed, and a child has those of the children before it.
        os.close(sending)
        for other in self._children.values():
            other.close()
        Worker(self._queue.take(number), self._context, receiving=receiving, parent=self._parent).run()

    def _write(self, target: Target) -> None:
        packed = pickle.dumps(target, pickle.HIGHEST_PROTOCOL)
        with collector_off():
            for sending in self._children.values():
                _send(sending, packed)
            for task in self._queue.take(0):
                write(render(task, self._context), target, self._context.addresses)

    def _wait(self) -> list[int]:
        """Wait for the children; return the status of each that failed (see `os.waitpid`)."""
        self._queue.close()
        failures = []
        for child in tuple(self._children):
            status = os.waitpid(child, 0)[1]
            del self._children[child]
            failures += [status] if status else []
        return failures


def _send(sending: BinaryIO, packed: bytes) -> None:
    with suppress(BrokenPipeError), sending:  # that child has failed, which its status will show
        sending.write(len(packed).to_bytes(SIZE_BYTES, "big") + packed)


def _cause(failures: Sequence[int]) -> str:
    signals = sorted({os.WTERMSIG(status) for status in failures if os.WIFSIGNALED(status)})
    return f": ended by signal {', '.join(map(str, signals))}" if signals else "; see above"
