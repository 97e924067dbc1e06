"""What a pilot would cover: the countries of each centre, their needs, and the sources that are likely for them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.domain.budget_scenarios import Scenario, ScenarioCost, scenario_cost
from clearinghouse.domain.convention_eligibility import Standing
from clearinghouse.domain.derived_facts import DerivedFacts
from clearinghouse.domain.need_standing import NeedStanding
from clearinghouse.domain.source_verdict import Verdict
from clearinghouse.records import Centre, Country
from clearinghouse.records.pilot import PilotPlan


@dataclass(frozen=True, slots=True)
class PilotCountry:
    """A country of a pilot; `is_listed`: the documented list of the centre names it."""

    country: Country
    is_listed: bool
    is_eligible: bool
    waiting: int  # needs that wait
    likely: int  # sources that are likely for it


@dataclass(frozen=True, slots=True)
class PilotCentre:
    """A centre of a pilot with its countries."""

    centre: Centre
    countries: tuple[PilotCountry, ...]

    @property
    def waiting(self) -> int:
        """How many needs of its countries wait."""
        return sum(item.waiting for item in self.countries)


@dataclass(frozen=True, slots=True)
class PilotView:
    """A pilot with all that the catalogue says about it; `cost` by a budget, if there is one."""

    plan: PilotPlan
    centres: tuple[PilotCentre, ...]
    cost: ScenarioCost | None

    @property
    def focal_points(self) -> int:
        """How many countries take part; one of two centres counts once."""
        return len({item.country.id for centre in self.centres for item in centre.countries})


def pilot_view(plan: PilotPlan, catalogue: Catalogue, facts: DerivedFacts) -> PilotView:
    """Return what a pilot would cover, and its cost by the first budget on record."""
    waiting = Counter(
        item.country for item in catalogue.requests.values() if facts.standings[item.id] is NeedStanding.WAITING
    )
    centres = tuple(
        PilotCentre(
            catalogue.centres[region.centre],
            tuple(
                PilotCountry(
                    catalogue.countries[code],
                    is_listed=code in catalogue.centres[region.centre].serves,
                    is_eligible=facts.assessments[code].standing is Standing.ELIGIBLE,
                    waiting=waiting[code],
                    likely=facts.verdict_counts(code)[Verdict.LIKELY],
                )
                for code in region.focal_points
            ),
        )
        for region in plan.regions
    )
    countries = {item.country.id for centre in centres for item in centre.countries}
    budget = next(iter(catalogue.budget.values()), None)
    cost = scenario_cost(budget, Scenario(len(centres), len(countries), plan.years)) if budget else None
    return PilotView(plan, centres, cost)
