"""Organisations, as written."""

from dataclasses import dataclass

from clearinghouse.records.common import Contact, Evidence, Retired
from clearinghouse.records.part import Record


@dataclass(frozen=True, slots=True)
class Organisation(Record):
    """A body that gives or channels assistance (proposal, paragraph 10d)."""

    name: str
    short_name: str | None
    kind: str
    country: str | None
    iomc: bool | None
    levels: tuple[str, ...]
    url: str | None
    contact: Contact | None
    org_id: str | None
    notes: str | None
    evidence: tuple[Evidence, ...]
    retired: Retired | None
