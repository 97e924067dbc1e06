"""Options in pieces: those for one work package, and of them those of one role, each with the sources behind them.

The options stand in the order of their index, in which those of a package, and in it those of a role, are neighbours.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from typing import TypeVar

from clearinghouse.domain.plans.bitsets import Bits, bits
from clearinghouse.domain.plans.option import Option, Role
from clearinghouse.records import Source


@dataclass(slots=True)
class Piece:
    """Neighbouring options, the first of which has the place `start` in the order of all."""

    start: int
    options: Sequence[Option]
    everything: Bits

    def of(self, members: Bits) -> Bits:
        """Return the part of a set of all options that is here, from place 0."""
        return members >> self.start & self.everything


@dataclass(slots=True)
class RoleGroup:
    """The options of one role for one work package; `siblings` are the places of a source that has several."""

    piece: Piece
    source_count: int
    siblings: dict[int, Bits]
    several: Bits


@dataclass(slots=True)
class PackageGroup:
    """The options for one work package, with the number of the source of each, and the set of these numbers.

    `shared` has for each work package the places whose source has another option, and that for this package.
    """

    piece: Piece
    numbers: Sequence[int]
    sources: Bits
    shared: Mapping[str, Bits]


_NOTHING = Piece(0, (), 0)
NOBODY, NO_WORK = RoleGroup(_NOTHING, 0, {}, 0), PackageGroup(_NOTHING, (), 0, {})
_Key = TypeVar("_Key")


def role_groups(options: Sequence[Option]) -> dict[tuple[str, Role], RoleGroup]:
    """Return the options by work package and role."""
    return {key: _role_group(piece) for key, piece in _pieces(options, _role_key)}


def package_groups(options: Sequence[Option], sources: Mapping[str, Source]) -> dict[str, PackageGroup]:
    """Return the options by work package; each source has the number of its place in the mapping."""
    numbers = {key: number for number, key in enumerate(sources)}
    packages = {
        key: Counter(chain.from_iterable(line.packages for line in source.provides)) for key, source in sources.items()
    }
    return {key: _package_group(piece, numbers, packages) for key, piece in _pieces(options, lambda item: item.package)}


def _role_key(option: Option) -> tuple[str, Role]:
    return option.package, option.role


def _pieces(options: Sequence[Option], key: Callable[[Option], _Key]) -> Iterator[tuple[_Key, Piece]]:
    """Yield each key with the options that have it, which stand together."""
    start = 0
    for value, run in groupby(options, key):
        own = tuple(run)
        yield value, Piece(start, own, (1 << len(own)) - 1)
        start += len(own)


def _package_group(piece: Piece, numbers: Mapping[str, int], packages: Mapping[str, Mapping[str, int]]) -> PackageGroup:
    """Return the options for one work package; `packages` has by source how many options it has for each package."""
    own = [numbers[option.source.id] for option in piece.options]
    shared: dict[str, list[int]] = {}
    for place, option in enumerate(piece.options):
        for package, count in packages[option.source.id].items():
            if package != option.package or count > 1:
                shared.setdefault(package, []).append(place)
    return PackageGroup(piece, own, bits(sorted(own)), {package: bits(listed) for package, listed in shared.items()})


def _role_group(piece: Piece) -> RoleGroup:
    of_sources: dict[str, list[int]] = {}
    for place, option in enumerate(piece.options):
        of_sources.setdefault(option.source.id, []).append(place)
    shared = [(own, bits(own)) for own in of_sources.values() if len(own) > 1]
    siblings = {place: members for own, members in shared for place in own}
    return RoleGroup(piece, len(of_sources), siblings, bits(sorted(siblings)))


def one_place(members: Bits, likely: Bits, ask: Bits) -> tuple[Bits, Bits]:
    """Keep one place of a source that has several: the first of its best verdict."""
    if own := likely & members:
        return likely & ~members | own & -own, ask & ~members
    own = ask & members
    return likely, ask & ~members | own & -own
