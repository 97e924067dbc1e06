"""The route of a request, and how much it tells: the eight points."""

from __future__ import annotations

from dataclasses import replace

from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.domain.request_quality import Point, has_point, is_too_vague, score
from clearinghouse.domain.routing import RouteReason, centres_by_country, route_steps
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.pages.directives.expanders import EXPANDERS
from clearinghouse.site.pages.request import page as request_page


def test_route_with_one_centre_several_and_none(real: Catalogue, small: Catalogue) -> None:
    """The route names the one centre, tells that several list the country, or that none is known to."""
    served = centres_by_country(real.centres)
    request = next(item for item in real.requests.values() if item.origin == "transcribed")
    ways = {code: route_steps(None, code, real, served)[1] for code in real.countries if real.countries[code].oda}
    several = next(code for code, found in served.items() if len(found) > 1)
    one = next(code for code, found in served.items() if len(found) == 1)

    assert route_steps(request.centre, several, real, served)[1].way is RouteReason.CENTRES_SEVERAL
    assert route_steps(request.centre, one, real, served)[1].way is RouteReason.CENTRE_SERVES
    assert {step.way for step in ways.values()} >= {RouteReason.CENTRE_SERVES, RouteReason.CENTRES_OF_GROUP}
    assert all(
        step.settled is (len(step.centres) == 1) for step in ways.values() if step.way is RouteReason.CENTRE_SERVES
    )
    named = replace(small.requests["uga-example-request"], centre="second-centre")
    ways = [step.way for step in route_steps(named.centre, named.country, small, {})]
    assert ways == [
        RouteReason.FOCAL_POINT,
        RouteReason.CENTRE_NAMED,
        RouteReason.SECRETARIAT,
    ]


def test_route_without_country_or_centre_is_not_settled(small: Catalogue) -> None:
    """A request without a country, as an example is, has no centre, and the route does not guess one."""
    step = route_steps(None, None, small, {})[1]

    assert (step.centres, step.way, step.settled) == ((), RouteReason.CENTRE_NONE, False)


def test_meter_of_both_examples(real: Catalogue) -> None:
    """The good example tells every point, the poor one none, and would be refused."""
    good, poor = real.requests["example-good-request"], real.requests["example-poor-request"]

    assert score(good).missing == ()
    assert (score(poor).present, score(poor).partly) == ((), ())
    assert (is_too_vague(good), is_too_vague(poor)) == (False, True)


def test_meter_looks_at_fields_and_not_at_words(real: Catalogue) -> None:
    """A long text full of good words tells no point; a quantity without a number and a result of two words neither."""
    poor = real.requests["example-poor-request"]
    wordy = replace(poor, problem="Specific, measurable and urgent. " * 40, done_when="All done")

    assert score(wordy) == score(poor)
    assert not has_point(wordy, Point.DONE)


def test_meter_tells_what_is_there_in_part(real: Catalogue) -> None:
    """One of three sums, or a quantity without a number, is told as "in part" and does not count as there."""
    good = real.requests["example-good-request"]
    some_sums = replace(good, budget=replace(good.budget, sought=None))
    no_number = replace(good, quantities=tuple(replace(item, value=None) for item in good.quantities))

    assert (score(some_sums).missing, score(some_sums).partly) == ((Point.BUDGET,), (Point.BUDGET,))
    assert (score(no_number).missing, score(no_number).partly) == ((Point.QUANTITY,), (Point.QUANTITY,))


def test_each_point_of_the_good_example_can_go_missing(real: Catalogue) -> None:
    """Taking one field from the good example takes exactly one point from its meter."""
    good = real.requests["example-good-request"]
    without = {
        Point.QUANTITY: {"quantities": tuple(replace(item, value=None) for item in good.quantities)},
        Point.PLACE: {"place": None},
        Point.BUDGET: {"budget": replace(good.budget, secured=None)},
        Point.TIME: {"timeframe": None},
        Point.OBLIGATION: {"articles": ()},
        Point.TRIED: {"existing_projects": ()},
        Point.ASKED: {"also_sent_to": ()},
        Point.DONE: {"done_when": None},
    }

    assert {point: score(replace(good, **change)).missing for point, change in without.items()} == {
        point: (point,) for point in Point
    }


def test_examples_stand_in_no_list_and_in_no_figure(real_view: SiteContext) -> None:
    """Invented examples have a page each, and are in no list, group or count of needs."""
    invented = {request.id for request in real_view.examples}
    listed = {request.id for group in real_view.requests_of.values() for request in group}

    assert invented == {"example-good-request", "example-poor-request"}
    assert invented.isdisjoint(listed | {request.id for request in real_view.requests})
    assert EXPANDERS["count"](real_view, "", {"of": "requests"}) == str(len(real_view.requests))
    body = request_page(real_view, "example-good-request").body
    assert "invented example" in body
    assert "data-pagefind-body" not in body
    assert "/countries/" not in body
