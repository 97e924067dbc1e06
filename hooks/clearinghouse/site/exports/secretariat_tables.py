"""The files behind the desk of the secretariat: requests that wait, sources to check, and funding needs."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.domain.follow_up import due_follow_ups
from clearinghouse.language.messages import N_
from clearinghouse.records.common import newest_date, page_addresses
from clearinghouse.records.funding_needs import MoneyReview, NeedsAssessment, SizeMark
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.secretariat_desk import pending_requests, stale_sources
from clearinghouse.site.exports.csv_writer import csv_bytes
from clearinghouse.site.exports.registry import exporter
from clearinghouse.wording.follow_up_text import follow_up_letter

_REQUESTS = ("request", "title", "country", "stage", "days", "overdue")
_FOLLOW_UPS = ("request", "country", "matched_on", "due_on", "sources", "letter")
_STALE = ("source", "name", "organisation", "maintained_by", "checked_on", "has_dated_evidence")
_NEEDS = ("kind", "what", "meeting", "total_usd", "low_usd", "high_usd", "gef", "text", "confidence", "evidence")


@exporter(
    title=N_("The desk of the secretariat"),
    description=N_("Requests waiting, sources to check again, and what assessments say about funding needs."),
    addresses=(
        "secretariat/requests.csv",
        "secretariat/follow-ups.csv",
        "secretariat/stale.csv",
        "secretariat/funding-needs.csv",
    ),
)
def files(context: SiteContext) -> Iterator[tuple[str, bytes]]:
    """Yield secretariat/requests.csv, follow-ups.csv, stale.csv and funding-needs.csv."""
    yield "secretariat/requests.csv", csv_bytes(_REQUESTS, _requests(context))
    yield "secretariat/follow-ups.csv", csv_bytes(_FOLLOW_UPS, _follow_ups(context))
    yield "secretariat/stale.csv", csv_bytes(_STALE, _stale(context))
    yield "secretariat/funding-needs.csv", csv_bytes(_NEEDS, _needs(context))


def _requests(context: SiteContext) -> Iterator[dict[str, object]]:
    for item in pending_requests(context):
        yield {
            "request": item.request.id,
            "title": item.request.title,
            "country": item.request.country,
            "stage": item.stage.status,
            "days": item.stage.days,
            "overdue": item.stage.overdue,
        }


def _follow_ups(context: SiteContext) -> Iterator[dict[str, object]]:
    for item in due_follow_ups(context.requests, as_of=context.as_of):
        yield {
            "request": item.request.id,
            "country": item.request.country,
            "matched_on": item.matched.isoformat(),
            "due_on": item.due.isoformat(),
            "sources": item.sources,
            "letter": follow_up_letter(item, context.messages),
        }


def _stale(context: SiteContext) -> Iterator[dict[str, object]]:
    for source in stale_sources(context):
        yield {
            "source": source.id,
            "name": source.name,
            "organisation": source.organisation,
            "maintained_by": source.maintained_by,
            "checked_on": source.verified.on.isoformat(),
            "has_dated_evidence": newest_date(source.evidence) is not None,
        }


def _needs(context: SiteContext) -> Iterator[dict[str, object]]:
    for needs in context.catalogue.funding_needs.values():
        for item in needs.assessments:
            money = {"meeting": item.considered, "total_usd": item.total_usd}
            yield {"kind": "assessment", "what": item.period, **money, **_read(item)}
        for review in needs.reviews:
            yield {"kind": "review", "meeting": review.meeting, "total_usd": review.total_usd, **_read(review)}
        for mark in needs.marks:
            money = {"total_usd": mark.usd, "low_usd": mark.low_usd, "high_usd": mark.high_usd}
            yield {"kind": "order of size", "what": mark.what, **money, "gef": mark.gef, **_read(mark)}


def _read(item: NeedsAssessment | MoneyReview | SizeMark) -> dict[str, object]:
    """Return what every row has: what was read, how sure it is, and where."""
    return {"text": item.text, "confidence": item.confidence, "evidence": page_addresses(item.evidence)}
