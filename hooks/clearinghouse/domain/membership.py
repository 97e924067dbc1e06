"""Who is on a list of members on a given day: the list as read, with the changes that have come into effect."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from clearinghouse.records.membership import Membership, MembershipChange
from clearinghouse.records.source import Source

_JOINS = "joins"


def members_on(listed: Membership, as_of: date) -> tuple[str, ...]:
    """Return the members on a day, in the order of the list, those that joined later behind.

    A change counts from its day on, whether or not the list shows it already; before the day the opposite holds.
    A change without a day changes nothing.
    """
    dated = _dated(listed.changes)
    if not dated:
        return listed.countries
    states = {change.country: _is_member(change.country, dated, as_of) for change in dated}
    kept = [code for code in listed.countries if states.get(code, True)]
    return (*kept, *(code for code, member in states.items() if member and code not in listed.countries))


def overdue_changes(listed: Membership, as_of: date) -> tuple[tuple[int, MembershipChange], ...]:
    """Return the changes, with their places, whose day has come while the list still shows the state before."""
    members = frozenset(members_on(listed, as_of))
    differing = members.symmetric_difference(listed.countries)
    return tuple(
        (place, item)
        for place, item in enumerate(listed.changes)
        if item.on is not None and item.on <= as_of and item.country in differing
    )


def expected_members(listed: Membership, as_of: date) -> frozenset[str]:
    """Return the countries that are to join: later, or on a day that is not known."""
    later = (item for item in listed.changes if item.on is None or item.on > as_of)
    return frozenset(item.country for item in later if item.change == _JOINS)


def source_on(source: Source, as_of: date) -> Source:
    """Return a source whose lists hold the members on a day; the same source where no list has a change.

    A list neither admits nor refuses a country whose announced day has passed without a list that shows the change:
    the day may have been moved. Nor does it refuse one that is to join. Both must be asked: see `to_ask` of the list.
    """
    rule = source.eligibility
    if not any(item.changes for item in (*rule.lists, *rule.lists_left_out)):
        return source
    lists = tuple(_list_on(item, as_of, expected_members(item, as_of)) for item in rule.lists)
    left_out = tuple(_list_on(item, as_of, frozenset()) for item in rule.lists_left_out)
    return replace(source, eligibility=replace(rule, lists=lists, lists_left_out=left_out))


def _list_on(listed: Membership, as_of: date, to_join: frozenset[str]) -> Membership:
    unconfirmed = frozenset(item.country for _, item in overdue_changes(listed, as_of))
    sure = tuple(code for code in members_on(listed, as_of) if code not in unconfirmed)
    return replace(listed, countries=sure, to_ask=to_join | unconfirmed)


def _dated(changes: Iterable[MembershipChange]) -> list[MembershipChange]:
    return sorted((item for item in changes if item.on is not None), key=lambda item: item.on or date.min)


def _is_member(country: str, dated: Iterable[MembershipChange], as_of: date) -> bool:
    """Return whether a country with changes is a member on a day; `dated` are in the order of their days."""
    own = [item for item in dated if item.country == country]
    past = [item for item in own if item.on is not None and item.on <= as_of]
    return past[-1].change == _JOINS if past else own[0].change != _JOINS
