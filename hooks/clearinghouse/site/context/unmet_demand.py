"""Unmet demand of the catalogue, for its page and for its tables."""

from __future__ import annotations

from clearinghouse.domain.unmet_demand import Gap, TopicCoverage, gaps, topic_coverage
from clearinghouse.site.context.context import SiteContext


def all_gaps(context: SiteContext) -> list[Gap]:
    """Return every waiting need with its coverage, the worst served first."""
    return gaps(context.facts.matching)


def all_topic_coverage(context: SiteContext) -> list[TopicCoverage]:
    """Return every topic in every region of the Convention."""
    rules, topics = context.facts.matching.context.rules, context.labels.get("topics", {})
    return topic_coverage(
        context.facts.matching, context.catalogue.countries.values(), context.facts.assessments, topics, rules.thin
    )
