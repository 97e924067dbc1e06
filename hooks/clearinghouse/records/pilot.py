"""A pilot that somebody could run (proposal, paragraph 13), as written."""

from dataclasses import dataclass

from clearinghouse.records.part import Part, Record


@dataclass(frozen=True, slots=True)
class PilotRegion(Part):
    """A centre with the countries whose focal points take part."""

    centre: str
    focal_points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PilotPlan(Record):
    """The whole pilot, with the reason for its choice."""

    title: str
    reason: str
    years: int
    regions: tuple[PilotRegion, ...]
