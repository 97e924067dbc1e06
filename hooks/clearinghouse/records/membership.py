"""Lists of members, as written: which countries belong to a bank, an organization or a treaty."""

from dataclasses import dataclass

from clearinghouse.records.common import Evidence
from clearinghouse.records.part import Record


@dataclass(frozen=True, slots=True)
class Membership(Record):
    """A list of countries that a source refers to; `complete` says that a country not on it is not a member."""

    name: str
    organisation: str | None
    countries: tuple[str, ...]
    complete: bool
    as_of: str | None
    evidence: tuple[Evidence, ...]
    confidence: str
    notes: str | None

    @property
    def can_refuse(self) -> bool:
        """Whether absence from the list is a no. A list that is partial or half known only leaves a doubt."""
        return self.complete and self.confidence == "high"

    @property
    def can_admit(self) -> bool:
        """Whether presence on the list is a yes."""
        return self.confidence != "low"
