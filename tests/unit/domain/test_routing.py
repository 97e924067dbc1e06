"""The route of a request: focal point, centre, Secretariat."""

from __future__ import annotations

from dataclasses import replace

import pytest
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.domain.routing import (
    RouteReason,
    centres_by_country,
    centres_seated_in,
    responsible_centres,
    route_steps,
)
from support.factories import made_up_centre, made_up_country, made_up_request


def test_a_need_goes_to_its_own_centre_or_to_those_that_serve_the_country(catalogue: Catalogue) -> None:
    """A centre named in the request wins; else the centres whose list has the country; else none."""
    served = centres_by_country(catalogue.centres)
    request = catalogue.requests["ken-pcb-system"]

    assert responsible_centres(replace(request, centre="kenya-seat"), served) == ("kenya-seat",)
    assert responsible_centres(replace(request, centre=None, country="SEN"), served) == ("second-centre",)
    assert responsible_centres(replace(request, centre=None, country="DEU"), served) == ()


def test_route_with_one_centre_several_and_none(catalogue: Catalogue, small: Catalogue) -> None:
    """The route names the one centre, says that several list the country, or that none is known to."""
    served = centres_by_country(catalogue.centres)
    request = next(item for item in catalogue.requests.values() if item.origin == "transcribed")
    ways = {
        code: route_steps(None, code, catalogue, served)[1]
        for code in catalogue.countries
        if catalogue.countries[code].oda
    }
    several = next(code for code, group in served.items() if len(group) > 1)
    one = next(code for code, group in served.items() if len(group) == 1)

    assert route_steps(request.centre, several, catalogue, served)[1].reason is RouteReason.CENTRES_SEVERAL
    assert route_steps(request.centre, one, catalogue, served)[1].reason is RouteReason.CENTRE_SERVES
    assert {step.reason for step in ways.values()} >= {RouteReason.CENTRE_SERVES, RouteReason.CENTRES_OF_GROUP}
    assert all(
        step.settled is (len(step.centres) == 1) for step in ways.values() if step.reason is RouteReason.CENTRE_SERVES
    )
    named = replace(small.requests["uga-example-request"], centre="second-centre")
    ways = [step.reason for step in route_steps(named.centre, named.country, small, {})]
    assert ways == [
        RouteReason.FOCAL_POINT,
        RouteReason.CENTRE_NAMED,
        RouteReason.SECRETARIAT,
    ]


def test_route_without_country_or_centre_is_not_settled(small: Catalogue) -> None:
    """A request without a country, as an example is, has no centre, and the route does not guess one."""
    step = route_steps(None, None, small, {})[1]

    assert (step.centres, step.reason, step.settled) == ((), RouteReason.CENTRE_NONE, False)


def test_a_country_is_served_by_the_centres_that_list_it() -> None:
    """Each centre is under every country of its list, in the order of the centres; a retired one serves none."""
    retired = {"retired": {"on": "2026-01-01", "reason": "It has closed."}}
    centres = {
        item.id: item
        for item in (
            made_up_centre("first", serves=["AAA", "BBB"]),
            made_up_centre("second", serves=["AAA"]),
            made_up_centre("gone", serves=["AAA"], **retired),
        )
    }

    served = centres_by_country(centres)

    assert {code: [centre.id for centre in group] for code, group in served.items()} == {
        "AAA": ["first", "second"],
        "BBB": ["first"],
    }


@pytest.fixture
def region(small: Catalogue) -> Catalogue:
    """Give a catalogue with three African countries, one other, and four centres without a list of countries."""
    countries = [made_up_country(code, un_group="african") for code in ("AAA", "BBB", "CCC")]
    centres = [
        made_up_centre("of-the-group", "BBB"),
        made_up_centre("of-another-group", "DDD"),
        made_up_centre("with-a-list", "BBB", serves=["CCC"]),
        made_up_centre("retired", "BBB", retired={"on": "2026-01-01", "reason": "It has closed."}),
        made_up_centre("nowhere", "ZZZ"),
    ]
    countries.append(made_up_country("DDD", un_group="grulac"))
    countries.append(made_up_country("EEE"))
    return replace(small, countries={item.id: item for item in countries}, centres={item.id: item for item in centres})


def test_centres_of_the_group_may_serve_a_country_that_no_list_names(region: Catalogue) -> None:
    """A centre in use, of the same regional group and without a list of countries, is possible; nothing is settled."""
    (national, regional, world) = route_steps(None, "AAA", region, {})

    assert [centre.id for centre in regional.centres] == ["of-the-group"]
    assert (regional.reason, regional.settled) == (RouteReason.CENTRES_OF_GROUP, False)
    assert (national.level, regional.level, world.level) == ("national", "regional", "global")
    assert (national.centres, world.centres) == ((), ())
    assert national.settled
    assert world.settled


@pytest.mark.parametrize("code", ["EEE", "ZZZ", None])
def test_a_country_without_a_group_has_no_possible_centre(region: Catalogue, code: str | None) -> None:
    """No regional group, an unknown country and no country at all give no centre, and no guess."""
    step = route_steps(None, code, region, {})[1]

    assert (step.centres, step.reason, step.settled) == ((), RouteReason.CENTRE_NONE, False)


def test_a_list_outweighs_the_group_and_a_name_outweighs_the_list(region: Catalogue) -> None:
    """The centre that the request names comes first, then the list; an unknown name counts as none."""
    served = centres_by_country(region.centres)
    two = {**served, "CCC": (*served["CCC"], region.centres["of-the-group"])}
    named = route_steps("of-another-group", "CCC", region, served)[1]
    listed = route_steps("no-such-centre", "CCC", region, served)[1]
    several = route_steps(None, "CCC", region, two)[1]

    assert [step.reason for step in (named, listed, several)] == [
        RouteReason.CENTRE_NAMED,
        RouteReason.CENTRE_SERVES,
        RouteReason.CENTRES_SEVERAL,
    ]
    assert [[centre.id for centre in step.centres] for step in (named, listed, several)] == [
        ["of-another-group"],
        ["with-a-list"],
        ["with-a-list", "of-the-group"],
    ]
    assert [step.settled for step in (named, listed, several)] == [True, True, False]


def test_a_centre_is_seated_in_a_country_while_no_list_says_whom_it_serves(region: Catalogue) -> None:
    """A centre with its own list, a retired one and one of another country are not counted."""
    assert [item.id for item in centres_seated_in(region.countries["BBB"], region)] == ["of-the-group"]
    assert centres_seated_in(region.countries["AAA"], region) == ()


@pytest.mark.parametrize(
    ("centre", "country", "expected"),
    [("own", "AAA", ("own",)), (None, "AAA", ("first", "second")), (None, "BBB", ()), (None, None, ())],
)
def test_a_request_goes_to_its_own_centre_or_to_all_that_serve_its_country(
    centre: str | None, country: str | None, expected: tuple[str, ...]
) -> None:
    """The centre that a request names need not serve its country; without country and centre it goes to none."""
    served = {"AAA": (made_up_centre("first"), made_up_centre("second"))}

    assert responsible_centres(made_up_request(country=country, centre=centre), served) == expected
