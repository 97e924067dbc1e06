"""Sets of places as integers: by key, by term, and by a number."""

from __future__ import annotations

import pytest
from clearinghouse.domain.plans.bitsets import Runs, Thresholds, bits, by_key, by_terms, places
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


@given(keys=st.lists(st.integers(0, 6), max_size=30).map(sorted), chosen=st.sets(st.integers(0, 29)))
def test_runs_of_equal_keys_are_counted_once(keys: list[int], chosen: set[int]) -> None:
    """The number of runs with a member is the number of different keys of the members, also of none."""
    members = [place for place in sorted(chosen) if place < len(keys)]

    assert Runs(keys).count(bits(members)) == len({keys[place] for place in members})


@given(
    entries=st.lists(st.tuples(st.integers(0, 50), st.integers(0, 200)), max_size=150),
    number=st.integers(-1, 51),
)
def test_thresholds_are_what_a_comparison_gives(entries: list[tuple[int, int]], number: int) -> None:
    """Below and above are strict, whatever the number of entries; a place may have several numbers."""
    thresholds = Thresholds(entries)

    assert set(places(thresholds.below(number))) == {place for own, place in entries if own < number}
    assert set(places(thresholds.above(number))) == {place for own, place in entries if own > number}
