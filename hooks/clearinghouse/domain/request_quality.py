"""How well a request states what a source must know: eight points, each present or missing.

Vague requests are why systems like this one fail: an evaluation of the 1540 process found that many governments did
not get beyond general statements of need. LifeWeb asks for the three sums; the Bio-Bridge Initiative for what exists,
who else was asked, and the result; the WTO facility for the article. The points look at fields, not at words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from clearinghouse.records import Request

_MIN_WORDS = 4  # fewer cannot say how to see that a need is met
MIN_CONCRETE_POINTS = 2  # with fewer of the concrete points no source can decide whether it could help


class Point(StrEnum):
    """What a request should state."""

    QUANTITY = "quantity"
    PLACE = "place"
    BUDGET = "budget"
    TIME = "time"
    OBLIGATION = "obligation"
    TRIED = "tried"
    ASKED = "asked"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class QualityScore:
    """The points that are present and those that are missing, in the order of `Point`.

    `partly`: the missing ones of which something is stated, such as one of three sums or a quantity without a number.
    """

    present: tuple[Point, ...]
    missing: tuple[Point, ...]
    partly: tuple[Point, ...] = ()

    @property
    def total(self) -> int:
        """The number of points."""
        return len(self.present) + len(self.missing)


def _has_quantity(request: Request) -> bool:
    return any(item.value is not None for item in request.quantities)


def _has_budget_split(request: Request) -> bool:
    budget = request.budget
    return None not in (budget.total, budget.secured, budget.sought)


def _has_a_sum(request: Request) -> bool:
    budget = request.budget
    return any(value is not None for value in (budget.total, budget.secured, budget.sought))


def _says_when_done(request: Request) -> bool:
    return len((request.done_when or "").split()) >= _MIN_WORDS


_PRESENT: Mapping[Point, Callable[[Request], bool]] = {
    Point.QUANTITY: _has_quantity,
    Point.PLACE: lambda request: bool(request.place),
    Point.BUDGET: _has_budget_split,
    Point.TIME: lambda request: bool(request.timeframe),
    Point.OBLIGATION: lambda request: bool(request.articles),
    Point.TRIED: lambda request: bool(request.existing_projects),
    Point.ASKED: lambda request: bool(request.also_sent_to),
    Point.DONE: _says_when_done,
}
_CONCRETE = (Point.QUANTITY, Point.PLACE, Point.TIME, Point.DONE)


def has_point(request: Request, point: Point) -> bool:
    """Whether a request states one point."""
    return _PRESENT[point](request)


def score(request: Request) -> QualityScore:
    """Return which points a request states."""
    present = tuple(point for point in Point if has_point(request, point))
    missing = tuple(point for point in Point if point not in present)
    begun = {Point.QUANTITY: bool(request.quantities), Point.BUDGET: _has_a_sum(request)}
    return QualityScore(present, missing, tuple(point for point in missing if begun.get(point)))


def is_too_vague(request: Request) -> bool:
    """Whether no source can answer a request: it states fewer than two of quantity, place, time, result and any sum."""
    return sum(has_point(request, point) for point in _CONCRETE) + _has_a_sum(request) < MIN_CONCRETE_POINTS
