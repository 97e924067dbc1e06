"""Regional centres, as written."""

from dataclasses import dataclass, field

from clearinghouse.records.common import Contact, Evidence, Retired, Verified
from clearinghouse.records.part import Part, Record, at


@dataclass(frozen=True, slots=True)
class Endorsement(Part):
    """A decision of the Conference of the Parties that names a centre."""

    meeting: str
    decision: str | None = None
    confidence: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Centre(Record):
    """A regional or subregional centre (Article 12, paragraph 4; proposal, paragraph 10b)."""

    name: str
    acronym: str | None
    host: str | None
    city: str | None
    country: str
    level: str
    serves: tuple[str, ...] = field(metadata=at("serves.countries"))
    serves_regions: tuple[str, ...] = field(metadata=at("serves.regions"))
    serves_note: str | None = field(metadata=at("serves.note"))
    languages: tuple[str, ...]
    topics: tuple[str, ...]
    expertise: str | None
    basel: bool | None
    endorsements: tuple[Endorsement, ...]
    partners: tuple[str, ...]
    url: str | None
    contact: Contact | None
    verified: Verified
    evidence: tuple[Evidence, ...]
    confidence: str
    notes: str | None
    retired: Retired | None
