"""Statistics of the network: submitted requests by stage, how long stages take, and what is overdue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import median

from clearinghouse.domain.request_lifecycle import FINAL
from clearinghouse.domain.service_clock import Stage
from clearinghouse.records import Request


@dataclass(frozen=True, slots=True)
class Duration:
    """The median of the days that `count` finished stages took; it can end in a half when `count` is even."""

    days: float
    count: int


@dataclass(frozen=True, slots=True)
class NetworkStatistics:
    """Figures over the submitted requests in use; all are empty when there is none."""

    total: int
    now: Mapping[str, int]  # state -> requests in it today
    durations: Mapping[str, Duration]  # state -> how long it took, over stages that have ended
    overdue: tuple[tuple[Request, Stage], ...]  # the longest overdue first
    results: Mapping[str, int]  # outcome -> requests that have ended with it


def compute_statistics(requests: Iterable[Request], stages: Mapping[str, tuple[Stage, ...]]) -> NetworkStatistics:
    """Return the figures of the network; `stages` by request, up to the date of the figures.

    Documented needs and examples do not count.
    """
    submitted = [item for item in requests if item.origin == "submitted" and not item.retired]
    current = [(item, stages[item.id][-1]) for item in submitted if stages[item.id]]
    overdue = sorted((pair for pair in current if pair[1].overdue), key=lambda pair: (-pair[1].late, pair[0].id))
    return NetworkStatistics(
        total=len(submitted),
        now=Counter(stage.status for _, stage in current),
        durations=_durations(stage for item in submitted for stage in stages[item.id] if stage.left),
        overdue=tuple(overdue),
        results=Counter(item.outcome.status for item, stage in current if item.outcome and stage.status in FINAL),
    )


def _durations(stages: Iterable[Stage]) -> dict[str, Duration]:
    days: dict[str, list[int]] = {}
    for stage in stages:
        days.setdefault(stage.status, []).append(stage.days)
    return {status: Duration(_plain(median(counts)), len(counts)) for status, counts in days.items()}


def _plain(value: float) -> float:
    return int(value) if value == int(value) else value
