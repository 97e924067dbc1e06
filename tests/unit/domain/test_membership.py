"""Lists of members with changes: a change counts from its day on, and decides once the list shows it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from clearinghouse.domain.membership import expected_members, members_on, overdue_changes, source_on
from clearinghouse.domain.source_eligibility import assess_source
from clearinghouse.domain.source_verdict import Reason, Verdict
from clearinghouse.records import Source
from support.factories import made_up, made_up_country, made_up_membership

_DAY = "2030-06-01"
_BEFORE, _ON, _AFTER = date(2030, 5, 31), date(2030, 6, 1), date(2030, 6, 2)
_JOINS = {"country": "BBB", "change": "joins", "on": _DAY}
_LEAVES = {"country": "AAA", "change": "leaves", "on": _DAY}
_NO_DAY = {"country": "BBB", "change": "joins"}


def _source(
    *changes: dict[str, str], members: list[str] | None = None, field: str = "memberships", **facts: str
) -> Source:
    """Return a source that refers to a complete list with changes, of AAA if not said, or leaves that list out."""
    listed = made_up_membership("a-bank", members or ["AAA"], changes=changes, **facts)
    source = made_up("a", eligibility={"basis": "member-countries", field: ["a-bank"]})
    lists = "lists" if field == "memberships" else "lists_left_out"
    return replace(source, eligibility=replace(source.eligibility, **{lists: (listed,)}))


@pytest.mark.parametrize(
    ("members", "changes", "as_of", "expected"),
    [
        (["AAA"], [], _ON, ["AAA"]),
        (["AAA"], [_JOINS], _BEFORE, ["AAA"]),
        (["AAA"], [_JOINS], _ON, ["AAA", "BBB"]),
        (["AAA", "BBB"], [_JOINS], _ON, ["AAA", "BBB"]),
        (["AAA", "BBB"], [_JOINS], _BEFORE, ["AAA"]),
        (["AAA"], [_LEAVES], _BEFORE, ["AAA"]),
        (["AAA"], [_LEAVES], _ON, []),
        (["CCC"], [_LEAVES], _BEFORE, ["CCC", "AAA"]),
        (["AAA"], [_NO_DAY], _AFTER, ["AAA"]),
        (["AAA"], [{**_LEAVES, "on": "2031-01-01"}, {**_LEAVES, "change": "joins"}], _ON, ["AAA"]),
        (["AAA"], [{**_LEAVES, "on": "2031-01-01"}, {**_LEAVES, "change": "joins"}], date(2031, 1, 1), []),
    ],
)
def test_a_change_counts_from_its_day_on(members: list, changes: list, as_of: date, expected: list) -> None:
    """From its day on, whether the list shows it or not; before, the opposite; without a day, never."""
    assert list(members_on(made_up_membership("x", members, changes=changes), as_of)) == expected


@pytest.mark.parametrize(
    ("members", "changes", "as_of", "expected"),
    [
        (["AAA"], [], _ON, []),
        (["AAA"], [_JOINS, _LEAVES], _BEFORE, []),
        (["AAA"], [_JOINS, _LEAVES], _ON, [0, 1]),
        (["AAA", "BBB"], [_JOINS, _LEAVES], _ON, [1]),
        (["BBB"], [_JOINS, _LEAVES], _ON, []),
        (["AAA"], [_NO_DAY], _AFTER, []),
    ],
)
def test_a_change_is_overdue_when_its_day_has_come_and_the_list_does_not_show_it(
    members: list, changes: list, as_of: date, expected: list
) -> None:
    """The places of the changes that somebody must confirm."""
    listed = made_up_membership("x", members, changes=changes)

    assert [place for place, _ in overdue_changes(listed, as_of)] == expected


def test_who_is_to_join_is_expected() -> None:
    """A country that joins later, or on a day that is not known; not one that leaves."""
    listed = made_up_membership("x", ["AAA"], changes=[_JOINS, _LEAVES, {"country": "CCC", "change": "joins"}])

    assert expected_members(listed, _BEFORE) == {"BBB", "CCC"}
    assert expected_members(listed, _ON) == {"CCC"}


def test_a_source_without_changes_stays_the_same() -> None:
    """Nothing is copied where no list has a change."""
    source = _source()

    assert source_on(source, _ON) is source


@pytest.mark.parametrize(
    ("changes", "as_of", "reason"),
    [
        ([], _ON, Reason.NOT_MEMBER),
        ([_JOINS], _BEFORE, Reason.LIST_NOT_SURE),
        ([_JOINS], _ON, Reason.LIST_NOT_SURE),
        ([_NO_DAY], _AFTER, Reason.LIST_NOT_SURE),
    ],
)
def test_a_country_that_is_to_join_must_ask(changes: list, as_of: date, reason: Reason) -> None:
    """A complete list does not refuse a country that is about to join, nor admit it before the list shows it."""
    assert assess_source(source_on(_source(*changes), as_of), made_up_country("BBB")).reason is reason


@pytest.mark.parametrize(
    ("members", "as_of", "reason"),
    [
        (["AAA"], _BEFORE, Reason.MEMBER),
        (["AAA"], _ON, Reason.LIST_NOT_SURE),
        (["CCC"], _ON, Reason.NOT_MEMBER),
    ],
)
def test_a_country_that_was_to_leave_must_ask(members: list[str], as_of: date, reason: Reason) -> None:
    """From the announced day on, a list that still has the country neither admits nor refuses it."""
    source = _source(_LEAVES, members=members)

    assert assess_source(source_on(source, as_of), made_up_country("AAA")).reason is reason


@pytest.mark.parametrize(
    ("members", "changes", "country", "verdict"),
    [
        (["AAA"], [_LEAVES], "AAA", Verdict.MORE_INFORMATION),
        (["CCC"], [_LEAVES], "AAA", Verdict.LIKELY),
        (["AAA"], [_JOINS], "BBB", Verdict.MORE_INFORMATION),
        (["AAA", "BBB"], [_JOINS], "BBB", Verdict.NOT_ELIGIBLE),
        (["AAA"], [_NO_DAY], "BBB", Verdict.LIKELY),
    ],
)
def test_a_change_of_a_list_left_out_decides_once_the_list_shows_it(
    members: list[str], changes: list[dict[str, str]], country: str, verdict: Verdict
) -> None:
    """Until then the country is to be asked; one that is to join on an unknown day is not left out yet."""
    source = _source(*changes, members=members, field="excluded_memberships")
    source = replace(source, eligibility=replace(source.eligibility, basis="any"))

    assert assess_source(source_on(source, _ON), made_up_country(country)).verdict is verdict


@pytest.mark.parametrize(
    ("country", "confidence", "verdict"),
    [
        ("AAA", "high", Verdict.NOT_ELIGIBLE),
        ("AAA", "medium", Verdict.NOT_ELIGIBLE),
        ("AAA", "low", Verdict.MORE_INFORMATION),
        ("BBB", "high", Verdict.LIKELY),
    ],
)
def test_a_list_can_leave_countries_out(country: str, confidence: str, verdict: Verdict) -> None:
    """Members of a list that a source leaves out are refused, or to be asked where the list is of low confidence."""
    source = _source(field="excluded_memberships", confidence=confidence)
    source = replace(source, eligibility=replace(source.eligibility, basis="any"))

    assert assess_source(source_on(source, _ON), made_up_country(country)).verdict is verdict
