"""The tasks of a build as a queue that several processes share."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from clearinghouse.parallel import MAX_QUEUED, claim, work_queue
from clearinghouse.site.publishing.page_writer import Task

BATCH = 8  # tasks that are claimed together: few, for one page may take as long as a hundred others


class TaskQueue:
    """Gives each task to one process. Create it before the processes are forked, which then share its pipes.

    Each process has a share of its own to begin with. A share is consecutive: similar pages are rendered in one
    process, and two processes seldom write into one folder.
    """

    def __init__(self, tasks: Sequence[Task], *, processes: int, long: int = 0) -> None:
        """Share the tasks among a number of processes, which are numbered from 0.

        So many `long` tasks at the end are claimed one by one.
        """
        self._tasks = tasks
        short = len(tasks) - long
        batch = max(BATCH, -(-short // (MAX_QUEUED - long)))  # so that the number of batches fits into a pipe
        starts = (*range(0, short, batch), *range(short, len(tasks)))
        self._ends = dict(zip(starts, (*starts[1:], len(tasks)), strict=False))
        share = max(1, -(-len(starts) // processes))
        self._shares = [work_queue(starts[begin : begin + share]) for begin in range(0, share * processes, share)]

    def take(self, process: int) -> Iterator[Task]:
        """Yield tasks that no process has claimed: those of its own share, then those of the others."""
        for start in claim(self._shares[process:] + self._shares[:process]):
            yield from self._tasks[start : self._ends[start]]

    def close(self) -> None:
        """Discard the tasks that are left, so that no process begins another. Harmless when repeated."""
        shares, self._shares = self._shares, []
        for _ in claim(shares):
            pass
        for share in shares:
            os.close(share)
