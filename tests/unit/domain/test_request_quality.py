"""The route of a request, and how much it states: the eight points."""

from __future__ import annotations

from dataclasses import replace

import pytest
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.domain.request_quality import Point, has_point, is_too_vague, score
from support.factories import made_up_request


def test_meter_of_both_examples(catalogue: Catalogue) -> None:
    """The good example has every point, the poor one none, and would be refused."""
    good, poor = catalogue.requests["example-good-request"], catalogue.requests["example-poor-request"]

    assert score(good).missing == ()
    assert (score(poor).present, score(poor).partly) == ((), ())
    assert (is_too_vague(good), is_too_vague(poor)) == (False, True)


def test_meter_looks_at_fields_and_not_at_words(catalogue: Catalogue) -> None:
    """A long text full of good words has no point; a quantity without a number and a result of two words neither."""
    poor = catalogue.requests["example-poor-request"]
    wordy = replace(poor, problem="Specific, measurable and urgent. " * 40, done_when="All done")

    assert score(wordy) == score(poor)
    assert not has_point(wordy, Point.DONE)


def test_meter_shows_what_is_there_in_part(catalogue: Catalogue) -> None:
    """One of three sums, or a quantity without a number, is reported as "in part" and does not count as there."""
    good = catalogue.requests["example-good-request"]
    some_sums = replace(good, budget=replace(good.budget, sought=None))
    no_number = replace(good, quantities=tuple(replace(item, value=None) for item in good.quantities))

    assert (score(some_sums).missing, score(some_sums).partly) == ((Point.BUDGET,), (Point.BUDGET,))
    assert (score(no_number).missing, score(no_number).partly) == ((Point.QUANTITY,), (Point.QUANTITY,))


def test_each_point_of_the_good_example_can_go_missing(catalogue: Catalogue) -> None:
    """Taking one field from the good example takes exactly one point from its meter."""
    good = catalogue.requests["example-good-request"]
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


@pytest.mark.parametrize(
    ("fields", "present", "partly"),
    [
        ({}, (), ()),
        ({"quantities": [{"item": "oil"}, {"item": "soil", "value": 0}]}, (Point.QUANTITY,), ()),
        ({"quantities": [{"item": "oil"}]}, (), (Point.QUANTITY,)),
        ({"place": "A town"}, (Point.PLACE,), ()),
        ({"budget": {"total": 0, "secured": 0, "sought": 0}}, (Point.BUDGET,), ()),
        ({"budget": {"total": 9}}, (), (Point.BUDGET,)),
        ({"budget": {"secured": 0}}, (), (Point.BUDGET,)),
        ({"budget": {"sought": 9, "secured": 1}}, (), (Point.BUDGET,)),
        ({"budget": {"currency": "USD"}}, (), ()),
        ({"timeframe": "2027"}, (Point.TIME,), ()),
        ({"articles": ["Art. 6.1"]}, (Point.OBLIGATION,), ()),
        ({"existing_projects": [{"what": "Plan"}]}, (Point.TRIED,), ()),
        ({"also_sent_to": ["Nobody"]}, (Point.ASKED,), ()),
        ({"done_when": "All oil is gone"}, (Point.DONE,), ()),
        ({"done_when": "All is gone"}, (), ()),
    ],
)
def test_a_field_gives_its_point(fields: dict, present: tuple, partly: tuple) -> None:
    """Each point rests on one field; a number of zero is a number, and three words are no result."""
    found = score(made_up_request(**fields))

    assert (found.present, found.partly) == (present, partly)
    assert found.total == len(Point)
    assert set(found.missing) == set(Point) - set(present)


_QUANTITY = {"quantities": [{"item": "oil", "value": 5}]}


@pytest.mark.parametrize(
    ("fields", "vague"),
    [
        ({}, True),
        (_QUANTITY, True),
        ({**_QUANTITY, "place": "A town"}, False),
        ({**_QUANTITY, "budget": {"total": 9}}, False),
        ({"budget": {"total": 9, "secured": 1, "sought": 8}}, True),  # sums count once
        ({"timeframe": "2027", "done_when": "All oil is gone"}, False),
        ({"articles": ["Art. 6.1"], "existing_projects": [{"what": "Plan"}], "also_sent_to": ["Nobody"]}, True),
    ],
)
def test_a_request_needs_two_concrete_points(fields: dict, vague: bool) -> None:
    """Quantity, place, time, result and any sum are concrete; article, projects and other addressees are not."""
    assert is_too_vague(made_up_request(**fields)) is vague
