"""What matching looks at: a source as an offer on a date, a request as a need, and the context of both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.domain.intake import Intake, assess_intake
from clearinghouse.domain.request_lifecycle import FINAL
from clearinghouse.records import Country, Matching, Request, Source, Vocabulary

# A need goes through the national focal point (proposal, paragraph 10a): where it names none, a government applies.
DEFAULT_APPLICANTS = ("national-government",)
_NO_WEIGHTS = Matching("", "", {}, {}, fresh_months=12, thin=3, given_by={})


@dataclass(frozen=True, slots=True, eq=False)
class Offer:
    """A source with its intake on the date."""

    source: Source
    intake: Intake


@dataclass(frozen=True, slots=True, eq=False)
class Need:
    """A request with its country; `sought` in whole units of `currency`; `gef` is None when not known."""

    request: Request
    country: Country
    sought: int | None
    currency: str | None
    gef: bool | None


@dataclass(frozen=True, slots=True, eq=False)
class MatchingContext:
    """The date, the weights of `data/matching.yml`, and for each topic its broader and narrower ones."""

    as_of: date
    rules: Matching
    related: Mapping[str, frozenset[str]]


def matching_context(catalogue: Catalogue, *, as_of: date) -> MatchingContext:
    """Return the context of a catalogue on a date. Without weights every doubt counts, and no reason gives points."""
    rules = next(iter(catalogue.matching.values()), _NO_WEIGHTS)
    return MatchingContext(as_of, rules, related_topics(catalogue.vocabularies.get("topics")))


def build_offer(source: Source, *, as_of: date) -> Offer:
    """Return a source as matching sees it on the date `as_of`."""
    return Offer(source, assess_intake(source, as_of=as_of))


def build_need(request: Request, country: Country) -> Need:
    """Return a request as matching sees it."""
    return Need(request, country, sum_sought(request), request.budget.currency, _gef(request))


def sum_sought(request: Request) -> int | None:
    """Return the sum that is sought: as stated, else the total less what is secured, when both are stated.

    Where everything is secured no sum is sought, and None is returned: what else is needed was not put in money.
    """
    budget = request.budget
    if budget.sought is not None:
        return budget.sought
    if budget.total is None or budget.secured is None:
        return None
    left = budget.total - budget.secured
    return left if left > 0 else None


def is_waiting(request: Request) -> bool:
    """Whether a real need still waits: in use, not an invented example, not at its end, and not known to be met."""
    ended = bool(request.history) and request.history[-1].status in FINAL - {"unmet"}
    met = request.outcome is not None and request.outcome.status == "met"
    return not (request.retired or request.origin == "illustrative" or ended or met)


def related_topics(topics: Vocabulary | None) -> dict[str, frozenset[str]]:
    """Return for each topic all its broader topics, up to the top, and all its narrower ones, down to the last."""
    broader = {key: _broader(key, topics) for key in topics.terms} if topics else {}
    return {key: broader[key] | {other for other in broader if key in broader[other]} for key in broader}


def _broader(key: str, topics: Vocabulary) -> frozenset[str]:
    found: list[str] = []
    step = topics.terms[key].broader
    while step is not None and step in topics.terms and step not in (*found, key):
        found.append(step)
        step = topics.terms[step].broader
    return frozenset(found)


def _gef(request: Request) -> bool | None:
    paid = [project.gef for project in request.existing_projects]
    if True in paid:
        return True
    return None if not paid or None in paid else False
