"""The facets of the explorers: by which terms sources and requests can be chosen, and what each record has.

A facet's parameter and its values are part of the addresses that people share (`?topic=pcb&status=open`). They are
vocabulary terms and codes; they are never renamed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from clearinghouse.domain.intake import Status
from clearinghouse.records import Record, Request, Source
from clearinghouse.site.context.context import SiteContext

CLOSING_LATER_DAYS = 90
FRESH = timedelta(days=365)
AGES = ((3, "to-3-years"), (10, "to-10-years"))  # full years since the document, inclusive


@dataclass(frozen=True, slots=True)
class Facet:
    """One facet: `param` in the address, its name in `Wording.facets`, labels of its values, the values of a record."""

    param: str
    name: str
    labels: Callable[[SiteContext], Mapping[str, str]]
    values: Callable[[Record, SiteContext], Iterable[str]]
    several: bool = False  # a record can have more than one value, so "all of" means something


@dataclass(frozen=True, slots=True)
class Option:
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
    options: tuple[Option, ...]


def keys(record: Record, facets: Sequence[Facet], context: SiteContext) -> tuple[str, ...]:
    """Return the values of a record as "param=value"."""
    return tuple(f"{facet.param}={value}" for facet in facets for value in facet.values(record, context))


Index = Mapping[str, Sequence[Record]]  # "param=value" to the records that have it, in their order


def index(records: Iterable[Record], facets: Sequence[Facet], context: SiteContext) -> Index:
    """Return the records of each value of each facet."""
    found: dict[str, list[Record]] = {}
    for record in records:
        for key in keys(record, facets, context):
            found.setdefault(key, []).append(record)
    return found


def choices(index: Index, facets: Sequence[Facet], context: SiteContext) -> tuple[FacetChoice, ...]:
    """Return the facets with the values that occur; facets without any are left out."""
    return tuple(choice for facet in facets if (choice := _choice(facet, index, context)).options)


def _choice(facet: Facet, index: Index, context: SiteContext) -> FacetChoice:
    options = tuple(
        Option(value, label, len(index.get(f"{facet.param}={value}", ())))
        for value, label in facet.labels(context).items()
        if f"{facet.param}={value}" in index or facet is ANSWER  # answers come with the country that is chosen
    )
    return FacetChoice(facet.param, context.wording.facets[facet.name], facet.several, options)


def _vocabulary(name: str) -> Callable[[SiteContext], Mapping[str, str]]:
    return lambda context: context.labels.get(name, {})


def _status(source: Source, context: SiteContext) -> Iterable[str]:
    state = context.facts.intakes[source.id]
    yield state.status
    if state.status is Status.CLOSING_SOON:
        yield Status.OPEN  # who asks for open ones wants those that close soon as well
    if state.status in (Status.OPEN, Status.CLOSING_SOON) and state.round and state.days <= CLOSING_LATER_DAYS:
        yield "closing-90"


def _verified(source: Source, context: SiteContext) -> Iterable[str]:
    if context.as_of - source.verified.on <= FRESH:
        yield "12-months"
    if source.verified.how == "live-page":
        yield "live-page"


def _region(request: Request, context: SiteContext) -> Iterable[str]:
    group = context.catalogue.countries[request.country].un_group
    return (group,) if group else ()


def request_state(request: Request) -> str:
    """Return the last status of a submitted request; for a documented need, what is known of its outcome."""
    if request.history:
        return request.history[-1].status
    return request.outcome.status if request.outcome else "unknown"


def request_age(request: Request, context: SiteContext) -> str:
    """Return the age class of the day that a request speaks of: its submission, else its document."""
    stated = request.submitted.on.isoformat() if request.submitted else (request.document and request.document.date)
    if not stated:
        return "age-not-stated"
    years = context.as_of.year - int(stated[:4])
    return next((name for most, name in AGES if years <= most), "older")


ANSWER = Facet("answer", "answer", lambda context: context.wording.verdict, lambda *_: ())
SOURCES = (
    ANSWER,
    Facet("topic", "topic", _vocabulary("topics"), lambda item, _: item.topics, several=True),
    Facet(
        "assistance",
        "assistance",
        _vocabulary("assistance-types"),
        lambda item, _: item.assistance,
        several=True,
    ),
    Facet("status", "status", lambda context: context.wording.open_or_closed, _status),
    Facet(
        "applicant",
        "applicant",
        _vocabulary("applicant-types"),
        lambda item, _: item.eligibility.applicants,
        several=True,
    ),
    Facet("family", "family", _vocabulary("source-families"), lambda item, _: (item.family,)),
    Facet("relevance", "relevance", _vocabulary("relevance"), lambda item, _: (item.relevance,)),
    Facet("language", "language", _vocabulary("languages"), lambda item, _: item.languages, several=True),
    Facet("verified", "verified", lambda context: context.wording.verified, _verified),
)
REQUESTS = (
    Facet("region", "region", _vocabulary("un-groups"), _region),
    Facet("topic", "topic", _vocabulary("topics"), lambda item, _: item.topics, several=True),
    Facet(
        "assistance",
        "assistance",
        _vocabulary("assistance-types"),
        lambda item, _: item.assistance,
        several=True,
    ),
    Facet("origin", "origin", _vocabulary("request-origins"), lambda item, _: (item.origin,)),
    Facet(
        "status",
        "state",
        lambda context: {**context.labels["request-statuses"], **context.labels["outcome-states"]},
        lambda item, _: (request_state(item),),
    ),
    Facet("age", "age", lambda context: context.wording.age, lambda item, context: (request_age(item, context),)),
)
