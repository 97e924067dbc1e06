"""The index of plans: one answer for many questions without judging every pair.

Options with one role for one work package form a group, in their order. Each criterion is judged once for each pair of
different keys, and its result is a set of places of the group; sets are joined into verdicts. It gives exactly what
`assess_option` gives for every option; a property test holds them equal.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

from clearinghouse.domain.intake import Intake
from clearinghouse.domain.plans.bitsets import Bits, Keys, bits, by_key, places
from clearinghouse.domain.plans.criteria import EVALUATORS, assess_option, verdict_of
from clearinghouse.domain.plans.finding import State
from clearinghouse.domain.plans.option import Answer, Option, Role, options_of
from clearinghouse.domain.plans.order import order_key
from clearinghouse.domain.plans.plan import MOST_LIKELY, Choice, Gap, PackagePlan, Plan
from clearinghouse.domain.plans.question import Question, open_cost
from clearinghouse.domain.plans.topics import Topics
from clearinghouse.domain.source_eligibility import assess_source
from clearinghouse.domain.source_verdict import Verdict
from clearinghouse.records import Source
from clearinghouse.records.request import WorkPackage

MOST_TO_ASK = 25  # options of one role that a plan lists as "ask first"
_Doubts = tuple[Bits, Bits]  # the places that leave a question, and those that are refused


@dataclass(slots=True)
class _Group:
    """The options of one role for one work package, the most useful first; `several` are places of one source."""

    options: list[Option]
    keys: list[Keys[Option]]
    several: list[Bits]
    known: dict[tuple[int, Hashable], _Doubts] = field(default_factory=dict)

    @property
    def everything(self) -> Bits:
        return (1 << len(self.options)) - 1


@dataclass(frozen=True, slots=True)
class Places:
    """The places of a group by verdict; a source has one place, that of its best verdict."""

    likely: Bits
    ask: Bits
    refused: Bits


class PlanIndex:
    """All options of the sources in use on a date."""

    def __init__(self, sources: Mapping[str, Source], intakes: Mapping[str, Intake], topics: Topics) -> None:
        """Index sources in any order, each with its intake on the date; equal sources give an equal index."""
        self.topics = topics
        grouped: dict[tuple[str, Role], list[Option]] = {}
        options = [option for key, source in sources.items() for option in options_of(source, intakes[key])]
        for option in sorted(options, key=order_key):
            grouped.setdefault((option.package, option.role), []).append(option)
        self._groups = {key: _group(members) for key, members in grouped.items()}
        self.gef_ways = _ways_to_gef(sources.values())

    def plan(self, question: Question, *, most_to_ask: int = MOST_TO_ASK) -> Plan:
        """Return the plan for a question, with the findings behind every option that it shows.

        For each role of a package it has at most `most_to_ask` options that must be asked first.
        """
        packages = tuple(self._package_plan(item, question, most_to_ask) for item in question.packages)
        return Plan(
            question,
            packages,
            tuple(self.ways_to_gef(question)),
            tuple(self._payers(packages, question)),
            tuple(self._lenders(packages, question)),
        )

    def ways_to_gef(self, question: Question) -> Iterator[Source]:
        """Yield the providers that are a way to the GEF and do not refuse the country."""
        for source in self.gef_ways:
            if assess_source(source, question.country).verdict is not Verdict.NOT_ELIGIBLE:
                yield source

    def answers(self, source: str, question: Question) -> tuple[Answer, ...]:
        """Return what a source could do for each work package of a question, with every finding."""
        wanted = {item.package for item in question.packages}
        own = (option for group in self._groups.values() for option in group.options if option.source.id == source)
        asked = (option for option in own if option.package in wanted)
        return tuple(assess_option(option, question, self.topics) for option in asked)

    def places(self, package: str, role: Role, question: Question) -> Places:
        """Return the options of one role for one package by verdict."""
        group = self._groups.get((package, role))
        return self._places(group, question) if group else Places(0, 0, 0)

    def sources(self, package: str, role: Role, members: Bits) -> Iterator[Source]:
        """Yield the sources at the places of a group."""
        return (option.source for option in self._options(package, role, members))

    def _payers(self, packages: Iterable[PackagePlan], question: Question) -> Iterator[Option]:
        for item in packages:
            package = item.package.package
            yield from self._options(package, Role.PAYS, self.places(package, Role.PAYS, question).likely)

    def _lenders(self, packages: Iterable[PackagePlan], question: Question) -> Iterator[Option]:
        for item in packages:
            if item.gap is not Gap.GRANT:
                found = self.places(item.package.package, Role.LENDS, question)
                yield from self._options(item.package.package, Role.LENDS, found.likely | found.ask)

    def _options(self, package: str, role: Role, members: Bits) -> Iterator[Option]:
        group = self._groups.get((package, role))
        return (group.options[place] for place in places(members)) if group else iter(())

    def _package_plan(self, package: WorkPackage, question: Question, most_to_ask: int) -> PackagePlan:
        own_cost, currency = open_cost(package), package.currency or question.currency
        cost = own_cost if own_cost is not None or len(question.packages) > 1 else question.open_cost
        choices = {role: self._choice(package.package, role, question, most_to_ask) for role in Role}
        payers = self.places(package.package, Role.PAYS, question).likely
        return PackagePlan(package, choices, cost, currency, self._ceilings(package.package, payers, currency))

    def _choice(self, package: str, role: Role, question: Question, most_to_ask: int) -> Choice:
        group = self._groups.get((package, role))
        if group is None:
            return Choice()
        found = self._places(group, question)
        return Choice(
            tuple(self._answers(group, found.likely, question, MOST_LIKELY)),
            tuple(self._answers(group, found.ask, question, most_to_ask)),
            found.likely.bit_count(),
            found.ask.bit_count(),
            found.refused.bit_count(),
        )

    def _answers(self, group: _Group, members: Bits, question: Question, limit: int) -> Iterator[Answer]:
        for place in islice(places(members), limit):
            yield assess_option(group.options[place], question, self.topics)

    def _ceilings(self, package: str, payers: Bits, currency: str | None) -> int | None:
        """Return the sum of the ceilings of some payers; None when one of them has none in this currency."""
        options = self._options(package, Role.PAYS, payers)
        ceilings = [option.ceiling if option.currency == currency else None for option in options]
        stated = [ceiling for ceiling in ceilings if ceiling is not None]
        return sum(stated) if len(stated) == len(ceilings) else None

    def _places(self, group: _Group, question: Question) -> Places:
        doubted = refused = 0
        for number, evaluator in enumerate(EVALUATORS):
            key = number, evaluator.question_key(question)
            doubts = group.known.get(key)
            if doubts is None:
                doubts = group.known[key] = self._doubts(group, number, question)
            doubted |= doubts[0]
            refused |= doubts[1]
        likely = group.everything & ~(doubted | refused)
        ask = doubted & ~refused
        for members in group.several:
            likely, ask, refused = _one_place(members, likely, ask, refused)
        return Places(likely, ask, refused)

    def _doubts(self, group: _Group, number: int, question: Question) -> _Doubts:
        keys, find = group.keys[number], EVALUATORS[number].find
        doubted = refused = 0
        for example, members in zip(keys.example, keys.members, strict=True):
            states: Iterator[State] = (item.state for item in find(example, question, self.topics))
            verdict = verdict_of(states)
            if verdict is Verdict.NOT_ELIGIBLE:
                refused |= members
            elif verdict is Verdict.MORE_INFORMATION:
                doubted |= members
        return doubted, refused


def _group(options: list[Option]) -> _Group:
    by_source: dict[str, list[int]] = {}
    for place, option in enumerate(options):
        by_source.setdefault(option.source.id, []).append(place)
    several = [bits(found) for found in by_source.values() if len(found) > 1]
    return _Group(options, [by_key(options, evaluator.option_key) for evaluator in EVALUATORS], several)


def _one_place(members: Bits, likely: Bits, ask: Bits, refused: Bits) -> tuple[Bits, Bits, Bits]:
    """Keep one place of a source that has several: the first of its best verdict."""
    kept: list[Bits] = []
    found = False
    for places_of in (likely, ask, refused):
        own = places_of & members
        first = own & -own if own and not found else 0
        found = found or bool(own)
        kept.append(places_of & ~members | first)
    return kept[0], kept[1], kept[2]


def _ways_to_gef(sources: Iterable[Source]) -> tuple[Source, ...]:
    ways = (source for source in sources if source.way_to_gef)
    return tuple(sorted(ways, key=lambda source: (source.relevance != "direct", source.name.casefold())))
