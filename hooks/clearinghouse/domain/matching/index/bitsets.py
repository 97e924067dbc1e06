"""One side of the index: many records of a kind, in a fixed order, as sets of bits.

Bit n of a set is the record at place n. A set of a thousand records is one whole number, and joining two such sets is
one step of the processor for each 30 of them; so the cost for each request hardly grows with the number of sources.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

Bits = int


@dataclass(slots=True)
class Keys:
    """The records of one side by one key: the number of each record's key, one example and the set for each number."""

    number: list[int] = field(default_factory=list)
    example: list[object] = field(default_factory=list)
    members: list[Bits] = field(default_factory=list)


def bits(ascending: Sequence[int]) -> Bits:
    """Return the set of these places, which are in ascending order."""
    if not ascending:
        return 0
    signs = bytearray((ascending[-1] >> 3) + 1)
    for place in ascending:
        signs[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(signs, "little")


def by_key(records: Sequence, key: Callable[[object], Hashable]) -> Keys:
    """Group records by a key; equal keys get one number."""
    found, numbers = Keys(), {}
    members: list[list[int]] = []
    for place, record in enumerate(records):
        number = numbers.setdefault(key(record), len(numbers))
        if number == len(members):
            found.example.append(record)
            members.append([])
        found.number.append(number)
        members[number].append(place)
    found.members += map(bits, members)
    return found


@dataclass(frozen=True, slots=True)
class Terms:
    """The records of one side by each term that they have, and by how many they have."""

    of: Mapping[str, Bits]
    by_size: Mapping[int, Bits]
    without: Bits


def by_terms(records: Sequence, terms: Callable[[object], tuple[str, ...]]) -> Terms:
    """Group records by term; a record is in the set of each of its terms."""
    of: dict[str, list[int]] = {}
    by_size: dict[int, list[int]] = {}
    for place, record in enumerate(records):
        own = terms(record)
        by_size.setdefault(len(own), []).append(place)
        for term in own:
            of.setdefault(term, []).append(place)
    sizes = {size: bits(found) for size, found in by_size.items()}
    return Terms({term: bits(found) for term, found in of.items()}, sizes, sizes.pop(0, 0))


def any_of(terms: Terms, wanted: Iterable[str]) -> Bits:
    """Return the records that have at least one of the terms."""
    found = 0
    for term in wanted:
        found |= terms.of.get(term, 0)
    return found


def by_shared(terms: Terms, wanted: Iterable[str], within: Bits) -> dict[int, Bits]:
    """Part the records of `within` by how many of the terms they have."""
    groups = {0: within}
    for term in wanted:
        having = terms.of.get(term, 0)
        parted: dict[int, Bits] = {}
        for shared, members in groups.items():
            _join(parted, shared + 1, members & having)
            _join(parted, shared, members & ~having)
        groups = parted
    return groups


def combined(groups: Mapping[int, Bits], others: Mapping[int, Bits]) -> dict[int, Bits]:
    """Part each group by each of the others, and add their points."""
    found: dict[int, Bits] = {}
    for points, members in groups.items():
        for more, having in others.items():
            if both := members & having:
                found[points + more] = found.get(points + more, 0) | both
    return found


def by_points(groups: Mapping[int, Bits], points_of: Callable[[int], int]) -> dict[int, Bits]:
    """Join the groups, by how many terms they share, that give the same points."""
    found: dict[int, Bits] = {}
    for shared, members in groups.items():
        points = points_of(shared)
        found[points] = found.get(points, 0) | members
    return found


def _join(groups: dict[int, Bits], key: int, members: Bits) -> None:
    if members:
        groups[key] = groups.get(key, 0) | members


def places(members: Bits) -> Iterator[int]:
    """Yield the places of a set, lowest first."""
    while members:
        lowest = members & -members
        yield lowest.bit_length() - 1
        members ^= lowest
