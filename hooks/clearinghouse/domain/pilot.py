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
from clearinghouse.text import sort_key


@dataclass(frozen=True, slots=True)
class PilotCountry:
    """A country of a pilot; `is_listed`: the documented list of the centre names it."""

    country: Country
    is_listed: bool
    is_eligible: bool
    waiting: int  # needs waiting for help
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


@dataclass(frozen=True, slots=True)
class CentreChoice:
    """A centre that a pilot could have, with the countries that the rule of the example would take.

    `eligible` counts the eligible countries on its documented list; `countries` are the first of them.
    """

    centre: Centre
    eligible: int
    countries: tuple[PilotCountry, ...]

    @property
    def waiting(self) -> int:
        """How many needs of its countries wait."""
        return sum(item.waiting for item in self.countries)


def pilot_view(plan: PilotPlan, catalogue: Catalogue, facts: DerivedFacts) -> PilotView:
    """Return what a pilot would cover, and its cost by the first budget on record."""
    waiting = _waiting(catalogue, facts)
    centres = tuple(
        PilotCentre(
            catalogue.centres[region.centre],
            tuple(
                _country(code, catalogue.centres[region.centre], catalogue, facts, waiting)
                for code in region.focal_points
            ),
        )
        for region in plan.regions
    )
    countries = {item.country.id for centre in centres for item in centre.countries}
    budget = next(iter(catalogue.budget.values()), None)
    cost = scenario_cost(budget, Scenario(len(centres), len(countries), plan.years)) if budget else None
    return PilotView(plan, centres, cost)


def centre_choices(catalogue: Catalogue, facts: DerivedFacts, most: int) -> tuple[CentreChoice, ...]:
    """Return each centre in use with a documented list and at most `most` eligible countries of it.

    Countries with the most needs waiting for help come first, then by name: the rule by which the example was chosen.
    Centres are ordered in the same way.
    """
    waiting = _waiting(catalogue, facts)
    choices = []
    for centre in catalogue.centres.values():
        listed = [] if centre.retired else [code for code in centre.serves if code in catalogue.countries]
        countries = [_country(code, centre, catalogue, facts, waiting) for code in listed]
        eligible = [item for item in countries if item.is_eligible]
        eligible.sort(key=lambda item: (-item.waiting, sort_key(item.country.name)))
        if eligible:
            choices.append(CentreChoice(centre, len(eligible), tuple(eligible[:most])))
    return tuple(sorted(choices, key=lambda item: (-item.waiting, sort_key(item.centre.name))))


def _waiting(catalogue: Catalogue, facts: DerivedFacts) -> Counter[str | None]:
    """Count the needs of each country that wait."""
    return Counter(
        item.country for item in catalogue.requests.values() if facts.standings[item.id] is NeedStanding.WAITING
    )


def _country(
    code: str, centre: Centre, catalogue: Catalogue, facts: DerivedFacts, waiting: Counter[str | None]
) -> PilotCountry:
    return PilotCountry(
        catalogue.countries[code],
        is_listed=code in centre.serves,
        is_eligible=facts.assessments[code].standing is Standing.ELIGIBLE,
        waiting=waiting[code],
        likely=facts.verdict_counts(code)[Verdict.LIKELY],
    )
