"""Awards, as written: what a source gave to whom and for what."""

from dataclasses import dataclass

from clearinghouse.records.common import Evidence
from clearinghouse.records.part import Part, Record


@dataclass(frozen=True, slots=True)
class SharedTotal(Part):
    """The total of a programme or round of which an award was a part, in whole units of `currency`."""

    total: int | None = None
    currency: str | None = None


@dataclass(frozen=True, slots=True)
class Award(Record):
    """What a document says was given. `payer` names who gave it when no source here did.

    `amount` is for the countries alone, in whole units of `currency`. Only with `gef` none-seen is it money outside the
    GEF.
    """

    title: str
    source: str | None
    payer: str | None
    donors: tuple[str, ...]
    countries: tuple[str, ...]
    year: int | None
    year_end: int | None
    topics: tuple[str, ...]
    packages: tuple[str, ...]
    form: str | None
    amount: int | None
    currency: str | None
    programme: SharedTotal
    gef: str
    evidence: tuple[Evidence, ...]
    confidence: str
    notes: str | None

    @property
    def is_outside_gef(self) -> bool:
        """Whether no money of the GEF was seen in it."""
        return self.gef == "none-seen"
