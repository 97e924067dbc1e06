"""Events of the calendar of the Convention, as written."""

from dataclasses import dataclass

from clearinghouse.records.common import Evidence, Retired
from clearinghouse.records.part import Record


@dataclass(frozen=True, slots=True)
class TreatyEvent(Record):
    """A meeting, a due day, a day that the treaty sets, or a period. `starts` and `ends` may be a month or a year."""

    title: str
    short: str | None
    kind: str
    starts: str
    ends: str | None
    certainty: str
    place: str | None
    country: str | None
    concerns: str | None
    articles: tuple[str, ...]
    outcome: str | None
    url: str | None
    evidence: tuple[Evidence, ...]
    confidence: str
    notes: str | None
    retired: Retired | None

    @property
    def is_tentative(self) -> bool:
        """Whether its days are not set."""
        return self.certainty == "tentative"
