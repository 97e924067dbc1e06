"""The clock of requests: days in each stage, service levels, what is late; figures of the network."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.domain.service_clock import Stage, levels_by_stage, request_stages
from clearinghouse.records import Level, Request, ServiceLevels
from clearinghouse.records.request import Event
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


def test_without_service_levels_nothing_is_due(small: Catalogue) -> None:
    """Without a file of levels the clock still counts days, and nothing is due or late."""
    request = submitted(small, (date(2020, 3, 2), "received"))

    (stage,) = request_stages(request, levels_by_stage([]), as_of=AS_OF)

    assert (stage.days > 2000, stage.due, stage.overdue) == (True, None, False)


def test_the_first_level_of_a_stage_counts() -> None:
    """Each stage of a level has it; a second level for the same stage changes nothing."""
    first = Level("first", "First", ("received", "acknowledged"), 7, "global")
    second = Level("second", "Second", ("acknowledged", "matched"), 9, "national")

    levels = levels_by_stage([ServiceLevels("levels", "Levels", None, (first, second), (), None)])

    assert levels == {"received": first, "acknowledged": first, "matched": second}


def test_a_stage_carries_who_acted_and_what_was_noted(small: Catalogue) -> None:
    """Status, dates, level, actor and note of an entry are those of its stage."""
    event = Event(date(2026, 3, 2), "received", "Secretariat", "By letter.")
    request = replace(small.requests["uga-example-request"], history=(event,))

    (stage,) = request_stages(request, _LEVELS, as_of=date(2026, 3, 10))

    assert stage == Stage(
        "received", date(2026, 3, 2), None, 8, _LEVELS["received"], date(2026, 3, 9), 1, "Secretariat", "By letter."
    )
    assert stage.waiting


@pytest.mark.parametrize("origin", ["transcribed", "illustrative"])
def test_a_request_of_another_origin_has_no_stage(small: Catalogue, origin: str) -> None:
    """Only what was submitted has a clock."""
    request = replace(submitted(small, (date(2026, 3, 2), "received")), origin=origin)

    assert request_stages(request, _LEVELS, as_of=AS_OF) == ()


def test_a_stage_that_has_ended_waits_for_nobody(small: Catalogue) -> None:
    """A stage that was left, in time or late, needs no action."""
    request = submitted(small, (date(2026, 3, 2), "received"), (date(2026, 3, 20), "acknowledged"))

    first, second = request_stages(request, _LEVELS, as_of=date(2026, 3, 20))

    assert (first.waiting, first.overdue, first.late) == (False, False, 11)
    assert (second.waiting, second.days) == (True, 0)
