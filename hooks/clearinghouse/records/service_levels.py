"""Service levels: within how many days each stage of a request should end, as written."""

from dataclasses import dataclass

from clearinghouse.records.common import Evidence
from clearinghouse.records.part import Part, Record


@dataclass(frozen=True, slots=True)
class Level(Part):
    """One level: `days` of the calendar for each of `stages`; without `precedent` it is our own choice."""

    id: str
    title: str
    stages: tuple[str, ...]
    days: int
    actor: str
    precedent: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class ServiceLevels(Record):
    """All levels, with the pages in which precedents were read."""

    title: str
    introduction: str | None
    levels: tuple[Level, ...]
    evidence: tuple[Evidence, ...]
    notes: str | None
