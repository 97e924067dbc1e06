"""The desk of the secretariat: each number with the file behind it, then what is documented about funding needs."""

from __future__ import annotations

from clearinghouse.domain.follow_up import due_follow_ups
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.network_report import network_report, usual_period
from clearinghouse.site.context.secretariat_desk import pending_requests, stale_sources
from clearinghouse.wording.follow_up_text import follow_up_letter


def desk(context: SiteContext, root: str) -> str:
    """Return the numbers, the requests that wait, the needs by work package and the assessments."""
    report = network_report(context, *usual_period(context.as_of))
    pending = pending_requests(context)
    needs = next(iter(context.catalogue.funding_needs.values()), None)
    return context.render(
        "secretariat_desk",
        root,
        figures=report.figures,
        packages=report.packages,
        pending=pending,
        overdue=sum(item.stage.overdue for item in pending),
        stale=len(stale_sources(context)),
        follow_ups=[
            (item, follow_up_letter(item, context.messages))
            for item in due_follow_ups(context.requests, as_of=context.as_of)
        ],
        durations=report.statistics.durations,
        needs=needs,
        path=context.catalogue.path(("funding-needs", needs.id)) if needs else "",
    )
