"""The route of a request, and how much it states: the eight points."""

from __future__ import annotations

from dataclasses import replace

from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.domain.request_quality import Point, has_point, is_too_vague, score


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
