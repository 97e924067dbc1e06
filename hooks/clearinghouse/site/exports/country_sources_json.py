"""The verdict of every source for each country, for machines."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice

from clearinghouse.domain.plans.evidence import country_evidence
from clearinghouse.domain.source_verdict import SourceVerdict, Verdict
from clearinghouse.language.messages import N_
from clearinghouse.records import Source
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.exports.api_envelope import as_json, as_rows, envelope
from clearinghouse.site.exports.registry import exporter

_ROWS_IN_ALL = 40_000  # verdicts in all files of countries together, so that a large catalogue stays quick to build


@exporter(
    title=N_("Sources by country"),
    description=N_("Whether each source is likely to help each country, with the reason."),
    addresses=("api/v1/countries/<code>/sources.json",),
)
def files(context: SiteContext) -> Iterator[tuple[str, bytes]]:
    """Yield api/v1/countries/<code>/sources.json for each country."""
    codes = tuple(context.catalogue.countries)
    most = _ROWS_IN_ALL // max(1, len(codes))
    rows: dict[tuple[str, str], str] = {}
    for code in codes:
        yield _of_country(context, code, most, rows)


def _of_country(context: SiteContext, code: str, most: int, written: dict[tuple[str, str], str]) -> tuple[str, bytes]:
    by_verdict: dict[Verdict, list[tuple[Source, SourceVerdict]]] = {verdict: [] for verdict in Verdict}
    for source in context.sources:
        verdict = context.facts.verdict(source.id, code)
        by_verdict[verdict.verdict].append((source, verdict))
    ordered = chain.from_iterable(by_verdict.values())
    rows = [_row(source, verdict, context, written) for source, verdict in islice(ordered, most)]
    uri = f"api/v1/countries/{code}/sources.json"
    totals = {verdict.value: count for verdict, count in context.facts.verdict_counts(code).items()}
    total = sum(totals.values())
    return uri, envelope(context, uri, as_rows(rows), country=code, totals=totals, shown=len(rows), total=total)


def _row(source: Source, verdict: SourceVerdict, context: SiteContext, written: dict[tuple[str, str], str]) -> str:
    """Return the verdict of a source as JSON; each is written once, for many countries have it."""
    key = source.id, verdict.reason.value
    if key not in written:
        written[key] = as_json(
            {
                "source": source.id,
                "verdict": verdict.verdict.value,
                "reason": verdict.reason.value,
                "confirmed": source.id not in context.facts.unconfirmed,
                "lists": list(source.eligibility.memberships),
                "evidence": list(country_evidence(source, verdict.reason.value)),
            }
        )
    return written[key]
