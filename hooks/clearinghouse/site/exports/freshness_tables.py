"""How fresh the key facts are: every fact as CSV and JSON, the oldest first, with the shares by kind and maintainer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from clearinghouse.domain.freshness import FactCounts, FactRow
from clearinghouse.language.messages import N_
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.exports.api_envelope import as_json, as_rows, envelope
from clearinghouse.site.exports.csv_writer import csv_bytes
from clearinghouse.site.exports.registry import exporter

_COLUMNS = (
    "kind",
    "record",
    "field",
    "maintained_by",
    "evidence",
    "newest",
    "read",
    "months",
    "half_life",
    "within_half_life",
    "within_12_months",
)


@exporter(
    title=N_("Freshness"),
    description=N_("The age of the evidence of every key fact, the oldest first, and shares by kind and maintainer."),
    addresses=("freshness/facts.csv", "api/v1/freshness.json"),
)
def files(context: SiteContext) -> Iterator[tuple[str, bytes]]:
    """Yield freshness/facts.csv and api/v1/freshness.json."""
    freshness = context.facts.freshness
    rows = [_row(context, row) for row in freshness.rows]
    yield "freshness/facts.csv", csv_bytes(_COLUMNS, map(_cells, rows))
    uri = "api/v1/freshness.json"
    yield (
        uri,
        envelope(
            context,
            uri,
            as_rows([as_json(row) for row in rows]),
            total=len(rows),
            counts=_counts(freshness.counts),
            by_kind={kind: _counts(counts) for kind, counts in freshness.by_kind().items()},
            by_maintainer={name: _counts(counts) for name, counts in freshness.by_maintainer().items()},
        ),
    )


def _row(context: SiteContext, row: FactRow) -> dict[str, object]:
    newest = row.age.newest
    values = (
        row.kind,
        row.identifier,
        row.age.field,
        row.maintainer,
        list(row.age.numbers),
        newest.written if newest else None,
        newest.read if newest else None,
        row.age.months,
        context.facts.half_lives.months(row.age.kind_of_fact),
        row.age.is_fresh,
        row.age.is_recent,
    )
    return dict(zip(_COLUMNS, values, strict=True))


def _cells(row: Mapping[str, object]) -> dict[str, object]:
    numbers = row["evidence"]
    return {**row, "evidence": tuple(map(str, numbers)) if isinstance(numbers, list) else ()}


def _counts(counts: FactCounts) -> dict[str, int]:
    return {
        "total": counts.total,
        "within_12_months": counts.recent,
        "within_half_life": counts.fresh,
        "undated": counts.undated,
        "unread": counts.unread,
    }
