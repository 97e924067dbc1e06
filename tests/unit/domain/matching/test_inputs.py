"""What matching reads of a need and of a source."""

from __future__ import annotations

from datetime import date

import pytest
from clearinghouse.domain.matching.finding import Criterion, Finding, State
from clearinghouse.domain.matching.inputs import (
    Need,
    Offer,
    build_need,
    build_offer,
    is_waiting,
    sum_sought,
)
from support.factories import made_up, made_up_country, made_up_request

_DAY = date(2026, 11, 24)


def _offer(**fields: object) -> Offer:
    return build_offer(made_up("a", **fields), as_of=_DAY)


def _need(**fields: object) -> Need:
    country = {name: fields.pop(name) for name in ("ldc", "sids", "oda") if name in fields}
    return build_need(made_up_request(**fields), made_up_country(**country))


def _gef(*paid: bool | None) -> dict:
    return {"existing_projects": [{"what": "Inventory", "gef": item} for item in paid]}


def _sum(number: int, currency: str | None = "USD") -> dict:
    return {"budget": {"sought": number, "currency": currency}}


@pytest.mark.parametrize(
    ("budget", "expected"),
    [
        ({}, None),
        ({"sought": 5}, 5),
        ({"sought": 0, "total": 9, "secured": 1}, 0),
        ({"total": 9, "secured": 4}, 5),
        ({"total": 9, "secured": 8}, 1),
        ({"total": 9, "secured": 9}, None),
        ({"total": 9, "secured": 10}, None),
        ({"total": 9}, None),
        ({"secured": 9}, None),
    ],
)
def test_the_sum_sought_is_stated_or_computed(budget: dict, expected: int | None) -> None:
    """What is stated counts; else the total less what is secured, when something is left."""
    assert sum_sought(made_up_request(budget=budget)) == expected


_HISTORY = {"on": "2026-01-01"}


@pytest.mark.parametrize(
    ("fields", "waiting"),
    [
        ({}, True),
        ({"origin": "illustrative"}, False),
        ({"retired": {"on": "2026-01-01", "reason": "Twice."}}, False),
        ({"outcome": {"status": "met"}}, False),
        ({"outcome": {"status": "unknown"}}, True),
        ({"history": [{**_HISTORY, "status": "received"}]}, True),
        ({"history": [{**_HISTORY, "status": "received"}, {**_HISTORY, "status": "completed"}]}, False),
        ({"history": [{**_HISTORY, "status": "withdrawn"}, {**_HISTORY, "status": "received"}]}, True),
        ({"history": [{**_HISTORY, "status": "unmet"}]}, True),
    ],
)
def test_a_need_waits_until_it_ends_or_is_met(fields: dict, waiting: bool) -> None:
    """Invented, retired, ended and met requests wait for nothing; one that ended unmet goes on waiting."""
    assert is_waiting(made_up_request(**fields)) is waiting


def test_a_need_and_an_offer_are_what_matching_reads() -> None:
    """A need has its sum, currency and what is known of GEF money; without weights every reason gives nothing."""
    need = _need(**_sum(7), **_gef(False))

    assert (need.sought, need.currency, need.gef) == (7, "USD", False)
    assert _offer(stated="closed").intake.status == "closed"
    assert Finding(Criterion.GEF, State.MET, "x") in {Finding(Criterion.GEF, State.MET, "x"): 1}
