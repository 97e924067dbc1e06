"""Facilities, as written: laboratories, plants, services, consultancies, and lists of technologies."""

from dataclasses import dataclass

from clearinghouse.records.common import Evidence, Retired, newest_date
from clearinghouse.records.part import Part, Record


@dataclass(frozen=True, slots=True)
class ForeignWaste(Part):
    """Whether it accepts waste from other countries, or works there; None when no page that was read says so."""

    takes: bool | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Facility(Record):
    """A technical resource that documents name (proposal, paragraphs 10b and 10d(iii)). It is never recommended.

    `country` is None for a list about several countries.
    """

    name: str
    kind: str
    operator: str | None
    place: str | None
    country: str | None
    packages: tuple[str, ...]
    topics: tuple[str, ...]
    accepts: str | None
    methods: str | None
    capacity: str | None
    permits: str | None
    foreign_waste: ForeignWaste
    state: str
    history: str | None
    warnings: tuple[str, ...]
    url: str | None
    evidence: tuple[Evidence, ...]
    confidence: str
    notes: str | None
    retired: Retired | None

    @property
    def last_dated(self) -> str:
        """The date of the newest dated evidence, as exact as it is; empty when none bears a date."""
        return newest_date(self.evidence) or ""
