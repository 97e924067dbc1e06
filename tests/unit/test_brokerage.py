"""Requests on their way: the clock, the state of the network, the route, the quality meter, the ledger."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from clearinghouse.catalogue import Catalogue, load
from clearinghouse.derive.clock import by_stage, clock
from clearinghouse.derive.ledger import financed, matches
from clearinghouse.derive.network_state import Duration, network_state
from clearinghouse.derive.quality import Point, has, meter, too_vague
from clearinghouse.derive.routing import Way, centres_by_country, steps
from clearinghouse.exporters.csv_tables import csv_bytes
from clearinghouse.exporters.ledger import files
from clearinghouse.pages.centre import page as centre_page
from clearinghouse.pages.centre_stages import stages
from clearinghouse.pages.expanders import EXPANDERS
from clearinghouse.pages.request import page as request_page
from clearinghouse.pages.view import Addresses, View, view
from clearinghouse.records import Level, Request
from clearinghouse.records.parts import Retired
from clearinghouse.records.request import Event, Offer, Outcome
from hypothesis import given
from hypothesis import strategies as some
from places import AS_OF, CASES

_LEVELS = {
    "received": Level("acknowledge", "Acknowledge receipt", ("received",), 7, "global"),
    "completed": Level("follow-up", "Ask whether the need was met", ("completed",), 365, "global"),
}


@pytest.fixture
def small(overlaid: Callable) -> Catalogue:
    """Load the made-up catalogue of the cases."""
    return load(overlaid())[0]


@pytest.fixture
def busy(overlaid: Callable) -> View:
    """Compute the made-up network in which five requests have been submitted."""
    catalogue, problems = load(overlaid(CASES / "network"))
    assert problems == []
    return view(catalogue, as_of=AS_OF, addresses=Addresses("https://site.example/", "https://github.com/o/r/"))


def submitted(catalogue: Catalogue, *steps_taken: tuple[date, str]) -> Request:
    """Return the submitted request of the small catalogue with another history."""
    history = tuple(Event(on, status, None, None) for on, status in steps_taken)
    return replace(catalogue.requests["uga-example-request"], history=history)


def test_clock_counts_the_days_of_each_stage(small: Catalogue) -> None:
    """A request received on 2 March and acknowledged on 5 March was three days in the first stage, and in time."""
    request = submitted(small, (date(2026, 3, 2), "received"), (date(2026, 3, 5), "acknowledged"))

    first, second = clock(request, _LEVELS, as_of=date(2026, 3, 20))

    assert (first.days, first.left, first.due, first.late) == (3, date(2026, 3, 5), date(2026, 3, 9), 0)
    assert (second.days, second.left, second.due, second.overdue) == (15, None, None, False)


@pytest.mark.parametrize(
    ("as_of", "late", "overdue"),
    [
        (date(2026, 3, 2), 0, False),
        (date(2026, 3, 9), 0, False),
        (date(2026, 3, 10), 1, True),
        (date(2027, 3, 9), 365, True),
    ],
)
def test_a_stage_is_overdue_from_the_day_after_its_due_day(
    small: Catalogue, as_of: date, late: int, overdue: bool
) -> None:
    """A level of seven days from 2 March is kept on 9 March and broken on 10 March."""
    (stage,) = clock(submitted(small, (date(2026, 3, 2), "received")), _LEVELS, as_of=as_of)

    assert (stage.late, stage.overdue) == (late, overdue)


def test_a_stage_that_ended_late_is_late_and_no_longer_overdue(small: Catalogue) -> None:
    """A request acknowledged ten days after its receipt was three days late; nothing is overdue now."""
    request = submitted(small, (date(2026, 3, 2), "received"), (date(2026, 3, 12), "acknowledged"))

    first, _ = clock(request, _LEVELS, as_of=date(2026, 4, 1))

    assert (first.late, first.overdue) == (3, False)


def test_follow_up_is_due_one_year_after_completion(small: Catalogue) -> None:
    """A request completed on 1 June 2025 is to be followed up by 1 June 2026; the leap year is counted in days."""
    (stage,) = clock(submitted(small, (date(2025, 6, 1), "completed")), _LEVELS, as_of=date(2026, 6, 2))

    assert (stage.due, stage.overdue, stage.waiting) == (date(2026, 6, 1), True, True)


def test_an_end_without_a_level_waits_for_nobody(small: Catalogue) -> None:
    """A withdrawn request is at its end: nothing is due, however long ago it was."""
    (stage,) = clock(submitted(small, (date(2020, 1, 1), "withdrawn")), _LEVELS, as_of=AS_OF)

    assert (stage.waiting, stage.overdue, stage.due) == (False, False, None)


def test_clock_of_a_day_does_not_see_later_entries(small: Catalogue) -> None:
    """Computed for an earlier day, the clock shows what stood there on that day."""
    request = submitted(small, (date(2026, 3, 2), "received"), (date(2026, 3, 12), "acknowledged"))

    assert [stage.status for stage in clock(request, _LEVELS, as_of=date(2026, 3, 11))] == ["received"]
    assert clock(request, _LEVELS, as_of=date(2026, 3, 1)) == ()


@pytest.mark.parametrize("origin", ["transcribed", "illustrative"])
def test_only_submitted_requests_have_a_clock(small: Catalogue, origin: str) -> None:
    """A documented need and an invented example have no clock and count in no figure, whatever they hold."""
    request = replace(submitted(small, (date(2020, 3, 2), "received")), origin=origin)

    state = network_state([request], _LEVELS, as_of=AS_OF)

    assert clock(request, _LEVELS, as_of=AS_OF) == ()
    assert (state.total, dict(state.now), dict(state.durations), state.overdue) == (0, {}, {}, ())


@given(some.lists(some.integers(0, 400), min_size=1, max_size=8), some.integers(0, 400))
def test_days_of_the_stages_add_up(gaps: list[int], rest: int) -> None:
    """The days of all stages together are the days from the first entry to the day of the clock."""
    day, events = date(2020, 1, 1), []
    for gap in gaps:
        day += timedelta(days=gap)
        events.append(Event(day, "received", None, None))
    request = object.__new__(Request)
    for name, value in (("origin", "submitted"), ("history", tuple(events))):
        object.__setattr__(request, name, value)
    as_of = day + timedelta(days=rest)

    stages = clock(request, _LEVELS, as_of=as_of)

    assert sum(stage.days for stage in stages) == (as_of - events[0].on).days


def test_network_figures_of_a_made_up_network(busy: View) -> None:
    """Of five requests one is retired; the others give the counts, the medians and the one overdue."""
    state = network_state(busy.catalogue.requests.values(), busy.levels, as_of=AS_OF)

    assert state.total == 4
    assert dict(state.now) == {"acknowledged": 1, "received": 1, "followed-up": 1, "matched": 1}
    assert state.durations["received"] == Duration(2, 3)
    assert [(request.id, stage.status, stage.late) for request, stage in state.overdue] == [
        ("ken-overdue-request", "received", 47)
    ]
    assert dict(state.results) == {"met": 1}


def test_pages_of_a_made_up_network_show_figures(busy: View) -> None:
    """The process page, the centre page and the request page tell the overdue request, in words."""
    figures = EXPANDERS["network-state"](busy, "../../")
    centre = centre_page(busy, "example-centre").body
    request = request_page(busy, "ken-overdue-request").body

    assert "Submitted requests in use: 4" in figures
    for body in (figures, centre, request):
        assert "<strong>overdue</strong>" in body
        assert "days late: 47" in body
    assert "No request has been submitted" not in figures + centre


def test_page_of_a_request_out_of_use_keeps_its_history(busy: View) -> None:
    """A retired request counts in no figure, and its page still shows what had happened."""
    body = request_page(busy, "uga-retired-request").body

    assert "no longer in use" in body
    assert "3 March 2025" in body
    assert "No step is recorded yet" not in body


def test_pages_of_the_real_network_say_that_nothing_was_submitted(real_view: View) -> None:
    """Without a submitted request the pages say so, and show no table of zeros."""
    figures = EXPANDERS["network-state"](real_view, "../../")
    ledger = EXPANDERS["ledger"](real_view, "../")

    assert "No request has been submitted yet" in figures
    assert "<table" not in figures
    assert "no source has offered anything here" in ledger


def test_route_with_one_centre_several_and_none(real: Catalogue, small: Catalogue) -> None:
    """The route names the one centre, tells that several list the country, or that none is known to."""
    served = centres_by_country(real.centres)
    request = next(item for item in real.requests.values() if item.origin == "transcribed")
    ways = {code: steps(None, code, real, served)[1] for code in real.countries if real.countries[code].oda}
    several = next(code for code, found in served.items() if len(found) > 1)
    one = next(code for code, found in served.items() if len(found) == 1)

    assert steps(request.centre, several, real, served)[1].way is Way.CENTRES_SEVERAL
    assert steps(request.centre, one, real, served)[1].way is Way.CENTRE_SERVES
    assert {step.way for step in ways.values()} >= {Way.CENTRE_SERVES, Way.CENTRES_OF_GROUP}
    assert all(step.settled is (len(step.centres) == 1) for step in ways.values() if step.way is Way.CENTRE_SERVES)
    named = replace(small.requests["uga-example-request"], centre="second-centre")
    ways = [step.way for step in steps(named.centre, named.country, small, {})]
    assert ways == [
        Way.FOCAL_POINT,
        Way.CENTRE_NAMED,
        Way.SECRETARIAT,
    ]


def test_route_without_country_or_centre_is_not_settled(small: Catalogue) -> None:
    """A request without a country, as an example is, has no centre, and the route does not guess one."""
    step = steps(None, None, small, {})[1]

    assert (step.centres, step.way, step.settled) == ((), Way.CENTRE_NONE, False)


def test_meter_of_both_examples(real: Catalogue) -> None:
    """The good example tells every point, the poor one none, and would be refused."""
    good, poor = real.requests["example-good-request"], real.requests["example-poor-request"]

    assert meter(good).missing == ()
    assert (meter(poor).present, meter(poor).partly) == ((), ())
    assert (too_vague(good), too_vague(poor)) == (False, True)


def test_meter_looks_at_fields_and_not_at_words(real: Catalogue) -> None:
    """A long text full of good words tells no point; a quantity without a number and a result of two words neither."""
    poor = real.requests["example-poor-request"]
    wordy = replace(poor, problem="Specific, measurable and urgent. " * 40, done_when="All done")

    assert meter(wordy) == meter(poor)
    assert not has(wordy, Point.DONE)


def test_meter_tells_what_is_there_in_part(real: Catalogue) -> None:
    """One of three sums, or a quantity without a number, is told as "in part" and does not count as there."""
    good = real.requests["example-good-request"]
    some_sums = replace(good, budget=replace(good.budget, sought=None))
    no_number = replace(good, quantities=tuple(replace(item, value=None) for item in good.quantities))

    assert (meter(some_sums).missing, meter(some_sums).partly) == ((Point.BUDGET,), (Point.BUDGET,))
    assert (meter(no_number).missing, meter(no_number).partly) == ((Point.QUANTITY,), (Point.QUANTITY,))


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

    assert {point: meter(replace(good, **change)).missing for point, change in without.items()} == {
        point: (point,) for point in Point
    }


def test_examples_stand_in_no_list_and_in_no_figure(real_view: View) -> None:
    """Invented examples have a page each, and are in no list, group or count of needs."""
    invented = {request.id for request in real_view.examples}
    listed = {request.id for group in real_view.requests_of.values() for request in group}

    assert invented == {"example-good-request", "example-poor-request"}
    assert invented.isdisjoint(listed | {request.id for request in real_view.requests})
    assert EXPANDERS["count"](real_view, "", of="requests") == str(len(real_view.requests))
    body = request_page(real_view, "example-good-request").body
    assert "invented example" in body
    assert "data-pagefind-body" not in body
    assert "/countries/" not in body


def test_ledger_of_a_made_up_network(busy: View) -> None:
    """Each offer is one row with request, source, year, amount and state; the newest comes first."""
    rows = [
        (item.request.id, item.offer.source, item.offer.on.year, item.offer.amount, item.offer.status, item.state)
        for item in matches(busy.requests)
    ]

    assert rows == [
        ("sen-matched-request", "example-training", 2026, None, "declined", "matched"),
        ("sen-matched-request", "example-grants", 2026, 30000, "accepted", "matched"),
        ("uga-met-request", "example-grants", 2024, 25000, "accepted", "followed-up"),
    ]


def test_ledger_leaves_out_projects_without_a_payer(real_view: View) -> None:
    """Only projects whose payer a document names are listed; the others are counted, and nothing is lost."""
    rows, unnamed = financed(real_view.requests)
    projects = [item for request in real_view.requests for item in request.existing_projects]

    assert len(rows) + unnamed == len(projects)
    assert unnamed == sum(item.funder is None for item in projects)
    assert all(item.request.origin == "transcribed" for item in rows)


def test_ledger_files_hold_the_same_rows(busy: View) -> None:
    """The CSV of matches and the JSON of the ledger tell the same offers."""
    made = dict(files(busy))
    table = list(csv.DictReader(io.StringIO(made["ledger/matches.csv"].decode("utf-8-sig"))))
    told = [row for row in json.loads(made["api/v1/ledger.json"])["result"] if row["table"] == "matches"]

    assert [row["request"] for row in table] == [row["request"] for row in told]
    assert [row["amount"] for row in table] == ["", "30000", "25000"]


def test_ledger_says_of_each_project_whether_it_is_gef_money(real_view: View) -> None:
    """In the CSV every project says true, false, or nothing where it was not read; the JSON has the same with null."""
    made = dict(files(real_view))
    table = list(csv.DictReader(io.StringIO(made["ledger/financed.csv"].decode("utf-8-sig"))))
    told = [row["gef"] for row in json.loads(made["api/v1/ledger.json"])["result"]]

    assert [row["gef"] for row in table] == [{True: "true", False: "false", None: ""}[gef] for gef in told]
    assert {True, False, None} == set(told)


def test_text_that_a_spreadsheet_would_run_is_made_inert() -> None:
    """Cells that begin like a formula get an apostrophe; numbers, quotes and lines inside a cell stay."""
    rows = [{"a": "=1+1", "b": -5}, {"a": "@x", "b": None}, {"a": 'two "lines"\nhere', "b": "+1"}]

    text = csv_bytes(("a", "b"), rows).decode("utf-8-sig")

    assert list(csv.reader(io.StringIO(text, newline=""))) == [
        ["a", "b"],
        ["'=1+1", "-5"],
        ["'@x", ""],
        ['two "lines"\nhere', "'+1"],
    ]
    assert csv_bytes(("a",), []) == b"\xef\xbb\xbfa\r\n"


def test_documented_needs_of_a_centre_stand_by_age(busy: View) -> None:
    """The table of a centre has documented needs by the age of the document, and submitted requests by their stage."""
    found = stages(busy, busy.requests)

    assert [(age, [item.id for item in needs]) for age, needs in found.documented] == [
        ("to-10-years", ["ken-example-need"])
    ]
    assert [(item.id, stage.status) for item, stage in found.waiting] == [
        ("ken-overdue-request", "received"),
        ("uga-met-request", "followed-up"),
        ("sen-matched-request", "matched"),
        ("uga-example-request", "acknowledged"),
    ]


def test_levels_of_the_repository_cover_each_stage_once(real: Catalogue) -> None:
    """Every stage that can be left has a level, except the two whose length depends on the help."""
    levels = by_stage(real.service_levels.values())

    assert levels["reviewed"].days == 7
    assert levels["completed"].days == levels["unmet"].days == 365
    assert {"matched", "in-progress", "withdrawn", "expired", "followed-up"}.isdisjoint(levels)


def test_without_service_levels_nothing_is_due(small: Catalogue) -> None:
    """Without a file of levels the clock still counts days, and nothing is due or late."""
    request = submitted(small, (date(2020, 3, 2), "received"))

    (stage,) = clock(request, by_stage([]), as_of=AS_OF)

    assert (stage.days > 2000, stage.due, stage.overdue) == (True, None, False)


def test_a_retired_request_leaves_the_ledger(small: Catalogue, real: Catalogue) -> None:
    """An offer for a request that is out of use is not in the ledger."""
    offer = Offer("example-grants", AS_OF, "offered", None, None)
    request = replace(small.requests["uga-example-request"], offers=(offer,), outcome=Outcome("unknown"))
    retired = replace(request, retired=Retired(AS_OF, "made for the test"))

    assert len(matches([request])) == 1
    assert matches([retired]) == ()
