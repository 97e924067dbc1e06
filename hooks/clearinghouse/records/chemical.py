"""Chemicals of Annexes A, B and C, as written."""

from dataclasses import dataclass, field
from datetime import date

from clearinghouse.records.common import Evidence
from clearinghouse.records.part import Record, at


@dataclass(frozen=True, slots=True)
class Chemical(Record):
    """A chemical, or group, in Annex A, B or C of the Convention."""

    name: str
    cas: tuple[str, ...]
    annexes: tuple[str, ...]
    listed_by: str = field(metadata=at("listed.by"))
    year: int = field(metadata=at("listed.year"))
    decision: str | None = field(metadata=at("listed.decision"))
    decision_confidence: str | None = field(metadata=at("listed.decision_confidence"))
    categories: tuple[str, ...]
    use: str | None
    amendment_in_force: date | None
    evidence: tuple[Evidence, ...]
    confidence: str
    notes: str | None
