"""A pilot: what it covers, and what it costs by the budget."""

from __future__ import annotations

from dataclasses import replace

import pytest
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.domain.budget_scenarios import Scenario, scenario_cost
from clearinghouse.domain.derived_facts import derive_facts
from clearinghouse.domain.pilot import CentreChoice, PilotView, centre_choices, pilot_view
from clearinghouse.records import Centre, Country
from support.factories import made_up_centre, made_up_country
from support.paths import AS_OF


@pytest.fixture
def view(catalogue: Catalogue) -> PilotView:
    """Give the made-up pilot."""
    return pilot_view(catalogue.pilot["pilot"], catalogue, derive_facts(catalogue, as_of=AS_OF))


def test_the_cost_is_that_of_its_size(view: PilotView, catalogue: Catalogue) -> None:
    """Two centres, three focal points and three years cost what the scenario of that size costs."""
    budget = catalogue.budget["example-budget"]

    assert view.cost == scenario_cost(budget, Scenario(2, 3, 3))
    assert view.focal_points == 3


def test_a_country_says_whether_the_list_of_its_centre_names_it(view: PilotView, catalogue: Catalogue) -> None:
    """A country that the list does not name is shown as such, and nothing is claimed."""
    listed = {item.country.id: item.is_listed for centre in view.centres for item in centre.countries}

    assert set(listed) == {"SEN", "KEN", "UGA"}
    assert listed["SEN"] == ("SEN" in catalogue.centres["second-centre"].serves)
    assert listed["UGA"] == ("UGA" in catalogue.centres["example-centre"].serves)


def test_a_country_of_two_centres_counts_once(catalogue: Catalogue) -> None:
    """The same focal point at two centres is one focal point, and is paid once."""
    plan = catalogue.pilot["pilot"]
    doubled = replace(plan, regions=(plan.regions[0], replace(plan.regions[1], focal_points=("SEN",))))

    view = pilot_view(doubled, catalogue, derive_facts(catalogue, as_of=AS_OF))

    assert view.focal_points == 2
    assert view.cost is not None
    assert view.cost.scenario.focal_points == 2


def test_without_a_budget_there_is_no_cost(catalogue: Catalogue) -> None:
    """Nothing is computed from nothing."""
    bare = replace(catalogue, budget={})

    assert pilot_view(catalogue.pilot["pilot"], bare, derive_facts(bare, as_of=AS_OF)).cost is None


def _choices(catalogue: Catalogue, most: int, *centres: Centre, countries: dict[str, Country]) -> list[CentreChoice]:
    made = replace(catalogue, centres={item.id: item for item in centres}, countries=countries, requests={})
    return list(centre_choices(made, derive_facts(made, as_of=AS_OF), most))


def test_a_centre_to_choose_has_its_eligible_countries_up_to_the_number(catalogue: Catalogue) -> None:
    """Countries that are not eligible, that have no record, and those beyond the number are not taken."""
    countries = {code: made_up_country(code, oda=code != "DDD") for code in ("AAA", "BBB", "CCC", "DDD")}
    one = made_up_centre("one", serves=("CCC", "BBB", "AAA", "DDD", "ZZZ"))

    (choice,) = _choices(catalogue, 2, one, countries=countries)

    assert [item.country.id for item in choice.countries] == ["AAA", "BBB"]
    assert (choice.eligible, choice.waiting) == (3, 0)


def test_a_centre_without_a_list_or_out_of_use_is_no_choice(catalogue: Catalogue) -> None:
    """Nothing is known of the first, and the second is gone; without centres there is no choice."""
    countries = {"AAA": made_up_country("AAA", oda=True)}
    gone = made_up_centre("gone", serves=("AAA",), retired={"on": "2026-11-01", "reason": "Closed."})

    assert _choices(catalogue, 15, made_up_centre("silent"), gone, countries=countries) == []
    assert _choices(catalogue, 15, countries=countries) == []


def test_countries_with_needs_that_wait_come_first(catalogue: Catalogue) -> None:
    """In the made-up network the order of countries and of centres follows their needs."""
    choices = centre_choices(catalogue, derive_facts(catalogue, as_of=AS_OF), 15)

    assert choices
    assert [item.waiting for item in choices] == sorted((item.waiting for item in choices), reverse=True)
    for item in choices:
        needs = [country.waiting for country in item.countries]
        assert needs == sorted(needs, reverse=True)
