"""Measure what matching costs for one need as the number of sources grows, and for all needs together.

    python benchmarks/matching.py [--needs 10000] [--sources 250 500 1000 2000 4000]

All records are made up, in the real schemas. For each number of sources: the time to build the index, to find the
best sources for each need and the best needs for each source, and to match some of the needs pair by pair.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Mapping
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "hooks"))
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.catalogue.loader import load
from clearinghouse.domain.matching import (
    Index,
    MatchingContext,
    Need,
    Offer,
    build_need,
    build_offer,
    match_pair,
    matching_context,
    sort_matches,
)
from clearinghouse.domain.matching.index.results import Ranked
from clearinghouse.domain.source_verdict import Verdict
from clearinghouse.records import Request, Source
from synthetic import ROOT, Maker

_AS_OF = date(2026, 11, 24)
_LIMITS = {Verdict.LIKELY: 6, Verdict.MORE_INFORMATION: 4}
_SAMPLE = 20  # needs that are also matched pair by pair


def main() -> int:
    """Print one row for each number of sources; fail if the index and the definition differ."""
    options = _options()
    catalogue, _ = load(ROOT)
    context = matching_context(catalogue, as_of=_AS_OF)
    maker = Maker(random.Random(20261124))  # noqa: S311 - the same catalogue every time, not a secret
    needs = [_need(catalogue, maker, number) for number in range(options.needs)]
    offers = [_offer(maker, number) for number in range(max(options.sources))]
    print(f"{options.needs:,} needs; processor time: microseconds for each, seconds for all")
    print("sources  index s  per need µs  all needs s  per source µs  pair by pair, per need µs")
    for count in options.sources:
        print(_row(context, offers[:count], needs))
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--needs", type=int, default=10_000)
    parser.add_argument("--sources", type=int, nargs="+", default=[250, 500, 1000, 2000, 4000])
    return parser.parse_args()


def _need(catalogue: Catalogue, maker: Maker, number: int) -> Need:
    data = maker.request(number)
    return build_need(Request.from_data(data, id=f"request-{number:05}"), catalogue.countries[data["country"]])


def _offer(maker: Maker, number: int) -> Offer:
    return build_offer(Source.from_data(maker.source(number, 50), id=f"source-{number:05}"), as_of=_AS_OF)


def _row(context: MatchingContext, offers: list[Offer], needs: list[Need]) -> str:
    clock = time.process_time
    start = clock()
    index = Index(context, offers, needs)
    indexed = clock()
    ranked = [index.for_need(need, _LIMITS) for need in needs]
    needs_done = clock()
    for offer in offers:
        index.for_offer(offer, _LIMITS)
    offers_done = clock()
    for need, best in zip(needs[:_SAMPLE], ranked, strict=False):
        _compare(context, offers, need, best)
    pairs_done = clock()
    return (
        f"{len(offers):7,}  {indexed - start:7.2f}  {1e6 * (needs_done - indexed) / len(needs):11.0f}"
        f"  {needs_done - indexed:11.2f}  {1e6 * (offers_done - needs_done) / len(offers):13.0f}"
        f"  {1e6 * (pairs_done - offers_done) / _SAMPLE:25.0f}"
    )


def _compare(context: MatchingContext, offers: list[Offer], need: Need, best: Mapping[Verdict, Ranked]) -> None:
    """Match one need pair by pair. Raises SystemExit if the index found other sources."""
    pairs = (match_pair(offer, need, context) for offer in offers)
    matches = list(sort_matches(match for match in pairs if match.is_candidate))
    for verdict, limit in _LIMITS.items():
        expected = tuple(match.source for match in matches if match.verdict is verdict)[:limit]
        if expected != best[verdict].best:
            raise SystemExit(f"{need.request.id}: the index and the definition differ")


if __name__ == "__main__":
    sys.exit(main())
