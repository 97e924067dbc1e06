"""Show what matching costs for one need as the number of sources grows, and that all needs take seconds.

    python benchmarks/matching.py [--needs 10000] [--sources 250 500 1000 2000 4000]

Everything is made up, in the real schemas. For each number of sources: the time to build the index, to find the
best sources of each need, and the best needs of each source; then some of the needs by the pairwise definition.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
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
from clearinghouse.domain.source_eligibility import Verdict
from clearinghouse.records import Request, Source
from synthetic import ROOT, Maker

_AS_OF = date(2026, 11, 24)
_MOST = {Verdict.LIKELY: 6, Verdict.MORE_INFORMATION: 4}
_SAMPLE = 20  # needs that are also matched pair by pair


def main() -> int:
    """Print one row for each number of sources; fail when index and definition differ."""
    options = _options()
    catalogue, _ = load(ROOT)
    context = matching_context(catalogue, as_of=_AS_OF)
    maker = Maker(random.Random(20261124))  # noqa: S311 - the same catalogue every time, not a secret
    needs = [_need(catalogue, maker, number) for number in range(options.needs)]
    offers = [_offer(maker, number) for number in range(max(options.sources))]
    print(f"{options.needs:,} needs; microseconds of CPU for each, and seconds for all")
    print("sources  index s  a need µs  all needs s  a source µs  pair by pair, a need µs")
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
    start = time.process_time()
    index = Index(context, offers, needs)
    built = time.process_time()
    found = [index.for_need(item, _MOST) for item in needs]
    asked = time.process_time()
    for offer in offers:
        index.for_offer(offer, _MOST)
    offered = time.process_time()
    for item, ranked in zip(needs[:_SAMPLE], found, strict=False):
        matches = sort_matches(pair for offer in offers if (pair := match_pair(offer, item, context)).is_candidate)
        for verdict, most in _MOST.items():
            expected = tuple(pair.source for pair in matches if pair.verdict is verdict)[:most]
            if expected != ranked[verdict].best:
                raise SystemExit(f"{item.request.id}: the index and the definition differ")
    paired = time.process_time()
    return (
        f"{len(offers):7,}  {built - start:7.2f}  {1e6 * (asked - built) / len(needs):9.0f}  {asked - built:11.2f}"
        f"  {1e6 * (offered - asked) / len(offers):11.0f}  {1e6 * (paired - offered) / _SAMPLE:23.0f}"
    )


if __name__ == "__main__":
    sys.exit(main())
