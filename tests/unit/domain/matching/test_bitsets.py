"""Sets of records as bits: building, splitting and joining them."""

from __future__ import annotations

import pytest
from clearinghouse.domain.matching.index.bitsets import (
    Terms,
    any_of,
    bits,
    by_key,
    by_points,
    by_shared,
    by_terms,
    combined,
    places,
)
from hypothesis import given
from hypothesis import strategies as some


@given(some.sets(some.integers(0, 70)))
def test_places_of_a_set_are_those_that_it_was_built_from(chosen: set[int]) -> None:
    """A set gives back its places in order; the empty one gives none."""
    assert list(places(bits(sorted(chosen)))) == sorted(chosen)
    assert bits(sorted(chosen)) == sum(1 << place for place in chosen)


def test_records_with_equal_keys_share_a_number_and_a_set() -> None:
    """Numbers go by first appearance; the example of a key is its first record."""
    keys = by_key(["aa", "b", "cc", "", "d"], len)

    assert keys.number == [0, 1, 0, 2, 1]
    assert keys.example == ["aa", "b", ""]
    assert keys.members == [0b00101, 0b10010, 0b01000]
    assert by_key([], len).number == []


def test_records_are_found_by_each_of_their_terms_and_by_how_many_they_have() -> None:
    """A record with two terms is in both sets; those without any are apart."""
    terms = by_terms([("a", "b"), (), ("b",), ("a", "c")], tuple)

    assert terms == Terms({"a": 0b1001, "b": 0b0101, "c": 0b1000}, {2: 0b1001, 1: 0b0100}, 0b0010)
    assert by_terms([("a",)], tuple).without == 0


@pytest.mark.parametrize(
    ("sought", "found"), [(("a",), 0b1001), (("b", "c"), 0b1101), (("z",), 0), ((), 0), (("a", "z"), 0b1001)]
)
def test_any_of_the_terms(sought: tuple[str, ...], found: int) -> None:
    """A record counts when it has at least one of the terms."""
    assert any_of(by_terms([("a", "b"), (), ("b",), ("a", "c")], tuple), sought) == found


def test_records_are_split_by_how_many_terms_they_share() -> None:
    """Only records of the given set are split, and no empty group is left."""
    terms = by_terms([("a", "b"), (), ("b",), ("a", "c")], tuple)

    assert by_shared(terms, ("a", "b"), 0b1111) == {2: 0b0001, 1: 0b1100, 0: 0b0010}
    assert by_shared(terms, ("a", "b"), 0b0100) == {1: 0b0100}
    assert by_shared(terms, (), 0b0100) == {0: 0b0100}


def test_groups_with_equal_points_are_joined() -> None:
    """Two groups that give the same points become one."""
    assert by_points({0: 0b001, 1: 0b010, 2: 0b100}, lambda shared: shared // 2) == {0: 0b011, 1: 0b100}


def test_groups_are_split_by_others_and_their_points_are_added() -> None:
    """Equal sums are joined; a pair of groups without a common record gives nothing."""
    groups = combined({0: 0b0011, 5: 0b1100}, {0: 0b0101, 5: 0b1010})

    assert groups == {0: 0b0001, 5: 0b0110, 10: 0b1000}
    assert combined({0: 0b01}, {3: 0b10}) == {}
