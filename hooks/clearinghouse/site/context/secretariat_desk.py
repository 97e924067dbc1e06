"""What the secretariat would look at: requests that wait, overdue steps, and records to check."""

from __future__ import annotations

from dataclasses import dataclass

from clearinghouse.domain.request_lifecycle import FINAL
from clearinghouse.domain.service_clock import Stage
from clearinghouse.records import Request, Source
from clearinghouse.records.common import newest_date
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.network_report import is_unchecked


@dataclass(frozen=True, slots=True)
class PendingRequest:
    """A request that was sent and has not ended, with its present stage."""

    request: Request
    stage: Stage


def pending_requests(context: SiteContext) -> tuple[PendingRequest, ...]:
    """Return the requests that have not ended, the longest overdue first."""
    stages = context.facts.stages
    found = [
        PendingRequest(item, stages[item.id][-1])
        for item in context.requests
        if item.origin == "submitted" and stages.get(item.id) and stages[item.id][-1].status not in FINAL
    ]
    return tuple(sorted(found, key=lambda item: (not item.stage.overdue, -item.stage.days, item.request.id)))


def stale_sources(context: SiteContext) -> tuple[Source, ...]:
    """Return the sources in use that were not checked for a year, or of which no evidence has a date; oldest first."""
    found = [
        source
        for source in context.sources
        if is_unchecked(source, context.as_of) or newest_date(source.evidence) is None
    ]
    return tuple(sorted(found, key=lambda source: (source.verified.on, source.id)))
