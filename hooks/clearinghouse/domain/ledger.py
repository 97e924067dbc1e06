"""The ledger: which source offered what for which request, and which projects documents say were financed.

They are two tables, because they are two things. An offer was made through the network, for a submitted request. A
project that preceded a documented need was found in a document, and the network had no part in it. Sums are never
added: the currencies, the years and what they cover differ.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from clearinghouse.records import Request
from clearinghouse.records.request import Project, RequestOffer


@dataclass(frozen=True, slots=True)
class MatchedOffer:
    """An offer for a submitted request; `state` is the last one in the history of the request."""

    request: Request
    offer: RequestOffer
    state: str | None


@dataclass(frozen=True, slots=True)
class FinancedProject:
    """A project that a document names together with its funder."""

    request: Request
    project: Project


def matched_offers(requests: Iterable[Request]) -> tuple[MatchedOffer, ...]:
    """Return every offer for a submitted request in use, the newest first."""
    offers = [
        MatchedOffer(item, offer, item.history[-1].status if item.history else None)
        for item in requests
        if item.origin == "submitted" and not item.retired
        for offer in item.offers
    ]
    return tuple(sorted(offers, key=lambda item: (-item.offer.on.toordinal(), item.request.id, item.offer.source)))


def financed_projects(requests: Iterable[Request]) -> tuple[tuple[FinancedProject, ...], int]:
    """Return the projects of documented needs whose funder is named, by country; and how many name none."""
    projects = [
        FinancedProject(item, project)
        for item in requests
        if item.origin == "transcribed" and not item.retired
        for project in item.existing_projects
    ]
    named = [item for item in projects if item.project.funder]
    named.sort(key=lambda item: (item.request.country or "", item.request.id))
    return tuple(named), len(projects) - len(named)
