"""What a child process of a build does: it renders at once, and writes when it has received where to."""

from __future__ import annotations

import gc
import os
import pickle
import select
import sys
import traceback
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from typing import NoReturn

from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.publishing.page_writer import PublishError, Rendered, Target, Task, render, write
from clearinghouse.site.publishing.task_queue import BATCH

SIZE_BYTES = 8  # in front of the target: how long it is


class Worker:
    """Renders tasks and keeps the results until the target arrives through the pipe `receiving`."""

    def __init__(self, tasks: Iterator[Task], context: SiteContext, *, receiving: int, parent: int) -> None:
        """Prepare to work on what `tasks` yields; `parent` is the id of the process that sends the target."""
        self._tasks = tasks
        self._context = context
        self._receiving = receiving
        self._parent = parent
        self._rendered: list[Rendered] = []
        self._target: Target | None = None

    def run(self) -> None:
        """Do what the queue gives. Raises PublishError; returns early and in silence when the parent has stopped."""
        for number, task in enumerate(self._tasks):
            self._rendered.append(render(task, self._context))
            is_known = self._target or (number % BATCH == 0 and self._has_received())
            if is_known and not self._write():
                return
        self._write()

    def _has_received(self) -> bool:
        return bool(select.select([self._receiving], [], [], 0)[0])

    def _write(self) -> bool:
        """Write what is rendered; wait for the target. Return False if the parent stopped before all was written."""
        self._target = self._target or receive_target(self._receiving)
        if self._target is None:
            return False
        for item in self._rendered:
            if os.getppid() != self._parent:
                return False  # it was killed: the folder is useless by now, or another build writes to it
            write(item, self._target, self._context.addresses)
        self._rendered.clear()
        return True


def receive_target(receiving: int) -> Target | None:
    """Wait for the target; None when the parent stopped without one."""
    with os.fdopen(receiving, "rb") as stream:
        size = int.from_bytes(stream.read(SIZE_BYTES), "big")
        # Not to the end of the pipe: another child of the parent may have its writing end too.
        packed = stream.read(size)
    if not packed:
        return None
    target: Target = pickle.loads(packed)  # noqa: S301 - packed by the parent of this process
    return target


def run_and_exit(work: Callable[[], None]) -> NoReturn:
    """Do the work of a child process, report what failed, and end the process whatever happens."""
    status = 1
    try:
        with collector_off():
            work()
        status = 0
    except PublishError as error:
        sys.stderr.write(f"{error}\n")
    except BaseException:  # noqa: BLE001 - the child must end here
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(status)


@contextmanager
def collector_off() -> Generator[None]:
    """Switch the garbage collector off: a build keeps nearly all that it creates, so collecting is lost time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
