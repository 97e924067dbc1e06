"""The age of evidence: which day counts, what is fresh, and what the newest page of a fact is."""

from __future__ import annotations

from datetime import date

import pytest
from clearinghouse.domain.evidence_age import (
    HalfLifeTable,
    evidence_date,
    fact_ages,
    is_stated,
    months_before,
    months_between,
    newest_evidence,
)
from clearinghouse.records.common import Evidence
from support.factories import made_up_half_lives

_TODAY = date(2026, 11, 24)


def _page(
    date_: str | None = None, read: str = "stored-copy", looked_up: str | None = "2026-11-20", *supports: str
) -> Evidence:
    return Evidence(title="A page", read=read, date=date_, looked_up=looked_up, supports=supports)


@pytest.mark.parametrize(
    ("item", "day"),
    [
        (_page("2015"), date(2015, 12, 31)),
        (_page("2024-02"), date(2024, 2, 29)),
        (_page("2024-02-03"), date(2024, 2, 3)),
        (_page("2026"), date(2026, 11, 20)),
        (_page("2026", looked_up=None), _TODAY),
        (_page(None), None),
        (_page("2015", "live-page"), date(2026, 11, 20)),
        (_page("2015", "live-page", None), date(2015, 12, 31)),
        (_page(None, "letter"), date(2026, 11, 20)),
        (_page("2025-01", "letter"), date(2025, 1, 31)),
        (_page("2026", "memory"), None),
        (_page(None, "live-page", "2027-01-01"), _TODAY),
    ],
)
def test_the_date_of_the_page_counts(item: Evidence, day: date | None) -> None:
    """A copy is as old as its page; a live page is of the day it was seen; general knowledge has no date."""
    assert evidence_date(item, as_of=_TODAY) == day


def test_the_newest_page_is_one_that_supports_the_fact() -> None:
    """A newer page about another field says nothing of the amount; a part of a field counts for the field."""
    evidence = [
        _page("2019", "stored-copy", "2026-11-20", "amount"),
        _page("2021", "stored-copy", "2026-11-20", "amount.max"),
        _page("2026", "stored-copy", "2026-11-20", "amounts"),
        _page(None, "stored-copy", "2026-11-20", "amount"),
    ]
    newest = newest_evidence(evidence, ("amount",), as_of=_TODAY)

    assert newest is not None
    assert (newest.number, newest.written) == (2, "2021")
    assert newest_evidence([], ("amount",), as_of=_TODAY) is None


def test_a_fact_is_fresh_up_to_the_day_of_its_half_life() -> None:
    """Twelve months later, to the day, a page is still fresh; a day later it is not. Without a limit nothing ages."""
    table = made_up_half_lives(status=12)

    assert table.is_fresh("status", date(2025, 11, 24), as_of=_TODAY)
    assert not table.is_fresh("status", date(2025, 11, 23), as_of=_TODAY)
    assert HalfLifeTable().is_fresh("status", date(1900, 1, 1), as_of=_TODAY)


def test_only_stated_facts_have_an_age() -> None:
    """Fields that a record does not state are left out; one without a page is counted as not read."""
    table = made_up_half_lives(
        {"amount": ["sources.amount"], "status": ["sources.availability", "requests.budget"]}, amount=24, status=12
    )
    evidence = [_page("2025", "stored-copy", "2026-11-20", "amount"), _page(None, "memory", None, "availability")]
    data = {"amount": {"max": 5}, "availability": {"stated": "open"}, "budget": {"total": 3}}

    ages = fact_ages("sources", evidence, data, table, as_of=_TODAY)

    assert [(age.field, age.numbers, age.months, age.is_read, age.is_fresh, age.is_recent) for age in ages] == [
        ("amount", (1,), 10, True, True, True),
        ("availability", (2,), None, False, False, False),
    ]
    assert fact_ages("sources", evidence, {"amount": {"max": None}}, table, as_of=_TODAY) == ()


@pytest.mark.parametrize("value", [None, "", [], {}, "unknown", {"stated": "unknown"}, {"note": None}])
def test_nothing_and_unknown_are_not_stated(value: object) -> None:
    """An empty group and the word unknown are no facts; zero is one."""
    assert not is_stated(value)
    assert is_stated(0)


def test_months_are_counted_by_the_calendar() -> None:
    """A month has passed on the same day of the next one; the end of a long month becomes that of a short one."""
    assert months_between(date(2026, 1, 31), date(2026, 2, 28)) == 0
    assert months_between(date(2026, 1, 28), date(2026, 2, 28)) == 1
    assert months_between(date(2027, 1, 1), date(2026, 1, 1)) == 0
    assert months_before(date(2026, 3, 31), 1) == date(2026, 2, 28)
    assert months_before(date(2026, 1, 1), 60_000) == date.min
