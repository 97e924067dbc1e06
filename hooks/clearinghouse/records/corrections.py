"""The log of corrections, as written: what was wrong on this site, and when it was corrected."""

import datetime
import hashlib
from dataclasses import dataclass

from clearinghouse.records.common import Evidence
from clearinghouse.records.part import Part, Record


@dataclass(frozen=True, slots=True)
class Correction(Part):
    """One corrected fact; `record` is kind and identifier, such as "sources/msca", `field` dotted."""

    on: datetime.date
    record: str
    field: str
    what: str
    reported_by: str | None = None
    evidence: tuple[Evidence, ...] = ()

    @property
    def anchor(self) -> str:
        """The identifier of its row on the page and of its entry in the feed; it changes with what the row says."""
        return hashlib.sha256(f"{self.on}{self.record}{self.field}{self.what}".encode()).hexdigest()[:12]

    @property
    def kind(self) -> str:
        """The kind of the record, named like its folder."""
        return self.record.partition("/")[0]

    @property
    def identifier(self) -> str:
        """The identifier of the record."""
        return self.record.partition("/")[2]


@dataclass(frozen=True, slots=True)
class Corrections(Record):
    """All corrections, in any order."""

    title: str
    introduction: str | None
    corrections: tuple[Correction, ...]
