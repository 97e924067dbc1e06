"""Sets of records as bits: bit n of a set is the record at place n of a fixed order.

A set of a thousand records is one integer, and joining two such sets takes the processor one step for each 30 of them.
So the cost of a request hardly grows with the number of sources.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Bits = int
T = TypeVar("T")


@dataclass(slots=True)
class Keys(Generic[T]):
    """Records by one key: the number of each record's key, and for each number one example and the set."""

    number: list[int] = field(default_factory=list)
    example: list[T] = field(default_factory=list)
    members: list[Bits] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Terms:
    """Records by each term that they have, and by how many they have; `without` are those that have none."""

    of: Mapping[str, Bits]
    by_size: Mapping[int, Bits]  # without 0
    without: Bits


def bits(ascending: Sequence[int]) -> Bits:
    """Return the set of these places, which must be in ascending order."""
    if not ascending:
        return 0
    octets = bytearray((ascending[-1] >> 3) + 1)
    for place in ascending:
        octets[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(octets, "little")


def places(members: Bits) -> Iterator[int]:
    """Yield the places of a set, lowest first."""
    while members:
        lowest = members & -members
        yield lowest.bit_length() - 1
        members ^= lowest


def by_key(records: Sequence[T], key: Callable[[T], Hashable]) -> Keys[T]:
    """Group records by a key; equal keys get one number."""
    keys: Keys[T] = Keys()
    numbers: dict[Hashable, int] = {}
    members: list[list[int]] = []
    for place, record in enumerate(records):
        number = numbers.setdefault(key(record), len(numbers))
        if number == len(members):
            keys.example.append(record)
            members.append([])
        keys.number.append(number)
        members[number].append(place)
    keys.members += map(bits, members)
    return keys


def by_terms(records: Sequence[T], terms: Callable[[T], tuple[str, ...]]) -> Terms:
    """Group records by term; a record is in the set of each of its terms."""
    of: dict[str, list[int]] = {}
    by_size: dict[int, list[int]] = {}
    for place, record in enumerate(records):
        own = terms(record)
        by_size.setdefault(len(own), []).append(place)
        for term in own:
            of.setdefault(term, []).append(place)
    sizes = {size: bits(found) for size, found in by_size.items()}
    without = sizes.pop(0, 0)
    return Terms({term: bits(found) for term, found in of.items()}, sizes, without)


def any_of(terms: Terms, sought: Iterable[str]) -> Bits:
    """Return the records that have at least one of the terms."""
    found = 0
    for term in sought:
        found |= terms.of.get(term, 0)
    return found


def by_shared(terms: Terms, sought: Iterable[str], within: Bits) -> dict[int, Bits]:
    """Split the records of `within` by how many of the terms they have."""
    groups = {0: within}
    for term in sought:
        having = terms.of.get(term, 0)
        split: dict[int, Bits] = {}
        for shared, members in groups.items():
            _add(split, shared + 1, members & having)
            _add(split, shared, members & ~having)
        groups = split
    return groups


def by_points(groups: Mapping[int, Bits], points_of: Callable[[int], int]) -> dict[int, Bits]:
    """Join the groups, by how many terms they share, that give equal points."""
    joined: dict[int, Bits] = {}
    for shared, members in groups.items():
        points = points_of(shared)
        joined[points] = joined.get(points, 0) | members
    return joined


def combined(groups: Mapping[int, Bits], others: Mapping[int, Bits]) -> dict[int, Bits]:
    """Split each group by each of the others, and add their points."""
    found: dict[int, Bits] = {}
    for points, members in groups.items():
        for more, having in others.items():
            if both := members & having:
                found[points + more] = found.get(points + more, 0) | both
    return found


def _add(groups: dict[int, Bits], key: int, members: Bits) -> None:
    if members:
        groups[key] = groups.get(key, 0) | members
