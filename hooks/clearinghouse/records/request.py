"""Requests and documented needs, as written."""

from dataclasses import dataclass, field
from datetime import date

from clearinghouse.records.common import Evidence, Retired, Verified
from clearinghouse.records.part import Part, Record


@dataclass(frozen=True, slots=True)
class Quantity(Part):
    """How much of what; `value` in `unit`."""

    item: str
    value: float | None = None
    unit: str | None = None
    as_of: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Mass(Part):
    """A number with its unit."""

    value: float
    unit: str


@dataclass(frozen=True, slots=True)
class WorkPackage(Part):
    """One part of a need that has its own payer; cost and secured in whole units of `currency`, or of the budget's.

    `done` says that it is finished or fully paid; `evidence` are numbers of the need's evidence, from 1.
    """

    package: str
    what: str | None = None
    quantity: Mass | None = None
    place: str | None = None
    cost: int | None = None
    secured: int | None = None
    currency: str | None = None
    done: bool = False
    evidence: tuple[int, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Sums(Part):
    """The budget of a need, in whole units of `currency`."""

    total: int | None = None
    secured: int | None = None
    sought: int | None = None
    currency: str | None = None
    year: int | None = None
    note: str | None = None

    @property
    def is_stated(self) -> bool:
        """Whether any sum is stated."""
        return any(value is not None for value in (self.total, self.secured, self.sought))


@dataclass(frozen=True, slots=True)
class Event(Part):
    """One entry in the history of a request."""

    on: date
    status: str
    by: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class RequestOffer(Part):
    """Help that a source offered for a request."""

    source: str
    on: date
    status: str
    amount: int | None
    currency: str | None


@dataclass(frozen=True, slots=True)
class Submission(Part):
    """How a submitted request came in; `consent` is to its publication."""

    on: date
    by: str
    reference: str
    consent: bool


@dataclass(frozen=True, slots=True)
class Project(Part):
    """What was done before about a need; `gef` is null when not known."""

    what: str
    funder: str | None = None
    period: str | None = None
    amount: int | None = None
    currency: str | None = None
    gef: bool | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome(Part):
    """What is known of the result."""

    status: str
    as_of: str | None = None
    summary: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Publication(Part):
    """The document that describes a need."""

    title: str
    issuer: str | None = None
    date: str | None = None
    url: str | None = None
    http_only: bool = False


@dataclass(frozen=True, slots=True)
class Request(Record):
    """A request, or a need that a public document describes (`origin` says which)."""

    country: str | None  # None only for an invented example
    title: str
    origin: str
    example_of: str | None
    problem: str
    place: str | None
    topics: tuple[str, ...]
    chemicals: tuple[str, ...]
    articles: tuple[str, ...]
    assistance: tuple[str, ...]
    quantities: tuple[Quantity, ...]
    packages: tuple[WorkPackage, ...] = field(kw_only=True, default=())
    budget: Sums
    timeframe: str | None
    done_when: str | None
    needed_by: date | None
    languages: tuple[str, ...]
    applicants: tuple[str, ...]
    centre: str | None
    submitted: Submission | None
    history: tuple[Event, ...]
    offers: tuple[RequestOffer, ...]
    also_sent_to: tuple[str, ...]
    existing_projects: tuple[Project, ...]
    outcome: Outcome | None
    need_basis: str | None
    document: Publication | None
    verified: Verified
    evidence: tuple[Evidence, ...]
    confidence: str
    notes: str | None
    retired: Retired | None
