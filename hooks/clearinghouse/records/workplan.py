"""The work plan of the proposal (paragraph 11), as written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from clearinghouse.records.common import Evidence, evidence, many


@dataclass(frozen=True, slots=True)
class Activity:
    """One activity; `after` names the activities that come before it."""

    id: str
    title: str
    description: str | None = None
    lead: str | None = None
    after: tuple[str, ...] = ()
    period: str | None = None
    funding: str | None = None


@dataclass(frozen=True, slots=True)
class Strand:
    """The activities of one level of the network."""

    id: str
    title: str
    level: str
    paragraph: str
    purpose: str
    activities: tuple[Activity, ...]


@dataclass(frozen=True, slots=True)
class Workplan:
    """The whole plan."""

    id: str
    title: str
    introduction: str | None
    strands: tuple[Strand, ...]
    status: str | None
    evidence: tuple[Evidence, ...]
    notes: str | None


def workplan(identifier: str, data: Mapping) -> Workplan:
    """Return the work plan that `data`, accepted by the schema, describes."""
    strands = tuple(map(_strand, data["strands"]))
    get = data.get
    return Workplan(
        identifier, data["title"], get("introduction"), strands, get("status"), evidence(data), get("notes")
    )


def _strand(data: Mapping) -> Strand:
    activities = tuple(Activity(**{**item, "after": many(item, "after")}) for item in data["activities"])
    return Strand(**{**data, "activities": activities})
