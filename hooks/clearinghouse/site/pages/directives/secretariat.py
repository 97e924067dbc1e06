"""The desk of the secretariat: each number with the file behind it, then what is documented about funding needs."""

from __future__ import annotations

from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.network_report import network_report, usual_period
from clearinghouse.site.context.secretariat_desk import pending_requests, stale_sources


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
        needs=needs,
        path=context.catalogue.path(("funding-needs", needs.id)) if needs else "",
    )
