"""Needs by stage and age, for a regional centre: what waits for which actor, and how old the documented needs are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from clearinghouse.domain.service_clock import Stage
from clearinghouse.records import Request
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.pages.facets import request_age


@dataclass(frozen=True, slots=True)
class Stages:
    """Submitted requests with their current stage, the most overdue first; documented needs by age (`Wording.age`)."""

    waiting: tuple[tuple[Request, Stage], ...]
    documented: tuple[tuple[str, tuple[Request, ...]], ...]


def stages(context: SiteContext, requests: Iterable[Request]) -> Stages:
    """Return the stages and ages of some requests in use, for the template `centre_stages`."""
    requests = tuple(requests)
    current = [(item, passed[-1]) for item in requests if (passed := context.facts.stages.get(item.id))]
    current.sort(key=lambda pair: (-pair[1].late if pair[1].overdue else 0, -pair[1].days, pair[0].id))
    by_age: dict[str, list[Request]] = {}
    for item in requests:
        if item.origin == "transcribed":
            by_age.setdefault(request_age(item, context), []).append(item)
    return Stages(tuple(current), tuple((key, tuple(by_age[key])) for key in context.wording.age if key in by_age))
