"""Sets of places as integers: by key, by term, and by a number."""

from __future__ import annotations

from itertools import compress

import pytest
from clearinghouse.domain.plans.bitsets import Thresholds, bits, by_key, by_terms, flags, places
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize("ascending", [[], [0], [7, 8], [3, 64, 65, 1000], [511, 512, 513, 5000]])
def test_places_come_back_in_order(ascending: list[int]) -> None:
    """A set gives the places that went in, lowest first."""
    assert list(places(bits(ascending))) == ascending


def test_records_are_grouped_by_key_and_by_term() -> None:
    """Equal keys have one example; a term given twice counts once; nothing gives nothing."""
    keys = by_key(["a", "bb", "c"], len)

    assert (keys.example, keys.members) == (["a", "bb"], [0b101, 0b010])
    assert by_terms([("x", "x"), (), ("y", "x")], tuple) == {"x": 0b101, "y": 0b100}
    assert by_key([], len).members == []
    assert by_terms([], tuple) == {}


@given(chosen=st.sets(st.integers(0, 100)))
def test_a_set_as_flags_chooses_its_places_from_a_list(chosen: set[int]) -> None:
    """A set of any size, also an empty one, has a true flag for each member and none after the last."""
    members = sorted(chosen)

    assert list(compress(range(101), flags(bits(members)))) == members
    assert len(flags(bits(members))) <= max(members, default=0) + 1


@given(
    entries=st.lists(st.tuples(st.integers(0, 50), st.integers(0, 200)), max_size=150),
    number=st.integers(-1, 51),
)
def test_thresholds_are_what_a_comparison_gives(entries: list[tuple[int, int]], number: int) -> None:
    """Below and above are strict, whatever the number of entries; a place may have several numbers."""
    thresholds = Thresholds(entries)

    assert set(places(thresholds.below(number))) == {place for own, place in entries if own < number}
    assert set(places(thresholds.above(number))) == {place for own, place in entries if own > number}
