"""Sources, needs, centres and countries as CSV: one record per row, for spreadsheets.

Identifiers of terms and records stand in the cells, as in the files; an empty cell is "not stated".
"""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.domain.evidence_age import newest_evidence
from clearinghouse.domain.plans import Role, options_of
from clearinghouse.domain.source_verdict import Verdict
from clearinghouse.language.messages import N_
from clearinghouse.records import Centre, Country, Request, Source
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.exports.csv_writer import csv_bytes
from clearinghouse.site.exports.registry import exporter

_Row = dict[str, object]


@exporter(
    title=N_("Tables of records"),
    description=N_("Sources, needs, centres and countries, one record per row, for spreadsheets."),
    addresses=tuple(f"data/{name}.csv" for name in ("sources", "needs", "centres", "countries")),
)
def files(context: SiteContext) -> Iterator[tuple[str, bytes]]:
    """Yield data/<name>.csv. A kind without records has no file but its heading row."""
    catalogue = context.catalogue
    centres = [item for item in catalogue.centres.values() if not item.retired]
    yield "data/sources.csv", csv_bytes(_SOURCE, (_source(context, item) for item in context.sources))
    yield "data/needs.csv", csv_bytes(_NEED, (_need(context, item) for item in context.requests))
    yield "data/centres.csv", csv_bytes(_CENTRE, (_centre(context, item) for item in centres))
    yield "data/countries.csv", csv_bytes(_COUNTRY, (_country(context, item) for item in catalogue.countries.values()))


_SOURCE = (
    "id",
    "name",
    "short_name",
    "organisation",
    "family",
    "kind",
    "relevance",
    "status",
    "until",
    "status_seen",
    "newest_page",
    *(role.value for role in Role),
    "topics",
    "any_topic",
    "basis",
    "regions",
    "applicants",
    "amount_min",
    "amount_max",
    "currency",
    "intake",
    "url",
    "page",
)
_NEED = (
    "id",
    "country",
    "title",
    "origin",
    "standing",
    "document_date",
    "topics",
    "packages",
    "place",
    "total",
    "secured",
    "sought",
    "currency",
    "page",
)
_CENTRE = ("id", "name", "acronym", "country", "city", "serves", "topics", "url", "page")
_COUNTRY = (
    "code",
    "name",
    "party",
    "oda_recipient",
    "ldc",
    "sids",
    "lldc",
    "eligible",
    *(verdict.value for verdict in Verdict),
    "page",
)


def _source(context: SiteContext, source: Source) -> _Row:
    intake, amount = context.facts.intakes[source.id], source.amount
    newest = newest_evidence(source.evidence, as_of=context.as_of)
    roles: dict[str, list[str]] = {}
    for option in options_of(source, intake):
        roles.setdefault(option.role.value, []).append(option.package)
    return {
        "id": source.id,
        "name": source.name,
        "short_name": source.short_name,
        "organisation": source.organisation,
        "family": source.family,
        "kind": source.kind,
        "relevance": source.relevance,
        "status_seen": intake.seen.written if intake.seen else None,
        "newest_page": newest.written if newest else None,
        "status": intake.status.value,
        "until": intake.on and intake.on.isoformat(),
        **{role: tuple(dict.fromkeys(packages)) for role, packages in roles.items()},
        "topics": source.topics,
        "any_topic": source.any_topic,
        "basis": source.eligibility.basis,
        "regions": source.eligibility.regions,
        "applicants": source.eligibility.applicants,
        "amount_min": amount.min,
        "amount_max": amount.max,
        "currency": amount.currency,
        "intake": source.access.intake,
        "url": source.url,
        "page": context.addresses.page(f"sources/{source.id}/"),
    }


def _need(context: SiteContext, need: Request) -> _Row:
    return {
        "id": need.id,
        "country": need.country,
        "title": need.title,
        "origin": need.origin,
        "standing": context.facts.standings[need.id].value,
        "document_date": need.document and need.document.date,
        "topics": need.topics,
        "packages": tuple(item.package for item in need.packages),
        "place": need.place,
        "total": need.budget.total,
        "secured": need.budget.secured,
        "sought": need.budget.sought,
        "currency": need.budget.currency,
        "page": context.addresses.page(f"requests/{need.id}/"),
    }


def _centre(context: SiteContext, centre: Centre) -> _Row:
    return {
        "id": centre.id,
        "name": centre.name,
        "acronym": centre.acronym,
        "country": centre.country,
        "city": centre.city,
        "serves": centre.serves,
        "topics": centre.topics,
        "url": centre.url,
        "page": context.addresses.page(f"centres/{centre.id}/"),
    }


def _country(context: SiteContext, country: Country) -> _Row:
    return {
        "code": country.id,
        "name": country.name,
        "party": country.convention.party,
        "oda_recipient": country.oda,
        "ldc": country.ldc,
        "sids": country.sids,
        "lldc": country.lldc,
        "eligible": context.facts.assessments[country.id].standing.value,
        **{verdict.value: count for verdict, count in context.facts.verdict_counts(country.id).items()},
        "page": context.addresses.page(f"countries/{country.id}/"),
    }
