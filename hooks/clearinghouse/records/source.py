"""Sources of assistance, as written."""

from dataclasses import dataclass, field
from datetime import date

from clearinghouse.records.common import Evidence, Retired, Verified
from clearinghouse.records.membership import Membership
from clearinghouse.records.part import Part, Record, at


@dataclass(frozen=True, slots=True)
class Amount(Part):
    """Money for one award, in whole units of `currency`."""

    min: int | None = None
    max: int | None = None
    typical: int | None = None
    currency: str | None = None
    per: str | None = None
    note: str | None = None

    @property
    def is_stated(self) -> bool:
        """Whether any number for one award is stated."""
        return any(value is not None for value in (self.min, self.max, self.typical))


@dataclass(frozen=True, slots=True)
class Eligibility(Part):
    """Whom a source serves, in its own terms. `lists` are the records that `memberships` names."""

    basis: str
    regions: tuple[str, ...]
    countries: tuple[str, ...]
    excluded: tuple[str, ...]
    groups: tuple[str, ...]
    applicants: tuple[str, ...]
    note: str | None
    memberships: tuple[str, ...] = ()
    excludes_gef_financed: bool = False
    lists: tuple[Membership, ...] = ()


@dataclass(frozen=True, slots=True)
class Paper(Part):
    """A document that an applicant prepares."""

    name: str
    url: str | None = None
    language: str | None = None
    signed_by: str | None = None


@dataclass(frozen=True, slots=True)
class Step(Part):
    """One action on the way to the assistance."""

    action: str
    actor: str | None = None
    url: str | None = None
    takes: str | None = None


@dataclass(frozen=True, slots=True)
class Access(Part):
    """How one gets the assistance."""

    intake: str
    requirements: tuple[str, ...]
    documents: tuple[Paper, ...]
    steps: tuple[Step, ...]
    fee: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class Round(Part):
    """One call for applications."""

    name: str
    opens: date | None = None
    closes: date | None = None
    max_amount: int | None = None
    parallel: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Source(Record):
    """A source of assistance outside the GEF (proposal, paragraph 2a)."""

    name: str
    short_name: str | None
    organisation: str
    family: str
    kind: str
    donors: tuple[str, ...]
    summary: str
    assistance: tuple[str, ...]
    topics: tuple[str, ...]
    relevance: str
    gef_link: str
    eligibility: Eligibility
    amount: Amount
    cofinancing: str | None
    duration_max_months: int | None
    access: Access
    rounds: tuple[Round, ...]
    stated: str = field(metadata=at("availability.stated"))
    availability_note: str | None = field(metadata=at("availability.note"))
    languages: tuple[str, ...]
    url: str | None
    url_basis: str | None
    contact: str | None
    maintained_by: str
    verified: Verified
    evidence: tuple[Evidence, ...]
    confidence: str
    confidence_note: str | None
    retired: Retired | None
