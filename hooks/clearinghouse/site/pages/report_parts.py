"""The body of the report to the Conference of the Parties, for its page and for the document that is printed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape

from clearinghouse.domain.budget_scenarios import pilot_scenario, scenario_cost
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.network_report import NetworkReport, network_report, usual_period
from clearinghouse.site.templating.environment import rendered
from clearinghouse.text import sort_key

_HEADING = re.compile(r'<h2 id="?([a-z-]+)"?>(.*?)</h2>')


def page_part(context: SiteContext, root: str) -> str:
    """Return the report for the usual period, with its files."""
    report = network_report(context, *usual_period(context.as_of))
    return context.render("report_page", root, body=rendered(report_body(context, root, report, folds=True)))


def report_body(
    context: SiteContext,
    root: str,
    report: NetworkReport,
    *,
    before: Mapping[str, int] | None = None,
    before_name: str = "",
    folds: bool = False,
) -> str:
    """Return the parts of the report; `before` are the figures of an earlier state, with its name.

    With `folds`, tables that repeat what the sentences say are folded: a phone shows a short page, and paper has all.
    """
    budget = next(iter(context.catalogue.budget.values()), None)
    cost = scenario_cost(budget, pilot_scenario(budget)) if budget else None
    centres = [centre for centre in context.catalogue.centres.values() if not centre.retired]
    return context.render(
        "report_body",
        root,
        report=report,
        figures=report.figures,
        sections={section.id: section for section in report.sections},
        before=before,
        before_name=before_name,
        folds=folds,
        budget=budget,
        costs=cost.years if cost else (),
        recurring=cost.recurring if cost else None,
        plan=next(iter(context.catalogue.workplan.values()), None),
        centres=sorted(centres, key=lambda centre: sort_key(centre.name)),
        translated=context.messages.translated,
    )


def report_document(context: SiteContext, body: str, report: NetworkReport) -> str:
    """Return the whole document with its contents, ready to be printed."""
    _ = context.messages.gettext
    return context.render(
        "report_document",
        "",
        title=_("What the capacity assistance network would report"),
        description=_(
            "Operation, inventory, unmet demand, awards, data and budget from %(start)s to %(end)s.",
            start=report.start.isoformat(),
            end=report.end.isoformat(),
        ),
        body=rendered(body),
        headings=[(key, unescape(title)) for key, title in _HEADING.findall(body)],
    )
