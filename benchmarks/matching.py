"""Measure what plans cost for one need as the number of sources grows, and for all needs together.

    python benchmarks/matching.py [--needs 10000] [--sources 250 500 1000 2000 4000]

All records are made up, in the real schemas. For each number of sources: the time to build both indexes; to find, for
each need, the sources of every role and work package by verdict; to write its whole plan with the findings behind every
option shown; to find the best needs of each source; and to judge some of the needs option by option.
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
from clearinghouse.domain.intake import Intake, assess_intake
from clearinghouse.domain.plans import (
    Need,
    NeedIndex,
    PlanIndex,
    Role,
    assess_option,
    options_of,
    question_of_need,
    topics_of,
)
from clearinghouse.domain.source_verdict import Verdict
from clearinghouse.records import Request, Source
from synthetic import ROOT, Maker

_AS_OF = date(2026, 11, 24)
_SHOWN = 10  # needs of one source
_ASKED = 5  # options to ask first of one role, as in plans of a large catalogue
_EXPLAINED = 1000  # needs whose whole plan is made
_SAMPLE = 20  # needs that are also judged option by option


def main() -> int:
    """Print one row for each number of sources; fail if the index and the definition differ."""
    options = _options()
    catalogue, _ = load(ROOT)
    maker = Maker(random.Random(20261124))  # noqa: S311 - the same catalogue every time, not a secret
    needs = [_need(catalogue, maker, number) for number in range(options.needs)]
    sources = [_source(maker, number) for number in range(max(options.sources))]
    print(f"{options.needs:,} needs; processor time: microseconds for each, seconds for all")
    print("sources  index s  per need µs  all needs s  plan µs  per source µs  option by option, per need µs")
    for count in options.sources:
        print(_row(catalogue, sources[:count], needs))
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--needs", type=int, default=10_000)
    parser.add_argument("--sources", type=int, nargs="+", default=[250, 500, 1000, 2000, 4000])
    return parser.parse_args()


def _need(catalogue: Catalogue, maker: Maker, number: int) -> Need:
    data = maker.request(number)
    request = Request.from_data(data, id=f"request-{number:05}")
    return Need(request, question_of_need(request, catalogue.countries[data["country"]]))


def _source(maker: Maker, number: int) -> tuple[Source, Intake]:
    source = Source.from_data(maker.source(number, 50), id=f"source-{number:05}")
    return source, assess_intake(source, as_of=_AS_OF)


def _row(catalogue: Catalogue, sources: list[tuple[Source, Intake]], needs: list[Need]) -> str:
    clock = time.process_time
    topics = topics_of(catalogue.vocabularies.get("topics"))
    by_id = {source.id: source for source, _ in sources}
    intakes = {source.id: intake for source, intake in sources}
    start = clock()
    index, needs_index = PlanIndex(by_id, intakes, topics), NeedIndex(needs, topics)
    indexed = clock()
    for need in needs:
        for package in need.question.packages:
            for role in Role:
                index.places(package.package, role, need.question)
    needs_done = clock()
    explained = needs[:_EXPLAINED]
    for need in explained:
        index.plan(need.question, most_to_ask=_ASKED)
    plans_done = clock()
    for source, intake in sources:
        needs_index.for_source(source, intake, _SHOWN)
    sources_done = clock()
    for need in needs[:_SAMPLE]:
        _compare(index, sources, need)
    options_done = clock()
    return (
        f"{len(sources):7,}  {indexed - start:7.2f}  {1e6 * (needs_done - indexed) / len(needs):11.0f}"
        f"  {needs_done - indexed:11.2f}  {1e6 * (plans_done - needs_done) / len(explained):7.0f}"
        f"  {1e6 * (sources_done - plans_done) / len(sources):13.0f}"
        f"  {1e6 * (options_done - sources_done) / _SAMPLE:29.0f}"
    )


def _compare(index: PlanIndex, sources: list[tuple[Source, Intake]], need: Need) -> None:
    """Judge one need option by option. Raises SystemExit if the index found other sources that likely help."""
    options = [option for source, intake in sources for option in options_of(source, intake)]
    answers = [assess_option(option, need.question, index.topics) for option in options]
    for package in need.question.packages:
        for role in Role:
            expected = {
                answer.option.source.id
                for answer in answers
                if (answer.option.package, answer.option.role) == (package.package, role)
                and answer.verdict is Verdict.LIKELY
            }
            found = index.places(package.package, role, need.question)
            if expected != {source.id for source in found.sources(found.likely)}:
                raise SystemExit(f"{need.request.id}: the index and the definition differ")


if __name__ == "__main__":
    sys.exit(main())
