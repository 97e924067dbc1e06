"""The clock of requests: days in each stage, service levels, what is late; figures of the network."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.domain.network_statistics import Duration, compute_statistics
from clearinghouse.domain.service_clock import levels_by_stage, request_stages
from clearinghouse.records import Level, Request
from clearinghouse.records.request import Event
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.pages.centre import page as centre_page
from clearinghouse.site.pages.centre_stages import stages
from clearinghouse.site.pages.directives.expanders import EXPANDERS
from clearinghouse.site.pages.request import page as request_page
from hypothesis import given
from hypothesis import strategies as some
from support.paths import AS_OF

_LEVELS = {
    "received": Level("acknowledge", "Acknowledge receipt", ("received",), 7, "global"),
    "completed": Level("follow-up", "Ask whether the need was met", ("completed",), 365, "global"),
}


def submitted(catalogue: Catalogue, *steps_taken: tuple[date, str]) -> Request:
    """Return the submitted request of the small catalogue with another history."""
    history = tuple(Event(on, status, None, None) for on, status in steps_taken)
    return replace(catalogue.requests["uga-example-request"], history=history)


def test_clock_counts_the_days_of_each_stage(small: Catalogue) -> None:
    """A request received on 2 March and acknowledged on 5 March was three days in the first stage, and in time."""
    request = submitted(small, (date(2026, 3, 2), "received"), (date(2026, 3, 5), "acknowledged"))

    first, second = request_stages(request, _LEVELS, as_of=date(2026, 3, 20))

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
    (stage,) = request_stages(submitted(small, (date(2026, 3, 2), "received")), _LEVELS, as_of=as_of)

    assert (stage.late, stage.overdue) == (late, overdue)


def test_a_stage_that_ended_late_is_late_and_no_longer_overdue(small: Catalogue) -> None:
    """A request acknowledged ten days after its receipt was three days late; nothing is overdue now."""
    request = submitted(small, (date(2026, 3, 2), "received"), (date(2026, 3, 12), "acknowledged"))

    first, _ = request_stages(request, _LEVELS, as_of=date(2026, 4, 1))

    assert (first.late, first.overdue) == (3, False)


def test_follow_up_is_due_one_year_after_completion(small: Catalogue) -> None:
    """A request completed on 1 June 2025 is to be followed up by 1 June 2026; the leap year is counted in days."""
    (stage,) = request_stages(submitted(small, (date(2025, 6, 1), "completed")), _LEVELS, as_of=date(2026, 6, 2))

    assert (stage.due, stage.overdue, stage.waiting) == (date(2026, 6, 1), True, True)


def test_an_end_without_a_level_waits_for_nobody(small: Catalogue) -> None:
    """A withdrawn request is at its end: nothing is due, however long ago it was."""
    (stage,) = request_stages(submitted(small, (date(2020, 1, 1), "withdrawn")), _LEVELS, as_of=AS_OF)

    assert (stage.waiting, stage.overdue, stage.due) == (False, False, None)


def test_clock_of_a_day_does_not_see_later_entries(small: Catalogue) -> None:
    """Computed for an earlier day, the clock shows what stood there on that day."""
    request = submitted(small, (date(2026, 3, 2), "received"), (date(2026, 3, 12), "acknowledged"))

    assert [stage.status for stage in request_stages(request, _LEVELS, as_of=date(2026, 3, 11))] == ["received"]
    assert request_stages(request, _LEVELS, as_of=date(2026, 3, 1)) == ()


@pytest.mark.parametrize("origin", ["transcribed", "illustrative"])
def test_only_submitted_requests_have_a_clock(small: Catalogue, origin: str) -> None:
    """A documented need and an invented example have no clock and count in no figure, whatever they hold."""
    request = replace(submitted(small, (date(2020, 3, 2), "received")), origin=origin)

    state = compute_statistics([request], _LEVELS, as_of=AS_OF)

    assert request_stages(request, _LEVELS, as_of=AS_OF) == ()
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

    stages = request_stages(request, _LEVELS, as_of=as_of)

    assert sum(stage.days for stage in stages) == (as_of - events[0].on).days


def test_network_figures_of_a_made_up_network(busy: SiteContext) -> None:
    """Of five requests one is retired; the others give the counts, the medians and the one overdue."""
    state = compute_statistics(busy.catalogue.requests.values(), busy.levels, as_of=AS_OF)

    assert state.total == 4
    assert dict(state.now) == {"acknowledged": 1, "received": 1, "followed-up": 1, "matched": 1}
    assert state.durations["received"] == Duration(2, 3)
    assert [(request.id, stage.status, stage.late) for request, stage in state.overdue] == [
        ("ken-overdue-request", "received", 47)
    ]
    assert dict(state.results) == {"met": 1}


def test_pages_of_a_made_up_network_show_figures(busy: SiteContext) -> None:
    """The process page, the centre page and the request page tell the overdue request, in words."""
    figures = EXPANDERS["network-state"](busy, "../../", {})
    centre = centre_page(busy, "example-centre").body
    request = request_page(busy, "ken-overdue-request").body

    assert "Submitted requests in use: 4" in figures
    for body in (figures, centre, request):
        assert "<strong>overdue</strong>" in body
        assert "days late: 47" in body
    assert "No request has been submitted" not in figures + centre


def test_page_of_a_request_out_of_use_keeps_its_history(busy: SiteContext) -> None:
    """A retired request counts in no figure, and its page still shows what had happened."""
    body = request_page(busy, "uga-retired-request").body

    assert "no longer in use" in body
    assert "3 March 2025" in body
    assert "No step is recorded yet" not in body


def test_pages_of_the_real_network_say_that_nothing_was_submitted(real_view: SiteContext) -> None:
    """Without a submitted request the pages say so, and show no table of zeros."""
    figures = EXPANDERS["network-state"](real_view, "../../", {})
    ledger = EXPANDERS["ledger"](real_view, "../", {})

    assert "No request has been submitted yet" in figures
    assert "<table" not in figures
    assert "no source has offered anything here" in ledger


def test_documented_needs_of_a_centre_stand_by_age(busy: SiteContext) -> None:
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
    levels = levels_by_stage(real.service_levels.values())

    assert levels["reviewed"].days == 7
    assert levels["completed"].days == levels["unmet"].days == 365
    assert {"matched", "in-progress", "withdrawn", "expired", "followed-up"}.isdisjoint(levels)


def test_without_service_levels_nothing_is_due(small: Catalogue) -> None:
    """Without a file of levels the clock still counts days, and nothing is due or late."""
    request = submitted(small, (date(2020, 3, 2), "received"))

    (stage,) = request_stages(request, levels_by_stage([]), as_of=AS_OF)

    assert (stage.days > 2000, stage.due, stage.overdue) == (True, None, False)
