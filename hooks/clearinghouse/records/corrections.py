"""The log of corrections, as written: what was wrong on this site, and when it was corrected."""

import datetime
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
