"""The verdict of every source for each country, for machines: the sources of each verdict and reason.

What is stated of a source, such as its evidence, is in `api/v1/plan-sources.json`.
"""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.domain.source_verdict import SourceVerdict, Verdict
from clearinghouse.language.messages import N_
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.exports.api_envelope import as_json, as_rows, envelope
from clearinghouse.site.exports.registry import exporter

_SOURCES_IN_ALL = 40_000  # verdicts in all files of countries together, so that a large catalogue stays quick to build


@exporter(
    title=N_("Sources by country"),
    description=N_("Whether each source is likely to help each country, with the reason."),
    addresses=("api/v1/countries/<code>/sources.json",),
)
def files(context: SiteContext) -> Iterator[tuple[str, bytes]]:
    """Yield api/v1/countries/<code>/sources.json for each country."""
    codes = tuple(context.catalogue.countries)
    most = _SOURCES_IN_ALL // max(1, len(codes))
    for code in codes:
        yield _of_country(context, code, most)


def _of_country(context: SiteContext, code: str, most: int) -> tuple[str, bytes]:
    verdicts = {source.id: context.facts.verdict(source.id, code) for source in context.sources}
    order = list(Verdict)
    shown = sorted(verdicts.items(), key=lambda item: order.index(item[1].verdict))[:most]
    rows: dict[SourceVerdict, list[str]] = {}
    for source, verdict in shown:
        rows.setdefault(verdict, []).append(source)
    uri = f"api/v1/countries/{code}/sources.json"
    counts = {verdict.value: count for verdict, count in context.facts.verdict_counts(code).items()}
    result = as_rows([_row(verdict, sources) for verdict, sources in rows.items()])
    members = {"country": code, "verdicts": counts, "listed_sources": len(shown), "total": len(rows)}
    return uri, envelope(context, uri, result, **members)


def _row(verdict: SourceVerdict, sources: list[str]) -> str:
    return as_json({"verdict": verdict.verdict.value, "reason": verdict.reason.value, "sources": sources})
