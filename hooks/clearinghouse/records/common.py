"""Parts that records of several kinds share, and the conversions they need.

Absent and null are one thing: `None`, or an empty tuple. They read "not stated", never "none".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Evidence:
    """A page or document in which facts were read; `supports` names fields, dotted."""

    title: str
    read: str
    url: str | None = None
    http_only: bool = False
    date: str | None = None
    looked_up: str | None = None
    supports: tuple[str, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Verified:
    """The last check of the facts; not the last edit."""

    on: date
    by: str
    how: str


@dataclass(frozen=True, slots=True)
class Retired:
    """A record that is kept only so that its address goes on answering."""

    on: date
    reason: str


def day(value: str | None) -> date | None:
    """Return the day that `YYYY-MM-DD` names; None stays None."""
    return date.fromisoformat(value) if value else None


def many(data: Mapping, key: str) -> tuple:
    """Return a list field as a tuple; absent and null give an empty one."""
    return tuple(data.get(key) or ())


def evidence(data: Mapping) -> tuple[Evidence, ...]:
    """Return the evidence of a record."""
    return tuple(Evidence(**{**item, "supports": many(item, "supports")}) for item in data.get("evidence") or ())


def verified(data: Mapping) -> Verified:
    """Return when and how the facts were last checked."""
    item = data["verified"]
    return Verified(date.fromisoformat(item["on"]), item["by"], item["how"])


def retired(data: Mapping) -> Retired | None:
    """Return why and since when a record is out of use, if it is."""
    item = data.get("retired")
    return Retired(date.fromisoformat(item["on"]), item["reason"]) if item else None
