"""The other way round: which waiting needs a source could serve, for which work packages, in which role.

The needs have a fixed order; a set of needs is one integer (see `bitsets`). Each part of the definition gives the set
that an option doubts and the set that it refuses, as in `index`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from clearinghouse.domain.intake import Intake
from clearinghouse.domain.plans.bitsets import Bits, by_terms, places
from clearinghouse.domain.plans.need_sets import NeedSets
from clearinghouse.domain.plans.option import Option, Role, options_of
from clearinghouse.domain.plans.question import Question
from clearinghouse.domain.plans.topics import Topics
from clearinghouse.domain.source_verdict import Verdict
from clearinghouse.records import Request, Source


@dataclass(frozen=True, slots=True, eq=False)
class Need:
    """A waiting need with the question that it asks."""

    request: Request
    question: Question


@dataclass(frozen=True, slots=True)
class ServedNeed:
    """A need that a source could serve, with its verdict, and the work packages by role, the best role first.

    `sources` are those that could serve it, where several were asked about.
    """

    need: Need
    verdict: Verdict
    roles: tuple[tuple[Role, tuple[str, ...]], ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class ServedNeeds:
    """The needs that some sources could serve: the first ones, and how many there are by verdict."""

    needs: tuple[ServedNeed, ...]
    likely_count: int
    ask_count: int


@dataclass(frozen=True, slots=True)
class _Served:
    """The needs that one option serves, by verdict."""

    option: Option
    likely: Bits
    ask: Bits


class NeedIndex:
    """All waiting needs of a catalogue."""

    def __init__(self, needs: Iterable[Need], topics: Topics) -> None:
        """Index needs in any order; equal needs give an equal index."""
        self.needs = sorted(needs, key=lambda need: need.request.id)
        self._sets = NeedSets([need.question for need in self.needs], topics)
        self._of_package = by_terms(self.needs, lambda need: [item.package for item in need.question.packages])

    def for_source(self, source: Source, intake: Intake, limit: int) -> ServedNeeds:
        """Return the needs that a source could serve, the likely ones first, at most `limit` of them."""
        return self._needs_of([(source, intake)], limit, of_each=False)

    def for_sources(self, sources: Iterable[tuple[Source, Intake]], limit: int) -> ServedNeeds:
        """Return the needs that at least one of the sources could serve, at most `limit` of each verdict.

        Each need is there once, with its best verdict.
        """
        return self._needs_of(sources, limit, of_each=True)

    def _needs_of(self, sources: Iterable[tuple[Source, Intake]], limit: int, *, of_each: bool) -> ServedNeeds:
        served = [self._served(option) for source, intake in sources for option in options_of(source, intake)]
        likely = ask = 0
        for item in served:
            likely |= item.likely
            ask |= item.ask
        ask &= ~likely
        left = limit if of_each else limit - min(limit, likely.bit_count())
        shown = [
            *self._shown(served, likely, Verdict.LIKELY, limit),
            *self._shown(served, ask, Verdict.MORE_INFORMATION, left),
        ]
        return ServedNeeds(tuple(shown), likely.bit_count(), ask.bit_count())

    def _shown(self, served: list[_Served], members: Bits, verdict: Verdict, limit: int) -> Iterator[ServedNeed]:
        for place in islice(places(members), limit):
            roles: dict[Role, list[str]] = {}
            sources: dict[str, Source] = {}
            for item in served:
                own = item.likely if verdict is Verdict.LIKELY else item.ask
                if own >> place & 1:
                    roles.setdefault(item.option.role, []).append(item.option.package)
                    sources[item.option.source.id] = item.option.source
            ordered = tuple((role, tuple(dict.fromkeys(roles[role]))) for role in Role if role in roles)
            yield ServedNeed(self.needs[place], verdict, ordered, tuple(sources.values()))

    def _served(self, option: Option) -> _Served:
        inside = self._of_package.get(option.package, 0)
        if not inside:
            return _Served(option, 0, 0)
        doubted, refused = self._sets.doubts(option)
        return _Served(option, inside & ~(doubted | refused), inside & doubted & ~refused)
