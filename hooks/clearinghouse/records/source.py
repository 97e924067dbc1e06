"""Sources of assistance, as written."""

from dataclasses import dataclass, field
from datetime import date

from clearinghouse.records.common import Contact, Evidence, Retired, Verified
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
    """Whom a source serves, in its own terms.

    `lists` and `lists_left_out` are the records that `memberships` and `excluded_memberships` name.
    """

    basis: str
    regions: tuple[str, ...]
    countries: tuple[str, ...]
    excluded: tuple[str, ...]
    groups: tuple[str, ...]
    applicants: tuple[str, ...]
    note: str | None
    memberships: tuple[str, ...] = ()
    excludes_gef_financed: bool = False
    serves_donors: bool = False
    excluded_memberships: tuple[str, ...] = ()
    lists: tuple[Membership, ...] = ()
    lists_left_out: tuple[Membership, ...] = ()


@dataclass(frozen=True, slots=True)
class Provision(Part):
    """What a source does for some work packages.

    `role` is pays, delivers, advises or unclear; `ceiling` in whole units of the currency of the source's amount;
    `evidence` are numbers of its evidence, from 1. Without topics it holds for all topics of the source.
    """

    packages: tuple[str, ...]
    role: str
    form: str | None = None
    topics: tuple[str, ...] = ()
    ceiling: int | None = None
    share_percent: int | None = None
    evidence: tuple[int, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Condition(Part):
    """What must be true or be arranged before a source helps; which fields it has depends on its kind.

    `amount` is a total cost in whole units of the currency of the source's amount; `otherwise` says what follows where
    the condition is known not to be met: the source is out, or it must be asked.
    """

    kind: str
    what: str | None = None
    countries: tuple[str, ...] = ()
    income_groups: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    percent: int | None = None
    amount: int | None = None
    otherwise: str = "not-eligible"
    evidence: tuple[int, ...] = ()
    note: str | None = None


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
class Results(Part):
    """What came of a round, as published; `total` in whole units of `currency`."""

    applications: int | None = None
    awards: int | None = None
    total: int | None = None
    currency: str | None = None


@dataclass(frozen=True, slots=True)
class Round(Part):
    """One call for applications."""

    name: str
    opens: date | None = None
    closes: date | None = None
    max_amount: int | None = None
    results: Results | None = None
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
    any_topic: bool = field(kw_only=True, default=False)
    provides: tuple[Provision, ...] = field(kw_only=True, default=())
    relevance: str
    gef_link: str
    way_to_gef: bool = field(kw_only=True, default=False)
    eligibility: Eligibility
    conditions: tuple[Condition, ...] = field(kw_only=True, default=())
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
    contact: Contact | None
    maintained_by: str
    verified: Verified
    evidence: tuple[Evidence, ...]
    confidence: str
    confidence_note: str | None
    retired: Retired | None
