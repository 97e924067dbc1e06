"""Requests and documented needs, as written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from clearinghouse.records.common import Evidence, Retired, Verified, day, evidence, many, retired, verified


@dataclass(frozen=True, slots=True)
class Quantity:
    """How much of what; `value` in `unit`."""

    item: str
    value: float | None = None
    unit: str | None = None
    as_of: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Sums:
    """The budget of a need, in whole units of `currency`."""

    total: int | None = None
    secured: int | None = None
    sought: int | None = None
    currency: str | None = None
    year: int | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One entry in the history of a request."""

    on: date
    status: str
    by: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class Offer:
    """Help that a source offered for a request."""

    source: str
    on: date
    status: str
    amount: int | None
    currency: str | None


@dataclass(frozen=True, slots=True)
class Submission:
    """How a submitted request came in; `consent` is to its publication."""

    on: date
    by: str
    reference: str
    consent: bool


@dataclass(frozen=True, slots=True)
class Project:
    """What was done before about a need; `gef` is null when not known."""

    what: str
    funder: str | None = None
    period: str | None = None
    amount: int | None = None
    currency: str | None = None
    gef: bool | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is known of the result."""

    status: str
    as_of: str | None = None
    summary: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Publication:
    """The document that describes a need."""

    title: str
    issuer: str | None = None
    date: str | None = None
    url: str | None = None
    http_only: bool = False


@dataclass(frozen=True, slots=True)
class Request:
    """A request, or a need that a public document describes (`origin` tells which)."""

    id: str
    country: str | None  # None only for an invented example
    title: str
    origin: str
    example_of: str | None
    problem: str
    place: str | None
    topics: tuple[str, ...]
    chemicals: tuple[str, ...]
    articles: tuple[str, ...]
    assistance: tuple[str, ...]
    quantities: tuple[Quantity, ...]
    budget: Sums
    timeframe: str | None
    done_when: str | None
    needed_by: date | None
    languages: tuple[str, ...]
    applicants: tuple[str, ...]
    centre: str | None
    submitted: Submission | None
    history: tuple[Event, ...]
    offers: tuple[Offer, ...]
    also_sent_to: tuple[str, ...]
    existing_projects: tuple[Project, ...]
    outcome: Outcome | None
    need_basis: str | None
    document: Publication | None
    verified: Verified
    evidence: tuple[Evidence, ...]
    confidence: str
    notes: str | None
    retired: Retired | None


def request(identifier: str, data: Mapping) -> Request:
    """Return the request that `data`, accepted by the schema, describes."""
    get = data.get
    outcome, document, submitted = get("outcome"), get("document"), get("submitted")
    return Request(
        id=identifier,
        country=data["country"],
        title=data["title"],
        origin=data["origin"],
        example_of=get("example_of"),
        problem=data["problem"],
        place=get("place"),
        topics=many(data, "topics"),
        chemicals=many(data, "chemicals"),
        articles=many(data, "articles"),
        assistance=many(data, "assistance"),
        quantities=tuple(Quantity(**item) for item in get("quantities") or ()),
        budget=Sums(**(get("budget") or {})),
        timeframe=get("timeframe"),
        done_when=get("done_when"),
        needed_by=day(get("needed_by")),
        languages=many(data, "languages"),
        applicants=many(data, "applicants"),
        centre=get("centre"),
        submitted=Submission(**_dated(submitted)) if submitted else None,
        history=tuple(map(_event, get("history") or ())),
        offers=tuple(map(_offer, get("offers") or ())),
        also_sent_to=many(data, "also_sent_to"),
        existing_projects=tuple(Project(**item) for item in get("existing_projects") or ()),
        outcome=Outcome(**outcome) if outcome else None,
        need_basis=get("need_basis"),
        document=Publication(**document) if document else None,
        verified=verified(data),
        evidence=evidence(data),
        confidence=data["confidence"],
        notes=get("notes"),
        retired=retired(data),
    )


def _dated(data: Mapping) -> dict:
    return {**data, "on": day(data["on"])}


def _event(data: Mapping) -> Event:
    return Event(**{"by": None, "note": None, **_dated(data)})


def _offer(data: Mapping) -> Offer:
    return Offer(**{"amount": None, "currency": None, **_dated(data)})
