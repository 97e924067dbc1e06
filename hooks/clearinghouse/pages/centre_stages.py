"""Needs by stage and age, for a regional centre: what waits for whom, and how old the documented needs are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from clearinghouse.derive.age import Age, age
from clearinghouse.derive.clock import Stage
from clearinghouse.pages.view import View
from clearinghouse.records import Request


@dataclass(frozen=True, slots=True)
class Stages:
    """Submitted requests with their present stage, the longest late first; documented needs by age."""

    waiting: tuple[tuple[Request, Stage], ...]
    documented: tuple[tuple[Age, tuple[Request, ...]], ...]


def stages(view: View, requests: Iterable[Request]) -> Stages:
    """Return the stages and ages of some requests in use, for the template `centre_stages`."""
    requests = tuple(requests)
    current = [(item, found[-1]) for item in requests if (found := view.clocks.get(item.id))]
    current.sort(key=lambda pair: (-pair[1].late if pair[1].overdue else 0, -pair[1].days, pair[0].id))
    by_age: dict[Age, list[Request]] = {}
    for item in requests:
        if item.origin == "transcribed":
            by_age.setdefault(age(item, as_of=view.as_of), []).append(item)
    return Stages(tuple(current), tuple((found, tuple(by_age[found])) for found in Age if found in by_age))
