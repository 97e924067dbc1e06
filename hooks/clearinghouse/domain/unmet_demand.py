"""Unmet demand: needs that no listed source covers, and topics for which a region has few sources.

The secretariat is to help identify overall funding needs (proposal, paragraph 10c).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import median

from clearinghouse.domain.convention_eligibility import Assessment, Standing
from clearinghouse.domain.matching import Coverage, Index
from clearinghouse.domain.source_eligibility import region_of
from clearinghouse.records import Country, Request


@dataclass(frozen=True, slots=True)
class Gap:
    """A waiting need, and how far the listed sources cover it."""

    request: Request
    country: Country
    coverage: Coverage

    @property
    def is_unserved(self) -> bool:
        """Whether no listed source likely serves it."""
        return self.coverage.likely == 0

    @property
    def is_partly_served(self) -> bool:
        """Whether sources likely serve it, but not all its topics and forms of help."""
        return not self.is_unserved and bool(self.coverage.topics or self.coverage.forms)


@dataclass(frozen=True, slots=True)
class TopicCoverage:
    """How many sources a topic has in a region: over `countries` countries, the fewest, the median and the most.

    `is_thin`: the median is below the limit of `data/matching.yml`.
    """

    topic: str
    region: str
    countries: int
    fewest: int
    median: float
    most: int
    is_thin: bool


def gaps(index: Index) -> list[Gap]:
    """Return every waiting need with its coverage, the least covered first."""
    found = [_gap(index, key) for key in index.requests]
    return sorted(
        found,
        key=lambda gap: (gap.coverage.likely, -len(gap.coverage.forms), -len(gap.coverage.topics), gap.request.id),
    )


def _gap(index: Index, key: str) -> Gap:
    need = index.need(key)
    return Gap(need.request, need.country, index.coverage(need))


def topic_coverage(
    index: Index, countries: Iterable[Country], assessments: Mapping[str, Assessment], topics: Iterable[str], thin: int
) -> list[TopicCoverage]:
    """Return each topic in each region of the Convention; `thin` is the median below which a topic is thin.

    Countries that paragraph 9 does not make eligible are not counted.
    """
    by_region: dict[str, list[dict[str, int]]] = {}
    for country in countries:
        region = region_of(country)
        if region and assessments[country.id].standing is not Standing.NOT_ELIGIBLE:
            by_region.setdefault(region, []).append(index.source_counts_by_topic(country))
    return [
        _topic_coverage(topic, region, [count.get(topic, 0) for count in counts], thin)
        for topic in topics
        for region, counts in sorted(by_region.items())
    ]


def _topic_coverage(topic: str, region: str, counts: list[int], thin: int) -> TopicCoverage:
    middle = median(counts)
    return TopicCoverage(topic, region, len(counts), min(counts), middle, max(counts), middle < thin)
