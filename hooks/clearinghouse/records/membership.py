"""Lists of members, as written: which countries belong to a bank, an organisation or a treaty."""

from dataclasses import dataclass, field
from datetime import date

from clearinghouse.records.common import Evidence
from clearinghouse.records.part import GIVEN, Part, Record


@dataclass(frozen=True, slots=True)
class MembershipChange(Part):
    """A country that joins or leaves. `on` is None where it is decided and the day is not known."""

    country: str
    change: str
    on: date | None = None
    evidence: tuple[int, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Membership(Record):
    """A list of countries that a source refers to; `complete` says that a country not on it is not a member.

    Who is a member on a given day, `changes` considered, is answered by `clearinghouse.domain.membership`.
    """

    name: str
    organisation: str | None
    countries: tuple[str, ...]
    complete: bool
    as_of: str | None
    evidence: tuple[Evidence, ...]
    confidence: str
    notes: str | None
    changes: tuple[MembershipChange, ...] = field(kw_only=True, default=())
    to_ask: frozenset[str] = field(kw_only=True, default=frozenset(), metadata=GIVEN)  # members or not: not known

    @property
    def can_refuse(self) -> bool:
        """Whether absence from the list is a no. A list that is partial or half known only leaves a doubt."""
        return self.complete and self.confidence == "high"

    @property
    def can_admit(self) -> bool:
        """Whether presence on the list is a yes."""
        return self.confidence != "low"
