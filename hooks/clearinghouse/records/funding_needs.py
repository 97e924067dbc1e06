"""What assessments say about overall funding needs (proposal, paragraph 10c), as written."""

from dataclasses import dataclass

from clearinghouse.records.common import Evidence
from clearinghouse.records.part import Part, Record


@dataclass(frozen=True, slots=True)
class NeedsAssessment(Part):
    """An assessment for the Conference of the Parties; without a total, none was found."""

    period: str
    considered: str | None
    text: str
    confidence: str
    document: str | None = None
    total_usd: int | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class MoneyReview(Part):
    """A review of money outside the GEF."""

    meeting: str
    text: str
    confidence: str
    documents: tuple[str, ...] = ()
    total_usd: int | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class SizeMark(Part):
    """A figure that shows an order of size; it is never added to another one."""

    what: str
    gef: bool
    text: str
    confidence: str
    usd: int | None = None
    low_usd: int | None = None
    high_usd: int | None = None
    cofinancing_usd: int | None = None
    year: int | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class ComparableFund(Part):
    """A fund with what a document says that it holds or receives; never added to another one.

    `amount` is in whole units of `currency`; None when no sum was found. `measure` says what the sum is.
    """

    fund: str
    measure: str
    text: str
    confidence: str
    source: str | None = None
    amount: int | None = None
    currency: str | None = None
    period: str | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class FundingNeeds(Record):
    """All that was found."""

    title: str
    assessments: tuple[NeedsAssessment, ...]
    reviews: tuple[MoneyReview, ...]
    marks: tuple[SizeMark, ...]
    funds: tuple[ComparableFund, ...]
    notes: str | None
