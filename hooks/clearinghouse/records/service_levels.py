"""Service levels: within how many days each stage of a request should end, as written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from clearinghouse.records.common import Evidence, evidence, many


@dataclass(frozen=True, slots=True)
class Level:
    """One level: `days` of the calendar for each of `stages`; without `precedent` it is our own choice."""

    id: str
    title: str
    stages: tuple[str, ...]
    days: int
    actor: str
    precedent: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class ServiceLevels:
    """All levels, with the pages in which precedents were read."""

    id: str
    title: str
    introduction: str | None
    levels: tuple[Level, ...]
    evidence: tuple[Evidence, ...]
    notes: str | None


def service_levels(identifier: str, data: Mapping) -> ServiceLevels:
    """Return the service levels that `data`, accepted by the schema, describes."""
    levels = tuple(Level(**{**item, "stages": many(item, "stages")}) for item in data["levels"])
    get = data.get
    return ServiceLevels(identifier, data["title"], get("introduction"), levels, evidence(data), get("notes"))
