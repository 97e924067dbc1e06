"""Organisations, as written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from clearinghouse.records.common import Evidence, Retired, evidence, many, retired


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body that gives or channels assistance (proposal, paragraph 10d)."""

    id: str
    name: str
    short_name: str | None
    kind: str
    country: str | None
    iomc: bool | None
    levels: tuple[str, ...]
    url: str | None
    org_id: str | None
    notes: str | None
    evidence: tuple[Evidence, ...]
    retired: Retired | None


def organisation(identifier: str, data: Mapping) -> Organisation:
    """Return the organisation that `data`, accepted by the schema, describes."""
    get = data.get
    return Organisation(
        id=identifier,
        name=data["name"],
        short_name=get("short_name"),
        kind=data["kind"],
        country=get("country"),
        iomc=get("iomc"),
        levels=many(data, "levels"),
        url=get("url"),
        org_id=get("org_id"),
        notes=get("notes"),
        evidence=evidence(data),
        retired=retired(data),
    )
