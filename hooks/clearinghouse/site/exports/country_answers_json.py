"""For machines: what the criteria of a match mean, and the answer of every source for each country.

The file of each request comes with its page (`match_json`), so that its matches are computed once.
"""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.domain.matching import Criterion
from clearinghouse.domain.source_verdict import SourceVerdict, Verdict
from clearinghouse.language.messages import N_, Messages
from clearinghouse.records import Source
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.exports.api_envelope import as_json, as_rows, envelope
from clearinghouse.site.exports.match_json import shared_writer
from clearinghouse.site.exports.registry import exporter
from clearinghouse.wording.match_evidence import REQUEST_FIELDS, SOURCE_FIELDS
from clearinghouse.wording.match_text import CRITERION, legend

_ROWS_IN_ALL = 40_000  # answers in all files of countries together, so that a large catalogue stays quick to build


@exporter(
    title=N_("Matches"),
    description=N_("What each reason of a match means, and the answer of every source for each country."),
    addresses=("api/v1/match-criteria.json", "api/v1/countries/<code>/sources.json"),
)
def files(context: SiteContext) -> Iterator[tuple[str, bytes]]:
    """Yield api/v1/match-criteria.json, and api/v1/countries/<code>/sources.json for each country."""
    criteria = [_criterion(criterion, context.messages) for criterion in Criterion]
    uri = "api/v1/match-criteria.json"
    yield uri, envelope(context, uri, as_rows(criteria), total=len(criteria))
    answers = context.facts.verdicts_by_country()
    most = _ROWS_IN_ALL // max(1, len(answers))
    for code, own in answers.items():
        yield _of_country(context, code, own, most)


def _of_country(context: SiteContext, code: str, answers: tuple[SourceVerdict, ...], most: int) -> tuple[str, bytes]:
    groups = by_verdict(context, answers)
    writer = shared_writer(context)
    every = [row for rows in groups.values() for row in rows]
    shown = [writer.answer(source, answer) for source, answer in every[:most]]
    uri = f"api/v1/countries/{code}/sources.json"
    return uri, envelope(
        context,
        uri,
        as_rows(shown),
        country=code,
        totals={verdict.value: len(rows) for verdict, rows in groups.items()},
        shown=len(shown),
        total=len(every),
    )


def by_verdict(
    context: SiteContext, answers: tuple[SourceVerdict, ...]
) -> dict[Verdict, list[tuple[Source, SourceVerdict]]]:
    """Return every source in use with its answer for a country (`answers` by signature), the most useful first."""
    rows: dict[Verdict, list[tuple[Source, SourceVerdict]]] = {verdict: [] for verdict in Verdict}
    for source in context.sources:
        answer = answers[context.facts.eligibility_classes[source.id]]
        rows[answer.verdict].append((source, answer))
    return rows


def _criterion(criterion: Criterion, messages: Messages) -> str:
    return as_json(
        {
            "criterion": criterion.value,
            "name": messages.gettext(CRITERION[criterion]),
            "source_fields": SOURCE_FIELDS[criterion],
            "request_fields": REQUEST_FIELDS[criterion],
            "reasons": legend(criterion, messages),
        }
    )
