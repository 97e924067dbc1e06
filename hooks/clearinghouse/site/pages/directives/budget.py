"""The budget and the work plan of the proposal."""

from __future__ import annotations

from clearinghouse.domain.budget_totals import discrepancies, table_2
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.pages import budget_rows, drawings


def budget_tables(context: SiteContext, root: str, of: str) -> str:
    """Return the bars and Tables 2 and 1 of a budget, with the printed figures where they differ."""
    budget = context.catalogue.budget[of]
    return context.render(
        "budget",
        root,
        budget=budget,
        bars=drawings.budget_bars(context, budget),
        table_1=budget_rows.table_1(budget),
        table_2=budget_rows.table_2(budget),
        differences=budget_rows.footnotes(discrepancies(budget)),
        path=context.catalogue.path(("budget", of)),
    )


def budget_list(context: SiteContext, root: str) -> str:
    """Return a table of all budgets on record, each with its own currency, years and totals."""
    totals = {
        key: next(row.amounts for row in table_2(budget) if row.row == "total")
        for key, budget in context.catalogue.budget.items()
    }
    return context.render("budget_list", root, budgets=context.catalogue.budget.values(), totals=totals)


def workplan(context: SiteContext, root: str) -> str:
    """Return the work plan with its strands and activities."""
    plan = next(iter(context.catalogue.workplan.values()), None)
    if plan is None:
        return context.render("workplan_none", root)
    titles = {activity.id: activity.title for strand in plan.strands for activity in strand.activities}
    return context.render(
        "workplan",
        root,
        plan=plan,
        titles=titles,
        path=context.catalogue.path(("workplan", plan.id)),
    )
