"""The ledger of matches as CSV and JSON: offers made here, and what documents say was financed."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.domain.ledger import FinancedProject, MatchedOffer, financed_projects, matched_offers
from clearinghouse.language.messages import N_
from clearinghouse.records import Award
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.exports.api_envelope import list_envelope
from clearinghouse.site.exports.csv_writer import csv_bytes
from clearinghouse.site.exports.registry import exporter

_MATCH = ("request", "title", "country", "source", "offered_on", "year", "amount", "currency", "offer", "request_state")
_AWARD = (
    "award",
    "title",
    "source",
    "payer",
    "countries",
    "year",
    "year_end",
    "topics",
    "work_packages",
    "form",
    "amount",
    "currency",
    "gef",
)
_FINANCED = (
    "request",
    "title",
    "country",
    "project",
    "funder",
    "period",
    "amount",
    "currency",
    "gef",
    "note",
    "outcome",
)


@exporter(
    title=N_("Who funded what"),
    description=N_("Offers made here, and projects that documents name."),
    addresses=("ledger/matches.csv", "ledger/financed.csv", "ledger/awards.csv", "api/v1/ledger.json"),
)
def files(context: SiteContext) -> Iterator[tuple[str, bytes]]:
    """Yield the tables of ledger/, and api/v1/ledger.json with the rows of the first two; `table` says of which."""
    offers = [_match(item) for item in matched_offers(context.requests)]
    projects = [_financed(item) for item in financed_projects(context.requests)[0]]
    yield "ledger/matches.csv", csv_bytes(_MATCH, offers)
    yield "ledger/financed.csv", csv_bytes(_FINANCED, projects)
    yield "ledger/awards.csv", csv_bytes(_AWARD, map(_award, context.facts.awards.all))
    rows = [{"table": "matches", **row} for row in offers] + [{"table": "financed", **row} for row in projects]
    yield "api/v1/ledger.json", list_envelope(context, "api/v1/ledger.json", rows)


def _award(item: Award) -> dict[str, object]:
    given = (item.id, item.title, item.source, item.payer, item.countries, item.year, item.year_end)
    what = (item.topics, item.packages, item.form, item.amount, item.currency, item.gef)
    return dict(zip(_AWARD, given + what, strict=True))


def _match(item: MatchedOffer) -> dict[str, object]:
    request, offer = item.request, item.offer
    cells = (offer.source, offer.on.isoformat(), offer.on.year, offer.amount, offer.currency, offer.status, item.state)
    return dict(zip(_MATCH, (request.id, request.title, request.country, *cells), strict=True))


def _financed(item: FinancedProject) -> dict[str, object]:
    request, project = item.request, item.project
    cells = (project.what, project.funder, project.period, project.amount, project.currency, project.gef, project.note)
    outcome = request.outcome.status if request.outcome else None
    return dict(zip(_FINANCED, (request.id, request.title, request.country, *cells, outcome), strict=True))
