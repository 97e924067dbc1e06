"""For machines: what the criteria of a match mean, and the answer of every source for each country.

The file of each request comes with its page (`match_json`), so that its matches are computed once.
"""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.domain.matching import Criterion
from clearinghouse.domain.source_eligibility import SourceVerdict, Verdict
from clearinghouse.records import Source
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.exports.api_envelope import as_json
from clearinghouse.site.exports.match_json import envelope, shared_writer
from clearinghouse.wording.match_text import CRITERION, REQUEST_FIELDS, SOURCE_FIELDS, TEXT

_ROWS_IN_ALL = 40_000  # answers in all files of countries together, so that a large catalogue stays quick to build


def files(context: SiteContext) -> Iterator[tuple[str, bytes]]:
    """Yield api/v1/match-criteria.json, and api/v1/countries/<code>/sources.json for each country."""
    yield envelope(context, "match-criteria", "", len(Criterion), map(_legend, Criterion))
    answers = context.answers_by_country()
    most = _ROWS_IN_ALL // max(1, len(answers))
    for code, own in answers.items():
        yield _of_country(context, code, own, most)


def _of_country(context: SiteContext, code: str, answers: tuple[SourceVerdict, ...], most: int) -> tuple[str, bytes]:
    found = by_verdict(context, answers)
    totals = as_json({verdict.value: len(rows) for verdict, rows in found.items()})
    writer = shared_writer(context)
    every = [row for rows in found.values() for row in rows]
    shown = [writer.answer(source, answer) for source, answer in every[:most]]
    head = f'"country":"{code}","totals":{totals},"shown":{len(shown)},'
    return envelope(context, f"countries/{code}/sources", head, len(every), shown)


def by_verdict(
    context: SiteContext, answers: tuple[SourceVerdict, ...]
) -> dict[Verdict, list[tuple[Source, SourceVerdict]]]:
    """Return every source in use with its answer for a country (`answers` by signature), the most useful first."""
    rows: dict[Verdict, list[tuple[Source, SourceVerdict]]] = {verdict: [] for verdict in Verdict}
    for source in context.sources:
        answer = answers[context.signatures[source.id]]
        rows[answer.verdict].append((source, answer))
    return rows


def _legend(criterion: Criterion) -> str:
    return as_json(
        {
            "criterion": criterion.value,
            "name": CRITERION[criterion],
            "source_fields": SOURCE_FIELDS[criterion],
            "request_fields": REQUEST_FIELDS[criterion],
            "reasons": TEXT[criterion],
        }
    )
