"""Outside addresses that the weekly look at links passes over, each with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from clearinghouse.records.part import Part, Record


@dataclass(frozen=True, slots=True)
class LinkException(Part):
    """One address that is not told as broken; `on` is the day on which somebody looked at it."""

    url: str
    reason: str
    on: date


@dataclass(frozen=True, slots=True)
class LinkExceptions(Record):
    """All of them."""

    exceptions: tuple[LinkException, ...]
