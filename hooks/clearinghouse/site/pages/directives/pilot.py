"""The example of a pilot: its centres and countries, their needs and sources, its cost, and other centres to choose."""

from __future__ import annotations

from collections.abc import Iterable

from clearinghouse.domain.pilot import CentreChoice, PilotView, centre_choices, pilot_view
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.pages.directives.budget_scenarios import calculator_data


def page_part(context: SiteContext, root: str) -> str:
    """Return the pilot, or a sentence where none is on record."""
    catalogue = context.catalogue
    plan = next(iter(catalogue.pilot.values()), None)
    view: PilotView | None = pilot_view(plan, catalogue, context.facts) if plan else None
    budget = next(iter(catalogue.budget.values()), None)
    most = budget.pilot.focal_points_per_region if budget else 0
    choices = centre_choices(catalogue, context.facts, most)
    return context.render(
        "pilot",
        root,
        view=view,
        budget=budget,
        most=most,
        choices=choices,
        chosen={item.centre.id for item in view.centres} if view else set(),
        data={"centres": choice_data(choices), "budget": calculator_data(budget)} if budget else None,
        path=catalogue.path(("pilot", plan.id)) if plan else "",
    )


def choice_data(choices: Iterable[CentreChoice]) -> dict[str, dict[str, int]]:
    """Return for each centre its countries with the number of needs waiting for help: what the script computes with."""
    return {item.centre.id: {each.country.id: each.waiting for each in item.countries} for item in choices}
