"""Groups of fields that records of several kinds share."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from clearinghouse.records.part import Part


@dataclass(frozen=True, slots=True)
class Evidence(Part):
    """A page or document in which facts were read; `supports` names fields, dotted."""

    title: str
    read: str
    url: str | None = None
    http_only: bool = False
    date: str | None = None
    looked_up: str | None = None
    archive: str | None = None
    locator: str | None = None
    supports: tuple[str, ...] = ()
    note: str | None = None


def newest_date(evidence: Iterable[Evidence]) -> str | None:
    """Return the newest date of pages, as exact as it is written; None when no page bears one."""
    return max((item.date for item in evidence if item.date), default=None)


def page_addresses(evidence: Iterable[Evidence]) -> tuple[str, ...]:
    """Return the addresses of the pages that have one, in their order."""
    return tuple(item.url for item in evidence if item.url)


@dataclass(frozen=True, slots=True)
class Contact(Part):
    """Whom to write to: an office, never a person. `as_of` is the date of the page on which it was read."""

    unit: str | None = None
    mailbox: str | None = None
    form: str | None = None
    phone: str | None = None
    address: str | None = None
    page: str | None = None
    as_of: str | None = None
    confidence: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Verified(Part):
    """The last check of the facts; not the last edit."""

    on: datetime.date
    by: str
    how: str


@dataclass(frozen=True, slots=True)
class Retired(Part):
    """Since when and why a record is out of use. It stays so that its address still works."""

    on: datetime.date
    reason: str
