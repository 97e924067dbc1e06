"""Sets of records as bits: bit n of a set is the record at place n of a fixed order.

A set of a thousand records is one integer, and joining two such sets takes the processor one step for each 30 of them.
So the cost of a question hardly grows with the number of records.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Bits = int
T = TypeVar("T")
_STEP, _MOST_STEPS = 32, 256  # entries between two sets that `Thresholds` remembers, and how many sets these are
_PART = 512  # places that `places` takes at once: each step of a long set copies all of it
_PART_MASK = (1 << _PART) - 1
_FLAGS = bytes.maketrans(b"01", b"\0\1")


@dataclass(slots=True)
class Keys(Generic[T]):
    """Records by one key: for each different key one example and the set of its records."""

    example: list[T] = field(default_factory=list)
    members: list[Bits] = field(default_factory=list)


def bits(ascending: Sequence[int]) -> Bits:
    """Return the set of these places, which must be in ascending order."""
    if not ascending:
        return 0
    octets = bytearray((ascending[-1] >> 3) + 1)
    for place in ascending:
        octets[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(octets, "little")


def union(sets: Iterable[Bits]) -> Bits:
    """Return what is in any of several sets."""
    found = 0
    for own in sets:
        found |= own
    return found


def places(members: Bits) -> Iterator[int]:
    """Yield the places of a set, lowest first."""
    start = 0
    while members:
        part = members & _PART_MASK
        while part:
            lowest = part & -part
            yield start + lowest.bit_length() - 1
            part ^= lowest
        members >>= _PART
        start += _PART


def flags(members: Bits) -> bytes:
    """Return a byte for each place up to the last member: 1 for a member, 0 for none."""
    return bin(members)[:1:-1].encode().translate(_FLAGS)


def by_key(records: Iterable[T], key: Callable[[T], Hashable]) -> Keys[T]:
    """Group records by a key, in the order of their first records."""
    examples: dict[Hashable, T] = {}
    members: dict[Hashable, list[int]] = {}
    for place, record in enumerate(records):
        own = key(record)
        examples.setdefault(own, record)
        members.setdefault(own, []).append(place)
    return Keys(list(examples.values()), [bits(ascending) for ascending in members.values()])


def by_terms(records: Iterable[T], terms: Callable[[T], Iterable[str]]) -> dict[str, Bits]:
    """Return the records of each term; a record may have several, and a term twice."""
    found: dict[str, list[int]] = {}
    for place, record in enumerate(records):
        for term in dict.fromkeys(terms(record)):
            found.setdefault(term, []).append(place)
    return {term: bits(ascending) for term, ascending in found.items()}


class Thresholds:
    """Records by a number: which have one below, or above, any other number. A record may have several."""

    def __init__(self, entries: Iterable[tuple[int, int]]) -> None:
        """Index pairs of a number and the place of its record."""
        ordered = sorted(entries)
        self._numbers = [number for number, _ in ordered]
        self._first = _Joined([place for _, place in ordered])
        self._last = _Joined([place for _, place in reversed(ordered)])

    def below(self, number: int) -> Bits:
        """Return the records that have a smaller number."""
        return self._first.of(bisect_left(self._numbers, number))

    def above(self, number: int) -> Bits:
        """Return the records that have a greater number."""
        return self._last.of(len(self._numbers) - bisect_right(self._numbers, number))


class _Joined:
    """The sets of the first places of a list; those of each step more are remembered.

    A long list has longer steps: sets that grow with the list, one for each few places of it, would fill the memory.
    """

    def __init__(self, listed: Sequence[int]) -> None:
        self._listed = listed
        self._step = max(_STEP, -(-len(listed) // _MOST_STEPS))
        self._joined, found = [0], 0
        for end in range(self._step, len(listed) + 1, self._step):
            found |= bits(sorted(listed[end - self._step : end]))
            self._joined.append(found)

    def of(self, count: int) -> Bits:
        whole = count // self._step
        return self._joined[whole] | bits(sorted(self._listed[whole * self._step : count]))
