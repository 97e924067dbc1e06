"""The last value that a rule accepts and the first that it reports: days, amounts and counts at their limits."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.records import Record
from clearinghouse.rules.registry import RULES
from clearinghouse.rules.rule import RuleContext
from support.factories import made_up, made_up_request
from support.paths import AS_OF

_TOMORROW, _YESTERDAY = AS_OF + timedelta(days=1), AS_OF - timedelta(days=1)
_LATER = AS_OF + timedelta(days=2)  # in the east of the Pacific it is tomorrow already


def _days(number: int) -> str:
    return str(AS_OF - timedelta(days=number))


def _reported(catalogue: Catalogue, code: str, record: Record) -> list[str]:
    return [item.message for item in RULES[code].check(record, RuleContext(catalogue, AS_OF))]


def _source(**fields: object) -> Record:
    return made_up("x", **fields)


def _rounds(*days: tuple[date | str, date | str]) -> dict:
    rounds = [
        {"name": f"R{number}", "opens": str(opens), "closes": str(closes)}
        for number, (opens, closes) in enumerate(days)
    ]
    return {"rounds": rounds}


def _checked(on: object) -> dict:
    return {"verified": {"on": str(on), "by": "maintainer", "how": "stored-copy"}}


def _looked_up(on: date) -> dict:
    page = {"title": "Grants", "url": "https://fund.example/", "supports": ["summary"], "read": "stored-copy"}
    return {"evidence": [{**page, "looked_up": str(on)}]}


_EVENT = {"status": "received"}
_ACCEPTED = {
    "checked 183 days ago": ("FRE-001", _source(**_checked(_days(183)))),
    "the last round closes today": ("FRE-002", _source(**_rounds(("2026-01-01", AS_OF)))),
    "checked on the latest today": ("FRE-003", _source(**_checked(_TOMORROW))),
    "looked up on the latest today": ("FRE-003", _source(**_looked_up(_TOMORROW))),
    "a round of one day": ("RND-001", _source(**_rounds((AS_OF, AS_OF)))),
    "rounds one after the other": ("RND-002", _source(**_rounds((_YESTERDAY, AS_OF), (_TOMORROW, "2027-01-01")))),
    "the smallest is the largest amount": ("AMT-001", _source(amount={"min": 5, "max": 5, "currency": "USD"})),
    "the parts are the total": (
        "AMT-003",
        made_up_request(budget={"total": 9, "secured": 4, "sought": 5, "currency": "USD"}),
    ),
    "a round of the whole ceiling": (
        "AMT-004",
        _source(amount={"max": 5, "currency": "USD"}, rounds=[{"name": "R", "max_amount": 5}]),
    ),
    "two entries of one day, the latest today": (
        "LIF-002",
        made_up_request(history=[{**_EVENT, "on": str(_TOMORROW)}, {**_EVENT, "on": str(_TOMORROW)}]),
    ),
    "four topics": ("QUA-008", made_up_request(origin="submitted", topics=["a", "b", "c", "d"])),
}
_REPORTED = {
    "checked 184 days ago": ("FRE-001", _source(**_checked(_days(184))), "6 months"),
    "checked 365 days ago": ("FRE-001", _source(**_checked(_days(365))), "6 months"),
    "checked 366 days ago": ("FRE-001", _source(**_checked(_days(366))), "12 months"),
    "the last round closed yesterday": ("FRE-002", _source(**_rounds(("2026-01-01", _YESTERDAY))), "closed on"),
    "checked later": ("FRE-003", _source(**_checked(_LATER)), "in the future"),
    "looked up later": ("FRE-003", _source(**_looked_up(_LATER)), "in the future"),
    "a round that closes the day before": ("RND-001", _source(**_rounds((AS_OF, _YESTERDAY))), "before it opens"),
    "rounds that share a day": (
        "RND-002",
        _source(**_rounds((_YESTERDAY, AS_OF), (AS_OF, "2027-01-01"))),
        "at the same time",
    ),
    "rounds that share a day, the later one first": (
        "RND-002",
        _source(**_rounds((AS_OF, "2027-01-01"), (_YESTERDAY, AS_OF))),
        "at the same time",
    ),
    "one more than the largest": ("AMT-001", _source(amount={"min": 6, "max": 5, "currency": "USD"}), "is above"),
    "parts of one more than the total": (
        "AMT-003",
        made_up_request(budget={"total": 9, "secured": 5, "sought": 5, "currency": "USD"}),
        "add up to 10",
    ),
    "a round of one more than the ceiling": (
        "AMT-004",
        _source(amount={"max": 5, "currency": "USD"}, rounds=[{"name": "R", "max_amount": 6}]),
        "above the ceiling",
    ),
    "an entry of the day before": (
        "LIF-002",
        made_up_request(history=[{**_EVENT, "on": str(AS_OF)}, {**_EVENT, "on": str(_YESTERDAY)}]),
        "is before the date",
    ),
    "an entry of later": ("LIF-002", made_up_request(history=[{**_EVENT, "on": str(_LATER)}]), "in the future"),
    "five topics": ("QUA-008", made_up_request(origin="submitted", topics=["a", "b", "c", "d", "e"]), "5 topics"),
}


@pytest.mark.parametrize("name", _ACCEPTED)
def test_the_last_value_is_accepted(catalogue: Catalogue, name: str) -> None:
    """A value at the limit is not reported."""
    code, record = _ACCEPTED[name]

    assert _reported(catalogue, code, record) == []


@pytest.mark.parametrize("name", _REPORTED)
def test_the_next_value_is_reported(catalogue: Catalogue, name: str) -> None:
    """A value one step beyond the limit is reported once, in words that say which side it is on."""
    code, record, words = _REPORTED[name]
    reported = _reported(catalogue, code, record)

    assert len(reported) == 1
    assert words in reported[0]


@pytest.mark.parametrize(
    ("on", "reported"), [(_YESTERDAY, False), (_TOMORROW, False), (_days(2), True), (_LATER, True)]
)
def test_an_offer_is_dated_from_the_receipt_to_today(catalogue: Catalogue, on: object, reported: bool) -> None:
    """On the day of the receipt and today an offer can be made; the day before and in the future it cannot."""
    offers = [{"source": "x", "on": str(on), "status": "offered", "amount": None, "currency": None}]
    request = made_up_request(history=[{**_EVENT, "on": str(_YESTERDAY)}], offers=offers)

    assert bool(_reported(catalogue, "LIF-012", request)) is reported
