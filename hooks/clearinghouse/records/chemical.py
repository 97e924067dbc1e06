"""Chemicals of Annexes A, B and C, as written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from clearinghouse.records.common import Evidence, day, evidence, many


@dataclass(frozen=True, slots=True)
class Chemical:
    """A chemical, or group, in Annex A, B or C of the Convention."""

    id: str
    name: str
    cas: tuple[str, ...]
    annexes: tuple[str, ...]
    listed_by: str
    year: int
    decision: str | None
    decision_confidence: str | None
    categories: tuple[str, ...]
    use: str | None
    amendment_in_force: date | None
    evidence: tuple[Evidence, ...]
    confidence: str
    notes: str | None


def chemical(identifier: str, data: Mapping) -> Chemical:
    """Return the chemical that `data`, accepted by the schema, describes."""
    get, listed = data.get, data["listed"]
    return Chemical(
        id=identifier,
        name=data["name"],
        cas=many(data, "cas"),
        annexes=many(data, "annexes"),
        listed_by=listed["by"],
        year=listed["year"],
        decision=listed.get("decision"),
        decision_confidence=listed.get("decision_confidence"),
        categories=many(data, "categories"),
        use=get("use"),
        amendment_in_force=day(get("amendment_in_force")),
        evidence=evidence(data),
        confidence=data["confidence"],
        notes=get("notes"),
    )
