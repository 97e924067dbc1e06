"""The work plan of the proposal (paragraph 11), as written."""

from dataclasses import dataclass

from clearinghouse.records.common import Evidence
from clearinghouse.records.part import Part, Record


@dataclass(frozen=True, slots=True)
class Activity(Part):
    """One activity; `after` names the activities that come before it."""

    id: str
    title: str
    description: str | None = None
    lead: str | None = None
    after: tuple[str, ...] = ()
    period: str | None = None
    funding: str | None = None


@dataclass(frozen=True, slots=True)
class Strand(Part):
    """The activities of one level of the network."""

    id: str
    title: str
    level: str
    paragraph: str
    purpose: str
    activities: tuple[Activity, ...]


@dataclass(frozen=True, slots=True)
class Workplan(Record):
    """The plan, with its introduction and its status."""

    title: str
    introduction: str | None
    strands: tuple[Strand, ...]
    status: str | None
    evidence: tuple[Evidence, ...]
    notes: str | None
