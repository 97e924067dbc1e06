"""The ledger of matches: which source offered what for which request; and what documents say was financed.

They are two tables, because they are two things. An offer was made here, for a submitted request. A project before a
documented need was found in a document, and nobody here had a part in it. Sums are never added up: the currencies,
the years and what the sums cover differ.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from clearinghouse.records import Request
from clearinghouse.records.request import Offer, Project


@dataclass(frozen=True, slots=True)
class MatchedOffer:
    """An offer for a submitted request; `state` is that of the request today."""

    request: Request
    offer: Offer
    state: str | None


@dataclass(frozen=True, slots=True)
class FinancedProject:
    """A project that a document names together with who paid."""

    request: Request
    project: Project


def matched_offers(requests: Iterable[Request]) -> tuple[MatchedOffer, ...]:
    """Return every offer for a submitted request in use, the newest first."""
    found = [
        MatchedOffer(item, offer, item.history[-1].status if item.history else None)
        for item in requests
        if item.origin == "submitted" and not item.retired
        for offer in item.offers
    ]
    return tuple(sorted(found, key=lambda match: (-match.offer.on.toordinal(), match.request.id, match.offer.source)))


def financed_projects(requests: Iterable[Request]) -> tuple[tuple[FinancedProject, ...], int]:
    """Return the projects of documented needs whose payer is named, by country; and how many have none named."""
    projects = [
        FinancedProject(item, project)
        for item in requests
        if item.origin == "transcribed" and not item.retired
        for project in item.existing_projects
    ]
    named = [item for item in projects if item.project.funder]
    named.sort(key=lambda item: (item.request.country or "", item.request.id))
    return tuple(named), len(projects) - len(named)
