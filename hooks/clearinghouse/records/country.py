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
class ImplementationPlan(Part):
    """A national implementation plan or its update (Article 7). `evidence` counts the entries of the country from 1."""

    kind: str
    state: str
    transmitted: str | None = None
    adopted: str | None = None
    document_date: str | None = None
    period: str | None = None
    note: str | None = None
    evidence: tuple[int, ...] = ()

    @property
    def is_document(self) -> bool:
        """Whether a finished plan was read or named, and not only work on it."""
        return self.state == "document"


@dataclass(frozen=True, slots=True)
class FileNote(Part):
    """A statement of the country file: about its reports (Article 15), or another fact."""

    text: str
    evidence: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class InformationSent(Part):
    """UN indicator of target 12.4.1: the share of the information due in a cycle that a Party sent, in per cent."""

    year: int
    percent: float
    evidence: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class InventoryFigure(Part):
    """A quantity as a document gives it: `value`, or a range. Figures overlap, so they are never added up."""

    item: str
    unit: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    year: int | None = None
    note: str | None = None
    evidence: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class AmendmentRule(Part):
    """By which rule amendments of the Annexes enter into force for a Party (Articles 22 and 25, paragraph 4)."""

    rule: str | None = None
    note: str | None = None
    evidence: tuple[int, ...] = ()


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
    plans: tuple[ImplementationPlan, ...]
    reports: tuple[FileNote, ...]
    information_sent: tuple[InformationSent, ...]
    figures: tuple[InventoryFigure, ...]
    amendments: AmendmentRule
    file_notes: tuple[FileNote, ...]
    evidence: tuple[Evidence, ...]
    doubts: str | None
    working_regions: tuple[str, ...] = field(kw_only=True, default=())

    @property
    def name(self) -> str:
        """The English short name."""
        return self.names["en"]
