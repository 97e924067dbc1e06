"""Whether a need waits for help, and why not where it does not."""

from __future__ import annotations

from datetime import date

import pytest
from clearinghouse.domain.need_standing import NeedStanding, last_confirmed, need_standing
from support.factories import made_up_request

_DAY = date(2026, 11, 28)
_NEW = {"document": {"title": "Plan", "date": "2024-05"}}
_DONE = {"package": "inventory", "done": True}


@pytest.mark.parametrize(
    ("fields", "standing"),
    [
        ({}, NeedStanding.WAITING),
        ({"document": {"title": "Plan", "date": "2021-11-28"}}, NeedStanding.WAITING),
        ({"document": {"title": "Plan", "date": "2021-11-27"}}, NeedStanding.TO_BE_CONFIRMED),
        ({"document": {"title": "Plan", "date": "2021-11"}}, NeedStanding.WAITING),
        ({"document": {"title": "Plan", "date": "2021"}}, NeedStanding.WAITING),
        ({"document": {"title": "Plan", "date": "2020"}}, NeedStanding.TO_BE_CONFIRMED),
        ({"document": {"title": "Plan"}}, NeedStanding.TO_BE_CONFIRMED),
        ({"document": None}, NeedStanding.TO_BE_CONFIRMED),
        (
            {
                "document": {"title": "Plan", "date": "2015"},
                "evidence": [{"title": "Report", "read": "stored-copy", "date": "2025"}],
            },
            NeedStanding.WAITING,
        ),
        ({"outcome": {"status": "met"}}, NeedStanding.MET),
        ({"outcome": {"status": "partly-met"}}, NeedStanding.WAITING),
        ({"outcome": {"status": "unknown"}}, NeedStanding.WAITING),
        ({"budget": {"total": 100, "secured": 100, "currency": "USD"}}, NeedStanding.FULLY_PAID),
        ({"budget": {"total": 100, "secured": 99, "currency": "USD"}}, NeedStanding.WAITING),
        ({"budget": {"total": 0, "secured": 0, "currency": "USD"}}, NeedStanding.WAITING),
        ({"budget": {"secured": 100, "currency": "USD"}}, NeedStanding.WAITING),
        ({"packages": [_DONE]}, NeedStanding.FULLY_PAID),
        ({"packages": [_DONE, {"package": "destruction"}]}, NeedStanding.WAITING),
        ({"packages": []}, NeedStanding.WAITING),
        ({"origin": "illustrative"}, NeedStanding.NOT_IN_USE),
        ({"retired": {"on": "2026-01-01", "reason": "Twice."}}, NeedStanding.NOT_IN_USE),
        ({"retired": {"on": "2026-01-01", "reason": "Twice."}, "outcome": {"status": "met"}}, NeedStanding.NOT_IN_USE),
    ],
)
def test_a_need_waits_unless_something_says_otherwise(fields: dict, standing: NeedStanding) -> None:
    """A need is met, paid, out of use, or confirmed within five years; a year or a month counts until its end."""
    assert need_standing(made_up_request(**{**_NEW, **fields}), as_of=_DAY) is standing


@pytest.mark.parametrize(
    ("status", "standing"),
    [("received", NeedStanding.WAITING), ("withdrawn", NeedStanding.CLOSED), ("unmet", NeedStanding.WAITING)],
)
def test_a_submitted_request_follows_its_history(status: str, standing: NeedStanding) -> None:
    """A request at its end is closed, but one that ended unmet still waits; its history confirms it."""
    request = made_up_request(history=[{"on": "2026-10-01", "status": status}], origin="submitted")

    assert need_standing(request, as_of=_DAY) is standing


def test_the_newest_date_confirms_a_need() -> None:
    """Evidence, document and history count alike; without any date nothing confirms a need."""
    dated = made_up_request(
        document={"title": "Plan", "date": "2020-05"},
        evidence=[{"title": "Report", "read": "stored-copy", "date": "2021"}],
        history=[{"on": "2019-01-01", "status": "received"}],
    )

    assert last_confirmed(dated) == "2021"
    assert last_confirmed(made_up_request()) is None


def test_the_last_of_february_has_a_day_five_years_before() -> None:
    """On 29 February the limit is 28 February of a year that has no other."""
    need = made_up_request(document={"title": "Plan", "date": "2023-02-28"})

    assert need_standing(need, as_of=date(2028, 2, 29)) is NeedStanding.WAITING
