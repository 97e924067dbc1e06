"""Regional centres, as written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from clearinghouse.records.common import Evidence, Retired, Verified, evidence, many, retired, verified


@dataclass(frozen=True, slots=True)
class Endorsement:
    """A decision of the Conference of the Parties that names a centre."""

    meeting: str
    decision: str | None = None
    confidence: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Centre:
    """A regional or subregional centre (Article 12, paragraph 4; proposal, paragraph 10b)."""

    id: str
    name: str
    acronym: str | None
    host: str | None
    city: str | None
    country: str
    level: str
    serves: tuple[str, ...]
    serves_regions: tuple[str, ...]
    serves_note: str | None
    languages: tuple[str, ...]
    topics: tuple[str, ...]
    expertise: str | None
    basel: bool | None
    endorsements: tuple[Endorsement, ...]
    partners: tuple[str, ...]
    url: str | None
    contact: str | None
    verified: Verified
    evidence: tuple[Evidence, ...]
    confidence: str
    notes: str | None
    retired: Retired | None


def centre(identifier: str, data: Mapping) -> Centre:
    """Return the centre that `data`, accepted by the schema, describes."""
    get, serves = data.get, data["serves"]
    return Centre(
        id=identifier,
        name=data["name"],
        acronym=get("acronym"),
        host=get("host"),
        city=get("city"),
        country=data["country"],
        level=data["level"],
        serves=many(serves, "countries"),
        serves_regions=many(serves, "regions"),
        serves_note=serves.get("note"),
        languages=many(data, "languages"),
        topics=many(data, "topics"),
        expertise=get("expertise"),
        basel=get("basel"),
        endorsements=tuple(Endorsement(**item) for item in get("endorsements") or ()),
        partners=many(data, "partners"),
        url=get("url"),
        contact=get("contact"),
        verified=verified(data),
        evidence=evidence(data),
        confidence=data["confidence"],
        notes=get("notes"),
        retired=retired(data),
    )
