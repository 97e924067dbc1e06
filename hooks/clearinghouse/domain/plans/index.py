"""The index of plans: one answer for many questions without assessing every pair.

All options stand in one order; a set of them is one integer (see `bitsets`). Each part of the definition gives the set
that it doubts and the set that it refuses, and what is neither is likely.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from clearinghouse.domain.intake import Intake
from clearinghouse.domain.plans.bitsets import Bits, Runs, bits, places
from clearinghouse.domain.plans.criteria import assess_option
from clearinghouse.domain.plans.explainer import Explainer
from clearinghouse.domain.plans.option import Answer, Option, Role, options_of
from clearinghouse.domain.plans.option_sets import OptionSets
from clearinghouse.domain.plans.order import order_key
from clearinghouse.domain.plans.plan import MOST_LIKELY, Choice, Gap, PackagePlan, Plan
from clearinghouse.domain.plans.question import Question, open_cost
from clearinghouse.domain.plans.topics import Topics
from clearinghouse.domain.source_eligibility import assess_source
from clearinghouse.domain.source_verdict import Verdict
from clearinghouse.records import Source
from clearinghouse.records.request import WorkPackage

MOST_TO_ASK = 25  # options of one role that a plan lists as "ask first"


class Places(NamedTuple):
    """The options of one role for one work package, by verdict.

    A source has one place among those that are likely or to be asked, that of its best verdict; the refused have every
    place of the sources that have no other.
    """

    likely: Bits
    ask: Bits
    refused: Bits
    refused_count: int  # of sources


@dataclass(slots=True)
class _Group:
    """The options of one role for one work package; `siblings` are the places of a source that has several."""

    members: Bits
    source_count: int
    siblings: dict[int, Bits]
    several: Bits


_NOBODY = _Group(0, 0, {}, 0)


class PlanIndex:
    """All options of the sources in use on a date."""

    def __init__(
        self,
        sources: Mapping[str, Source],
        intakes: Mapping[str, Intake],
        topics: Topics,
        unconfirmed: frozenset[str] = frozenset(),
    ) -> None:
        """Index sources in any order, each with its intake on the date; equal sources give an equal index.

        `unconfirmed` are the sources whose verdicts rest on old pages only (see `verdict_age`).
        """
        self.topics = topics
        self._unconfirmed = unconfirmed
        listed = (option for key, source in sources.items() for option in options_of(source, intakes[key]))
        self._options = sorted(listed, key=order_key)
        self._of_sources = Runs([option.source.id for option in self._options])  # the order keeps these together
        self._groups = _groups(self._options)
        self._sets = OptionSets(self._options, topics)
        self._last: tuple[Question, Bits, Bits] | None = None
        self._places: dict[tuple[str, Role], Places] = {}  # of the last question
        self._explainer = Explainer(topics)
        self.gef_ways = _ways_to_gef(sources.values())

    def plan(self, question: Question, *, most_to_ask: int = MOST_TO_ASK, most_likely: int = MOST_LIKELY) -> Plan:
        """Return the plan for a question, with the findings behind every option that it shows.

        For each role of a package it has at most `most_likely` options that likely help, and `most_to_ask` that must
        be asked first; the counts are those of all.
        """
        most = most_likely, most_to_ask
        packages = tuple(self._package_plan(item, question, most) for item in question.packages)
        return Plan(
            question,
            packages,
            tuple(self.ways_to_gef(question)),
            tuple(self._payers(packages, question)),
            tuple(self._lenders(packages, question, Verdict.LIKELY)),
            tuple(self._lenders(packages, question, Verdict.MORE_INFORMATION)),
            self._unconfirmed,
        )

    def ways_to_gef(self, question: Question) -> Iterator[Source]:
        """Yield the providers that are a way to the GEF and do not refuse the country."""
        for source in self.gef_ways:
            if assess_source(source, question.country).verdict is not Verdict.NOT_ELIGIBLE:
                yield source

    def answers(self, source: str, question: Question) -> tuple[Answer, ...]:
        """Return what a source could do for each work package of a question, in their order, with every finding."""
        own = [option for option in self._options if option.source.id == source]
        wanted = dict.fromkeys(item.package for item in question.packages)
        asked = (option for package in wanted for option in own if option.package == package)
        return tuple(assess_option(option, question, self.topics) for option in asked)

    def places(self, package: str, role: Role, question: Question) -> Places:
        """Return the options of one role for one package by verdict."""
        _, all_likely, all_to_ask = self._assessed(question)
        if (package, role) in self._places:
            return self._places[package, role]
        group = self._groups.get((package, role), _NOBODY)
        likely, ask = group.members & all_likely, group.members & all_to_ask
        refused = group.members & ~(likely | ask)
        several = (likely | ask) & group.several
        while several:
            members = group.siblings[(several & -several).bit_length() - 1]
            likely, ask = _one_place(members, likely, ask)
            refused &= ~members
            several &= ~members
        refused_count = group.source_count - likely.bit_count() - ask.bit_count()
        found = self._places[package, role] = Places(likely, ask, refused, refused_count)
        return found

    def sources(self, members: Bits) -> Iterator[Source]:
        """Yield the sources at some places, the most useful first."""
        return (self._options[place].source for place in places(members))

    def count_refused(self, question: Question) -> int:
        """Count the sources that do some of the work of a question, and none of it for this question."""
        _, likely, ask = self._assessed(question)
        work = 0
        for package in {item.package for item in question.packages}:
            for role in Role:
                work |= self._groups.get((package, role), _NOBODY).members
        return self._of_sources.count(work) - self._of_sources.count(work & (likely | ask))

    def _assessed(self, question: Question) -> tuple[Question, Bits, Bits]:
        """Return the likely options and those to ask first; a question is asked again for each package and role."""
        if self._last is not None and self._last[0] is question:
            return self._last
        doubted, refused = self._sets.doubts(question)
        everything = (1 << len(self._options)) - 1
        self._places.clear()
        self._last = question, everything & ~(doubted | refused), doubted & ~refused
        return self._last

    def _payers(self, packages: Iterable[PackagePlan], question: Question) -> Iterator[Option]:
        for item in packages:
            yield from self._at(self.places(item.package.package, Role.PAYS, question).likely)

    def _lenders(self, packages: Iterable[PackagePlan], question: Question, verdict: Verdict) -> Iterator[Option]:
        for item in packages:
            if item.gap is not Gap.GRANT:
                found = self.places(item.package.package, Role.LENDS, question)
                yield from self._at(found.likely if verdict is Verdict.LIKELY else found.ask)

    def _at(self, members: Bits) -> Iterator[Option]:
        return (self._options[place] for place in places(members))

    def _package_plan(self, package: WorkPackage, question: Question, most: tuple[int, int]) -> PackagePlan:
        own_cost, currency = open_cost(package), package.currency or question.currency
        cost = own_cost if own_cost is not None or len(question.packages) > 1 else question.open_cost
        choices = {role: self._choice(package.package, role, question, most) for role in Role}
        payers = self.places(package.package, Role.PAYS, question).likely
        return PackagePlan(package, choices, cost, currency, _sum_of_ceilings(self._at(payers), currency))

    def _choice(self, package: str, role: Role, question: Question, most: tuple[int, int]) -> Choice:
        found = self.places(package, role, question)
        return Choice(
            tuple(self._answers(found.likely, question, Verdict.LIKELY, most[0])),
            tuple(self._answers(found.ask, question, Verdict.MORE_INFORMATION, most[1])),
            found.likely.bit_count(),
            found.ask.bit_count(),
            found.refused_count,
        )

    def _answers(self, members: Bits, question: Question, verdict: Verdict, limit: int) -> Iterator[Answer]:
        for place in islice(places(members), limit):
            yield self._explainer.answer(self._options[place], question, verdict)


def _sum_of_ceilings(payers: Iterable[Option], currency: str | None) -> int | None:
    """Return the sum of the ceilings of some payers; None when one of them has none in this currency."""
    total = 0
    for option in payers:
        if option.ceiling is None or option.currency != currency:
            return None
        total += option.ceiling
    return total


def _groups(options: Iterable[Option]) -> dict[tuple[str, Role], _Group]:
    by_source: dict[tuple[str, Role], dict[str, list[int]]] = {}
    for place, option in enumerate(options):
        own = by_source.setdefault((option.package, option.role), {})
        own.setdefault(option.source.id, []).append(place)
    return {key: _group(members.values()) for key, members in by_source.items()}


def _group(of_sources: Iterable[list[int]]) -> _Group:
    listed = list(of_sources)
    shared = [(own, bits(own)) for own in listed if len(own) > 1]
    siblings = {place: members for own, members in shared for place in own}
    everything = bits(sorted(place for own in listed for place in own))
    return _Group(everything, len(listed), siblings, bits(sorted(siblings)))


def _one_place(members: Bits, likely: Bits, ask: Bits) -> tuple[Bits, Bits]:
    """Keep one place of a source that has several: the first of its best verdict."""
    if own := likely & members:
        return likely & ~members | own & -own, ask & ~members
    own = ask & members
    return likely, ask & ~members | own & -own


def _ways_to_gef(sources: Iterable[Source]) -> tuple[Source, ...]:
    ways = (source for source in sources if source.way_to_gef)
    return tuple(sorted(ways, key=lambda source: (source.relevance != "direct", source.name.casefold())))
