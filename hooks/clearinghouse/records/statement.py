"""Statements of contribution, as written: what somebody says in public that they give or would give."""

from dataclasses import dataclass

from clearinghouse.records.common import Evidence, Retired
from clearinghouse.records.part import Record


@dataclass(frozen=True, slots=True)
class Statement(Record):
    """A statement in a public page (proposal, paragraph 15).

    It is made by `organisation`, by the government of `country`, or by `contributor` where neither has a record.
    `amount` is in whole units of `currency`; `stated` may be a month or a year.
    """

    title: str
    organisation: str | None
    country: str | None
    contributor: str | None
    kind: str
    gives: str
    recipient: str | None
    form: str | None
    topics: tuple[str, ...]
    packages: tuple[str, ...]
    regions: tuple[str, ...]
    amount: int | None
    currency: str | None
    amount_note: str | None
    stated: str | None
    evidence: tuple[Evidence, ...]
    confidence: str
    notes: str | None
    retired: Retired | None
