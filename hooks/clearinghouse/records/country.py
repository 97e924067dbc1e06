"""Countries, as written. Eligibility is not here: it is computed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from clearinghouse.records.common import Evidence
from clearinghouse.records.part import Part, Record, at


@dataclass(frozen=True, slots=True)
class Participation(Part):
    """A country and the Stockholm Convention: `party` is yes, no or unverified."""

    party: str
    confidence: str
    signed: date | None
    instrument: str | None
    deposited: date | None
    in_force: date | None


@dataclass(frozen=True, slots=True)
class Country(Record):
    """A State or regional economic integration organisation; `id` is its ISO 3166-1 alpha-3 code.

    `working_regions` are the regions in which sources work and that name the country; the catalogue fills them in.
    """

    iso2: str
    m49: str | None
    names: Mapping[str, str]
    names_source: str
    un_status: str
    un_group: str | None
    region: Mapping[str, str | None]
    ldc: bool
    lldc: bool
    sids: bool
    oda: bool = field(metadata=at("oda.recipient"))
    income_group: str | None = field(metadata=at("oda.income_group_2022_23"))
    transition: tuple[str, ...] = field(metadata=at("eit.lists"))
    transition_confidence: str | None = field(metadata=at("eit.confidence"))
    eu: bool | None = field(metadata=at("donor.eu"))
    dac: bool | None = field(metadata=at("donor.dac"))
    convention: Participation
    evidence: tuple[Evidence, ...]
    doubts: str | None
    working_regions: tuple[str, ...] = field(kw_only=True, default=())

    @property
    def name(self) -> str:
        """The English short name."""
        return self.names["en"]
