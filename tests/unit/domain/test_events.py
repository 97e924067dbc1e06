"""The calendar of the Convention: what is to come, what is on, what has passed, and what is known only roughly."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.domain.events import coming_events, dated_event, first_day, last_day, past_events
from clearinghouse.records import TreatyEvent

_AS_OF = date(2026, 11, 24)


def _event(identifier: str, starts: str, ends: str | None = None, **fields: object) -> TreatyEvent:
    data = {"title": identifier, "kind": "meeting", "starts": starts, "ends": ends, "certainty": "set"}
    return TreatyEvent.from_data({**data, "evidence": [], "confidence": "high", **fields}, id=identifier)


def _calendar(catalogue: Catalogue, *events: TreatyEvent) -> tuple[list[str], list[str]]:
    made = replace(catalogue, events={event.id: event for event in events})
    coming, past = coming_events(made, _AS_OF), past_events(made, _AS_OF)
    return [item.event.id for item in coming], [item.event.id for item in past]


def test_an_event_is_to_come_until_its_last_day_is_over(catalogue: Catalogue) -> None:
    """One that is on, and one that ends today, are still shown; the nearest first, of the past the latest first."""
    events = (
        _event("later", "2027-04-19"),
        _event("ends-today", "2026-11-20", "2026-11-24"),
        _event("ended", "2026-11-20", "2026-11-23"),
        _event("long-ago", "2020-01-01"),
    )

    assert _calendar(catalogue, *events) == (["ends-today", "later"], ["ended", "long-ago"])


def test_a_year_is_to_come_until_it_is_over_and_has_no_day(catalogue: Catalogue) -> None:
    """A treaty year of which no day is known is neither past on its first day nor exact."""
    assert _calendar(catalogue, _event("year", "2026"), _event("month", "2026-10")) == (["year"], ["month"])
    assert not dated_event(_event("year", "2026"), _AS_OF).is_exact
    assert not dated_event(_event("x", "2026-11-20", "2026-12"), _AS_OF).is_exact
    assert dated_event(_event("x", "2026-11-20"), _AS_OF).is_exact


def test_what_is_out_of_use_is_in_no_calendar_and_an_empty_one_has_nothing(catalogue: Catalogue) -> None:
    """A retired event keeps its record and is not announced."""
    gone = _event("gone", "2027-01-01", retired={"on": "2026-11-01", "reason": "Called off."})

    assert _calendar(catalogue, gone) == ([], [])
    assert _calendar(catalogue) == ([], [])


@pytest.mark.parametrize(
    ("partial", "first", "last"),
    [
        ("2028", date(2028, 1, 1), date(2028, 12, 31)),
        ("2028-02", date(2028, 2, 1), date(2028, 2, 29)),
        ("2026-11-24", date(2026, 11, 24), date(2026, 11, 24)),
        ("9999-12", date(9999, 12, 1), date(9999, 12, 31)),
        ("0001", date(1, 1, 1), date(1, 12, 31)),
    ],
)
def test_first_and_last_day_of_a_part_of_a_date(partial: str, first: date, last: date) -> None:
    """A month has the days that it has, in leap years too; the ends of the calendar are no trap."""
    assert (first_day(partial), last_day(partial)) == (first, last)


def test_days_are_counted_to_the_first_day(catalogue: Catalogue) -> None:
    """An event that has begun is on; one of today too."""
    assert (
        dated_event(_event("x", "2026-11-25"), _AS_OF).days,
        dated_event(_event("x", "2026-11-25"), _AS_OF).is_on,
    ) == (
        1,
        False,
    )
    assert dated_event(_event("x", "2026-11-24"), _AS_OF).is_on
