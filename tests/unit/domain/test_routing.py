"""The route of a request: focal point, centre, Secretariat."""

from __future__ import annotations

from dataclasses import replace

from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.domain.routing import RouteReason, centres_by_country, responsible_centres, route_steps


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
    several = next(code for code, found in served.items() if len(found) > 1)
    one = next(code for code, found in served.items() if len(found) == 1)

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
