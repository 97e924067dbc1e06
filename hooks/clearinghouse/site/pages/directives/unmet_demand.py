"""What the page about unmet demand shows."""

from __future__ import annotations

from clearinghouse.domain.unmet_demand import TopicCoverage
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.unmet_demand import all_gaps, all_topic_coverage

MOST = 60  # needs shown for each part; the CSV has all


def needs(context: SiteContext, root: str) -> str:
    """Return the needs that no listed source likely serves, those served in part, and the figures of both."""
    gaps = all_gaps(context)
    unserved = [gap for gap in gaps if gap.is_unserved]
    partly = [gap for gap in gaps if gap.is_partly_served]
    not_open = [gap for gap in gaps if gap.coverage.likely and not gap.coverage.open]
    return context.render(
        "unmet_demand",
        root,
        total=len(gaps),
        unserved=unserved[:MOST],
        unserved_total=len(unserved),
        partly=partly[:MOST],
        partly_total=len(partly),
        not_open=not_open[:MOST],
        not_open_total=len(not_open),
    )


def topics(context: SiteContext, root: str) -> str:
    """Return the table of topics by region, with the thin ones in words."""
    cells: dict[str, dict[str, TopicCoverage]] = {}
    for item in all_topic_coverage(context):
        cells.setdefault(item.topic, {})[item.region] = item
    regions = sorted({region for row in cells.values() for region in row})
    return context.render(
        "topic_coverage",
        root,
        cells=cells,
        regions=regions,
        thin=context.facts.matching.context.rules.thin,
    )
