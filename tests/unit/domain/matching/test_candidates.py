"""The best of a set of candidates: a search that stops early gives what sorting all of them gives."""

from __future__ import annotations

from clearinghouse.domain.matching.index.candidates import CandidateSet
from hypothesis import given
from hypothesis import strategies as st
from support.properties import examples

_NUMBERS = st.integers(0, 4)  # few different ones, so that many are equal


@examples(200)
@given(rows=st.lists(st.tuples(_NUMBERS, _NUMBERS), min_size=1, max_size=12), limit=st.integers(1, 6))
def test_the_first_are_those_of_all_in_order(rows: list[tuple[int, int]], limit: int) -> None:
    """By points of the pair and of the record together, the most first, and then by id; also where many are equal."""
    rows = sorted(rows, key=lambda row: -row[0])  # (points that a record always has, points of the pair)
    ids = [f"{place:02}" for place in range(len(rows))]
    candidates = CandidateSet.__new__(CandidateSet)
    candidates.fixed, candidates.ids = [fixed for fixed, _ in rows], ids
    groups: dict[int, int] = {}
    for place, (_, points) in enumerate(rows):
        groups[points] = groups.get(points, 0) | 1 << place

    expected = sorted((-fixed - points, key) for (fixed, points), key in zip(rows, ids, strict=True))[:limit]
    assert candidates.first(groups, limit) == expected
