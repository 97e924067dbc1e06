"""The calendar of deadlines: days to come, months, the last year, and what no record states."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.domain.deadlines import DeadlineEvent, Deadlines, by_month, find_deadlines
from clearinghouse.domain.intake import assess_intake
from clearinghouse.records import Source
from support.factories import made_up
from support.paths import AS_OF

DAY = date(2026, 11, 24)


def _source(identifier: str = "a", *rounds: tuple[str | None, str | None], **more: object) -> Source:
    written = [
        {"name": f"Round {number}", "opens": opens, "closes": closes}
        for number, (opens, closes) in enumerate(rounds, start=1)
    ]
    return made_up(identifier, rounds=written, **more)


def _deadlines(*sources: Source, as_of: date = DAY) -> Deadlines:
    intakes = {source.id: assess_intake(source, as_of=as_of) for source in sources}
    return find_deadlines(sources, intakes, as_of=as_of)


def _rows(days: tuple) -> list[tuple[str, str, str, int]]:
    return [(str(item.day), item.event.value, item.source.id, item.days) for item in days]


def test_no_source_gives_an_empty_calendar() -> None:
    """Without sources every part of the calendar is empty."""
    assert _deadlines() == Deadlines((), (), (), ())
    assert by_month(()) == ()


def test_days_to_come_are_in_order_with_both_ends_of_a_round() -> None:
    """A round in the future gives its first and its last day; the nearest day of any source comes first."""
    result = _deadlines(_source("a", ("2027-01-10", "2027-03-01")), _source("b", (None, "2027-02-01"))).upcoming

    assert _rows(result) == [
        ("2027-01-10", "opens", "a", 47),
        ("2027-02-01", "closes", "b", 69),
        ("2027-03-01", "closes", "a", 97),
    ]


@pytest.mark.parametrize(
    ("opens", "closes", "expected"),
    [
        (None, "2026-11-24", [("2026-11-24", "closes", "a", 0)]),  # the last day still counts
        (None, "2026-11-23", []),
        ("2026-11-24", None, []),  # it has opened: no day to come
        ("2026-11-25", None, [("2026-11-25", "opens", "a", 1)]),
        (None, None, []),
    ],
)
def test_the_day_itself(opens: str | None, closes: str | None, expected: list) -> None:
    """A round that closes today is still to come; one that opens today has opened."""
    assert _rows(_deadlines(_source("a", (opens, closes))).upcoming) == expected


def test_on_one_day_what_closes_comes_first_then_by_name() -> None:
    """What a reader can miss leads on the same day."""
    result = _deadlines(
        _source("c", ("2026-12-01", None)), _source("b", (None, "2026-12-01")), _source("a", (None, "2026-12-01"))
    ).upcoming

    assert [(item.source.id, item.event) for item in result] == [
        ("a", DeadlineEvent.CLOSES),
        ("b", DeadlineEvent.CLOSES),
        ("c", DeadlineEvent.OPENS),
    ]


def test_a_source_that_is_closed_for_good_has_no_day_to_come() -> None:
    """A leftover round of a closed source is not announced, nor reported as one that may still run."""
    closed = _source("a", (None, "2027-01-01"), ("2026-10-01", None), stated="closed")

    assert _deadlines(closed).upcoming == ()
    assert _deadlines(closed).open_ended == ()


def test_months_without_a_day_are_skipped_and_years_are_apart() -> None:
    """December 2026 and December 2027 are two months, and nothing is between them."""
    result = by_month(_deadlines(_source("a", ("2026-12-01", "2026-12-31"), (None, "2027-12-01"))).upcoming)

    assert [(str(month.first), len(month.deadlines)) for month in result] == [("2026-12-01", 2), ("2027-12-01", 1)]


def test_the_last_year_is_reported_backwards_and_ends_after_365_days() -> None:
    """What closed in the last 365 days, the latest first; today is not past, and a day before that is too old."""
    rounds = [(None, day) for day in ("2025-11-23", "2025-11-24", "2026-11-23", "2026-11-24")]

    assert _rows(_deadlines(_source("a", *rounds)).recently_closed) == [
        ("2026-11-23", "closes", "a", -1),
        ("2025-11-24", "closes", "a", -365),
    ]


def test_a_round_without_a_stated_end_is_reported_apart() -> None:
    """A round that has begun and has no last day is neither to come nor past: it may still run."""
    source = _source("a", ("2025-09-30", None))

    assert _deadlines(source).upcoming == _deadlines(source).recently_closed == ()
    assert _rows(_deadlines(source).open_ended) == [("2025-09-30", "opens", "a", -420)]


def test_sources_between_rounds_are_reported_with_their_last_round() -> None:
    """The latest round leads; a source without a dated round comes last; open and coming ones are not there."""
    result = _deadlines(
        _source("none"),
        _source("page", evidence=[{"title": "P", "read": "stored-copy", "date": "2025", "supports": ["rounds"]}]),
        _source("old", (None, "2017-10-01")),
        _source("new", (None, "2026-07-20"), (None, "2025-07-20")),
        _source("running", ("2026-11-01", "2026-12-01")),
        _source("later", ("2027-01-01", None)),
    ).between_rounds

    assert [(item.source.id, item.last and str(item.last.closes)) for item in result] == [
        ("new", "2026-07-20"),
        ("old", "2017-10-01"),
        ("page", None),
    ]


def test_every_round_with_a_date_is_somewhere_in_the_calendar_of_its_time(catalogue: Catalogue) -> None:
    """Seen from the day before its last day, each round that has one is a day to come of its source."""
    rounds = [
        (source, item)
        for source in catalogue.sources.values()
        for item in source.rounds
        if item.closes and source.stated != "closed" and source.access.intake != "closed" and not source.retired
    ]
    missing = [
        (source.id, item.name)
        for source, item in rounds
        if not any(day.round is item for day in _deadlines(source, as_of=item.closes).upcoming)
    ]

    assert rounds
    assert missing == []


def test_a_round_that_closed_in_july_is_in_the_last_year(catalogue: Catalogue) -> None:
    """A round that closed on 20 July 2026 is past on the date of the tests."""
    result = _deadlines(*catalogue.sources.values(), as_of=AS_OF).recently_closed

    assert ("2026-07-20", "closes", "global-programme", -127) in _rows(result)


def test_dates_of_one_day_are_in_a_stable_order() -> None:
    """What closes leads, then the name without regard to capitals, then the id, then the name of the round."""
    sources = [
        _source("c", (None, "2026-12-01"), ("2026-12-01", None)),
        replace(_source("b", (None, "2026-12-01")), name="ZZ"),
        replace(_source("a", (None, "2026-12-01")), name="zz"),
        replace(_source("d", (None, "2026-12-01"), (None, "2026-12-01")), name="Aa"),
    ]
    sources[3] = replace(sources[3], rounds=tuple(reversed(sources[3].rounds)))

    found = _deadlines(*sources).upcoming

    assert [(item.source.id, item.event.value, item.round.name) for item in found] == [
        ("d", "closes", "Round 1"),
        ("d", "closes", "Round 2"),
        ("c", "closes", "Round 1"),
        ("a", "closes", "Round 1"),
        ("b", "closes", "Round 1"),
        ("c", "opens", "Round 2"),
    ]


@pytest.mark.parametrize(
    ("opens", "closes", "listed"),
    [
        ("2026-11-24", None, True),
        ("2026-11-23", None, True),
        ("2026-11-25", None, False),
        ("2026-11-01", "2026-12-01", False),
        (None, None, False),
    ],
)
def test_a_round_is_open_ended_from_its_first_day(opens: str | None, closes: str | None, listed: bool) -> None:
    """A round that has begun and states no end is listed with the date on which it opened."""
    found = _deadlines(_source("a", (opens, closes))).open_ended

    assert [item.event for item in found] == [DeadlineEvent.OPENS] * listed


def test_past_dates_are_listed_the_latest_first() -> None:
    """Among open-ended and closed rounds the latest leads; on one date the name decides."""
    sources = [
        _source("b", ("2026-01-01", None)),
        _source("a", ("2026-01-01", None)),
        _source("c", ("2026-06-01", None)),
    ]
    closed = [
        _source("b", (None, "2026-01-01")),
        _source("a", (None, "2026-01-01")),
        _source("c", (None, "2026-06-01")),
    ]

    assert [item.source.id for item in _deadlines(*sources).open_ended] == ["c", "a", "b"]
    assert [item.source.id for item in _deadlines(*closed).recently_closed] == ["c", "a", "b"]


def test_a_closed_source_still_has_its_last_year() -> None:
    """What a source that has ended closed in the last year is past like that of any other."""
    closed = _source("a", (None, "2026-07-20"), stated="closed")

    assert _rows(_deadlines(closed).recently_closed) == [("2026-07-20", "closes", "a", -127)]
    assert _deadlines(closed).between_rounds == ()


def test_a_source_in_doubt_is_paused_only_with_a_dated_round() -> None:
    """Where the evidence does not say whether a source goes on, it is listed for its last round, as in doubt."""
    found = _deadlines(
        _source("silent", stated="unknown"),
        _source("doubtful", (None, "2020-01-01"), stated="unknown"),
        _source("begun", ("2021-01-01", None)),
        _source("certain", (None, "2019-01-01")),
    ).between_rounds

    assert [(item.source.id, item.in_doubt) for item in found] == [
        ("begun", False),
        ("doubtful", True),
        ("certain", False),
    ]


def test_months_are_in_order_with_their_first_day() -> None:
    """Two dates of one month are together, under its first day."""
    found = by_month(_deadlines(_source("a", ("2026-12-05", "2026-12-20"), (None, "2027-01-31"))).upcoming)

    assert [(month.first, [item.day for item in month.deadlines]) for month in found] == [
        (date(2026, 12, 1), [date(2026, 12, 5), date(2026, 12, 20)]),
        (date(2027, 1, 1), [date(2027, 1, 31)]),
    ]
