"""The example of a pilot: its centres and countries, their needs and sources, and what it would cost."""

from __future__ import annotations

from clearinghouse.domain.pilot import PilotView, pilot_view
from clearinghouse.site.context.context import SiteContext


def page_part(context: SiteContext, root: str) -> str:
    """Return the pilot, or a sentence where none is on record."""
    plan = next(iter(context.catalogue.pilot.values()), None)
    view: PilotView | None = pilot_view(plan, context.catalogue, context.facts) if plan else None
    return context.render(
        "pilot",
        root,
        view=view,
        budget=next(iter(context.catalogue.budget.values()), None),
        path=context.catalogue.path(("pilot", plan.id)) if plan else "",
    )
