"""External addresses that the weekly link check ignores, each with its reason."""

from dataclasses import dataclass
from datetime import date

from clearinghouse.records.part import Part, Record


@dataclass(frozen=True, slots=True)
class LinkException(Part):
    """One address that is not reported as broken; `on` is the date on which a person opened it."""

    url: str
    reason: str
    on: date


@dataclass(frozen=True, slots=True)
class LinkExceptions(Record):
    """All exceptions of the link check."""

    exceptions: tuple[LinkException, ...]
