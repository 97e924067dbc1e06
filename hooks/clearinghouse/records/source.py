"""Sources of assistance, as written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from clearinghouse.records.common import Evidence, Retired, Verified, day, evidence, many, retired, verified
from clearinghouse.records.membership import Membership


@dataclass(frozen=True, slots=True)
class Amount:
    """Money for one award, in whole units of `currency`."""

    min: int | None = None
    max: int | None = None
    typical: int | None = None
    currency: str | None = None
    per: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Eligibility:
    """Whom a source serves, in its own terms. `lists` are the records that `memberships` names."""

    basis: str
    regions: tuple[str, ...]
    countries: tuple[str, ...]
    excluded: tuple[str, ...]
    groups: tuple[str, ...]
    applicants: tuple[str, ...]
    note: str | None
    memberships: tuple[str, ...] = ()
    excludes_gef_financed: bool = False
    lists: tuple[Membership, ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """A document that an applicant prepares."""

    name: str
    url: str | None = None
    language: str | None = None
    signed_by: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One action on the way to the assistance."""

    action: str
    actor: str | None = None
    url: str | None = None
    takes: str | None = None


@dataclass(frozen=True, slots=True)
class Access:
    """How one gets the assistance."""

    intake: str
    requirements: tuple[str, ...]
    documents: tuple[Paper, ...]
    steps: tuple[Step, ...]
    fee: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class Round:
    """One call for applications."""

    name: str
    opens: date | None = None
    closes: date | None = None
    max_amount: int | None = None
    parallel: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A source of assistance outside the GEF (proposal, paragraph 2a)."""

    id: str
    name: str
    short_name: str | None
    organisation: str
    family: str
    kind: str
    donors: tuple[str, ...]
    summary: str
    assistance: tuple[str, ...]
    topics: tuple[str, ...]
    relevance: str
    gef_link: str
    eligibility: Eligibility
    amount: Amount
    cofinancing: str | None
    duration_max_months: int | None
    access: Access
    rounds: tuple[Round, ...]
    stated: str
    availability_note: str | None
    languages: tuple[str, ...]
    url: str | None
    url_basis: str | None
    contact: str | None
    maintained_by: str
    verified: Verified
    evidence: tuple[Evidence, ...]
    confidence: str
    confidence_note: str | None
    retired: Retired | None


def source(identifier: str, data: Mapping) -> Source:
    """Return the source that `data`, accepted by the schema, describes."""
    get = data.get
    availability = data["availability"]
    return Source(
        id=identifier,
        name=data["name"],
        short_name=get("short_name"),
        organisation=data["organisation"],
        family=data["family"],
        kind=data["kind"],
        donors=many(data, "donors"),
        summary=data["summary"],
        assistance=many(data, "assistance"),
        topics=many(data, "topics"),
        relevance=data["relevance"],
        gef_link=data["gef_link"],
        eligibility=_eligibility(data["eligibility"]),
        amount=Amount(**(get("amount") or {})),
        cofinancing=get("cofinancing"),
        duration_max_months=get("duration_max_months"),
        access=_access(data["access"]),
        rounds=tuple(map(_round, get("rounds") or ())),
        stated=availability["stated"],
        availability_note=availability.get("note"),
        languages=many(data, "languages"),
        url=get("url"),
        url_basis=get("url_basis"),
        contact=get("contact"),
        maintained_by=data["maintained_by"],
        verified=verified(data),
        evidence=evidence(data),
        confidence=data["confidence"],
        confidence_note=get("confidence_note"),
        retired=retired(data),
    )


def _eligibility(data: Mapping) -> Eligibility:
    lists = {
        key: many(data, key) for key in ("regions", "countries", "excluded", "groups", "applicants", "memberships")
    }
    excludes = bool(data.get("excludes_gef_financed"))
    return Eligibility(basis=data["basis"], note=data.get("note"), excludes_gef_financed=excludes, **lists)


def _access(data: Mapping) -> Access:
    return Access(
        intake=data["intake"],
        requirements=many(data, "requirements"),
        documents=tuple(Paper(**item) for item in data.get("documents") or ()),
        steps=tuple(Step(**item) for item in data.get("steps") or ()),
        fee=data.get("fee"),
        note=data.get("note"),
    )


def _round(data: Mapping) -> Round:
    return Round(**{**data, "opens": day(data.get("opens")), "closes": day(data.get("closes"))})
