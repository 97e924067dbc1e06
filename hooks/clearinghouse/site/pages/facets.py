"""The facets of the explorers: by which terms sources and requests can be chosen, and what each record has.

A facet's parameter and its values are part of the addresses that people share (`?topic=pcb&status=open`). They are
vocabulary terms and codes; they are never renamed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from clearinghouse.domain.evidence_age import SHOWN_FRESH, months_before, newest_evidence
from clearinghouse.domain.intake import Intake, Status
from clearinghouse.records import Record, Request, Source
from clearinghouse.site.context.context import SiteContext

CLOSING_LATER_DAYS = 90
AGES = ((3, "to-3-years"), (10, "to-10-years"))  # full years since the document, inclusive


R = TypeVar("R", bound=Record)
Named = Iterable[tuple[str, str]]  # values with their labels
Index = Mapping[str, Sequence[R]]  # "param=value" to the records that have it, in their order


@dataclass(frozen=True, slots=True)
class Facet(Generic[R]):
    """One facet: `param` in the address, its name in `Wording.facets`, its values with labels, those of a record."""

    param: str
    name: str
    labels: Callable[[SiteContext], Named]
    values: Callable[[R, SiteContext], Iterable[str]]
    several: bool = False  # a record can have more than one value, so "all of" means something
    is_offered_whole: bool = False  # every value can be chosen, whether or not a record has it


@dataclass(frozen=True, slots=True)
class FacetOption:
    """One value of a facet with the number of records that have it."""

    id: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class FacetChoice:
    """A facet as shown: those values that a record has."""

    param: str
    label: str
    several: bool
    options: tuple[FacetOption, ...]


def keys(record: R, facets: Sequence[Facet[R]], context: SiteContext) -> tuple[str, ...]:
    """Return the values of a record as "param=value"."""
    return tuple(f"{facet.param}={value}" for facet in facets for value in facet.values(record, context))


def index(records: Iterable[R], facets: Sequence[Facet[R]], context: SiteContext) -> Index[R]:
    """Return the records of each value of each facet."""
    by_key: dict[str, list[R]] = {}
    for record in records:
        for key in keys(record, facets, context):
            by_key.setdefault(key, []).append(record)
    return by_key


def choices(index: Index[R], facets: Sequence[Facet[R]], context: SiteContext) -> tuple[FacetChoice, ...]:
    """Return the facets with the values that occur; facets without any are skipped."""
    return tuple(choice for facet in facets if (choice := _choice(facet, index, context)).options)


def _choice(facet: Facet[R], index: Index[R], context: SiteContext) -> FacetChoice:
    options = tuple(
        FacetOption(value, label, len(index.get(f"{facet.param}={value}", ())))
        for value, label in facet.labels(context)
        if f"{facet.param}={value}" in index or facet.is_offered_whole
    )
    return FacetChoice(facet.param, context.wording.facets[facet.name], facet.several, options)


def vocabulary(name: str) -> Callable[[SiteContext], Named]:
    """Return the terms of a vocabulary with their labels, as the values of a facet."""
    return lambda context: context.labels.get(name, {}).items()


def _topics(record: Source | Request, _context: SiteContext) -> Iterable[str]:
    return record.topics


def _assistance(record: Source | Request, _context: SiteContext) -> Iterable[str]:
    return record.assistance


def _applicants(source: Source, _context: SiteContext) -> Iterable[str]:
    return source.eligibility.applicants


def _status(source: Source, context: SiteContext) -> Iterable[str]:
    state = context.facts.intakes[source.id]
    yield state.status
    if state.status is Status.CLOSING_SOON:
        yield Status.OPEN  # open sources include those that close soon
    if state.status in (Status.OPEN, Status.CLOSING_SOON) and _closes_within(state, CLOSING_LATER_DAYS):
        yield "closing-90"


def _closes_within(intake: Intake, days: int) -> bool:
    return intake.round is not None and intake.days is not None and intake.days <= days


def _verified(source: Source, context: SiteContext) -> Iterable[str]:
    newest = newest_evidence(source.evidence, as_of=context.as_of)
    if newest and newest.on >= months_before(context.as_of, SHOWN_FRESH):
        yield "12-months"
    if any(item.read == "live-page" for item in source.evidence):
        yield "live-page"


def _region(request: Request, context: SiteContext) -> Iterable[str]:
    country = context.catalogue.countries.get(request.country or "")
    return (country.un_group,) if country and country.un_group else ()


def request_state(request: Request) -> str:
    """Return the last status of a submitted request; for a documented need, what is known of its outcome."""
    if request.history:
        return request.history[-1].status
    return request.outcome.status if request.outcome else "unknown"


def request_age(request: Request, context: SiteContext) -> str:
    """Return the age class of a request: from the date of its submission, else of its document."""
    stated = request.submitted.on.isoformat() if request.submitted else (request.document and request.document.date)
    if not stated:
        return "age-not-stated"
    years = context.as_of.year - int(stated[:4])
    return next((name for most, name in AGES if years <= most), "older")


def _age(request: Request, context: SiteContext) -> Iterable[str]:
    return (request_age(request, context),)


def _state_labels(context: SiteContext) -> Named:
    return {**context.labels["request-statuses"], **context.labels["outcome-states"]}.items()


# Answers come with the country that is chosen.
ANSWER: Facet[Source] = Facet(
    "answer", "answer", lambda context: context.wording.verdict.items(), lambda *_: (), is_offered_whole=True
)
SOURCES: tuple[Facet[Source], ...] = (
    ANSWER,
    Facet("topic", "topic", vocabulary("topics"), _topics, several=True),
    Facet("assistance", "assistance", vocabulary("assistance-types"), _assistance, several=True),
    Facet("status", "status", lambda context: context.wording.open_or_closed.items(), _status),
    Facet("applicant", "applicant", vocabulary("applicant-types"), _applicants, several=True),
    Facet("family", "family", vocabulary("source-families"), lambda source, _: (source.family,)),
    Facet("relevance", "relevance", vocabulary("relevance"), lambda source, _: (source.relevance,)),
    Facet("language", "language", vocabulary("languages"), lambda source, _: source.languages, several=True),
    Facet("verified", "verified", lambda context: context.wording.verified.items(), _verified),
)
REQUESTS: tuple[Facet[Request], ...] = (
    Facet("region", "region", vocabulary("un-groups"), _region),
    Facet("topic", "topic", vocabulary("topics"), _topics, several=True),
    Facet("assistance", "assistance", vocabulary("assistance-types"), _assistance, several=True),
    Facet("origin", "origin", vocabulary("request-origins"), lambda request, _: (request.origin,)),
    Facet("status", "state", _state_labels, lambda request, _: (request_state(request),)),
    Facet("age", "age", lambda context: context.wording.age.items(), _age),
)
