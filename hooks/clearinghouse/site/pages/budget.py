"""The page of a budget: its scenarios, and its tables with their own reconciliation."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.page_task import PageTask
from clearinghouse.site.pages.directives.budget import budget_tables
from clearinghouse.site.pages.directives.budget_scenarios import scenarios
from clearinghouse.site.templating.environment import rendered
from clearinghouse.site.templating.shell import Page

_ROOT = "../../"


def tasks(context: SiteContext) -> Iterator[PageTask]:
    """Yield the page of each budget."""
    for budget in context.catalogue.budget:
        yield PageTask(f"budget/{budget}/", _page, budget)


def _page(context: SiteContext, key: str) -> Page:
    budget = context.catalogue.budget[key]
    body = context.render(
        "budget_page",
        _ROOT,
        title=budget.title,
        tables=rendered(budget_tables(context, _ROOT, key)),
        scenarios=rendered(scenarios(context, _ROOT, key)),
    )
    description = context.messages.gettext(
        "Line items, totals and scenarios of a budget: %(title)s", title=budget.title
    )
    return Page(f"budget/{key}/", budget.title, description, body)
