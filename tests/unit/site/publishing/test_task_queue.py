"""The queue of tasks: each is taken once, whatever the number of processes and tasks."""

from __future__ import annotations

import pytest
from clearinghouse.site.context.page_task import PageTask
from clearinghouse.site.publishing import task_queue
from clearinghouse.site.publishing.task_queue import TaskQueue


def _tasks(count: int) -> list[PageTask]:
    return [PageTask(f"{number}/", lambda *_: None, str(number)) for number in range(count)]


@pytest.mark.parametrize("processes", [1, 2, 5])
@pytest.mark.parametrize("count", [0, 1, 8, 9, 100])
def test_each_task_is_taken_once(count: int, processes: int) -> None:
    """One process alone takes all, in order from its own share on; nothing is left for the others."""
    tasks = _tasks(count)
    queue = TaskQueue(tasks, processes=processes)

    assert sorted(queue.take(processes - 1), key=tasks.index) == tasks
    assert list(queue.take(0)) == []
    queue.close()


def test_processes_begin_with_shares_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Consecutive tasks go to one process, until it helps with the share of another."""
    monkeypatch.setattr(task_queue, "BATCH", 2)
    tasks = _tasks(8)
    queue = TaskQueue(tasks, processes=2)
    first, second = queue.take(0), queue.take(1)

    assert [next(first), next(second), next(first), next(second)] == [tasks[0], tasks[4], tasks[1], tasks[5]]
    assert list(second) == [tasks[6], tasks[7], tasks[2], tasks[3]]
    assert list(first) == []
    queue.close()


def test_long_tasks_are_taken_one_by_one() -> None:
    """The last tasks are no batch, so that two processes share them; there may be none but these."""
    tasks = _tasks(11)
    queue = TaskQueue(tasks, processes=2, long=3)
    first, second = queue.take(0), queue.take(1)

    assert [next(first) for _ in range(8)] == tasks[:8]
    assert [next(first), next(second), next(second)] == tasks[8:]
    assert list(TaskQueue(tasks, processes=1, long=11).take(0)) == tasks
    queue.close()


def test_a_closed_queue_gives_nothing() -> None:
    """After a failure no process begins another task; to close the queue again is harmless."""
    queue = TaskQueue(_tasks(20), processes=2)
    queue.close()
    queue.close()

    assert list(queue.take(0)) == []
