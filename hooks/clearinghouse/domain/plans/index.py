"""The index of plans: one answer for many questions without assessing every pair.

All options stand in one order; a set of them is one integer (see `bitsets`). Each part of the definition gives the set
that it doubts and the set that it refuses, and what is neither is likely. Options for one work package stand together,
those of one role among them, so what is asked about a role or a package takes a short piece of such a set.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import compress, islice
from typing import NamedTuple

from clearinghouse.domain.intake import Intake
from clearinghouse.domain.plans.bitsets import Bits, flags, places, union
from clearinghouse.domain.plans.criteria import assess_option
from clearinghouse.domain.plans.explainer import Explainer
from clearinghouse.domain.plans.option import Answer, Option, Role, options_of
from clearinghouse.domain.plans.option_groups import NO_WORK, NOBODY, one_place, package_groups, role_groups
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
_RANKS = {role: rank for rank, role in enumerate(Role)}


class Places(NamedTuple):
    """The options of one role for one work package, the most useful first, and their places by verdict.

    A source has one place among those that are likely or to be asked, that of its best verdict; the refused have every
    place of the sources that have no other.
    """

    options: Sequence[Option]
    likely: Bits
    ask: Bits
    refused: Bits
    refused_count: int  # of sources

    def at(self, members: Bits) -> Iterator[Option]:
        """Yield the options at some places."""
        return (self.options[place] for place in places(members))

    def sources(self, members: Bits) -> Iterator[Source]:
        """Yield the sources at some places, the most useful first."""
        return (option.source for option in self.at(members))


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
        self._options = sorted(listed, key=_place_key)
        self._roles = role_groups(self._options)
        self._packages = package_groups(self._options, sources)
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
        packages = self.packages(question, most_to_ask=most_to_ask, most_likely=most_likely)
        return Plan(
            question,
            packages,
            tuple(self.ways_to_gef(question)),
            tuple(self._payers(packages, question)),
            tuple(self._lenders(packages, question, Verdict.LIKELY)),
            tuple(self._lenders(packages, question, Verdict.MORE_INFORMATION)),
            self._unconfirmed,
        )

    def packages(
        self, question: Question, *, most_to_ask: int = MOST_TO_ASK, most_likely: int = MOST_LIKELY
    ) -> tuple[PackagePlan, ...]:
        """Return the part of a plan that goes package by package."""
        most = most_likely, most_to_ask
        return tuple([self._package_plan(item, question, tuple(Role), most) for item in question.packages])

    def counts(self, question: Question, roles: Sequence[Role]) -> tuple[PackagePlan, ...]:
        """Return the counts of some roles, package by package, without any answer.

        They are asked of every need before the first page, so what nobody reads of them is not counted.
        """
        return tuple([self._package_plan(item, question, roles, (0, 0)) for item in question.packages])

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
        group = self._roles.get((package, role), NOBODY)
        likely, ask = group.piece.of(all_likely), group.piece.of(all_to_ask)
        refused = group.piece.everything & ~(likely | ask)
        several = (likely | ask) & group.several
        while several:
            members = group.siblings[(several & -several).bit_length() - 1]
            likely, ask = one_place(members, likely, ask)
            refused &= ~members
            several &= ~members
        refused_count = group.source_count - likely.bit_count() - ask.bit_count()
        found = self._places[package, role] = Places(group.piece.options, likely, ask, refused, refused_count)
        return found

    def count_refused(self, question: Question) -> int:
        """Count the sources that do some of the work of a question, and none of it for this question."""
        _, likely, ask = self._assessed(question)
        packages = {item.package for item in question.packages}
        working = alone = 0
        several: set[int] = set()  # the sources that help and have more than one option here
        for work in (self._packages.get(package, NO_WORK) for package in packages):
            working |= work.sources
            helping, shared = work.piece.of(likely | ask), union(work.shared.get(other, 0) for other in packages)
            alone += (helping & ~shared).bit_count()
            several.update(compress(work.numbers, flags(helping & shared)))
        return working.bit_count() - alone - len(several)

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
            found = self.places(item.package.package, Role.PAYS, question)
            yield from found.at(found.likely)

    def _lenders(self, packages: Iterable[PackagePlan], question: Question, verdict: Verdict) -> Iterator[Option]:
        for item in packages:
            if item.gap is not Gap.GRANT:
                found = self.places(item.package.package, Role.LENDS, question)
                yield from found.at(found.likely if verdict is Verdict.LIKELY else found.ask)

    def _package_plan(
        self, package: WorkPackage, question: Question, roles: Iterable[Role], most: tuple[int, int]
    ) -> PackagePlan:
        own_cost, currency = open_cost(package), package.currency or question.currency
        cost = own_cost if own_cost is not None or len(question.packages) > 1 else question.open_cost
        choices = {role: self._choice(package.package, role, question, most) for role in roles}
        pays = self.places(package.package, Role.PAYS, question)
        return PackagePlan(package, choices, cost, currency, _sum_of_ceilings(pays.at(pays.likely), currency))

    def _choice(self, package: str, role: Role, question: Question, most: tuple[int, int]) -> Choice:
        found = self.places(package, role, question)
        return Choice(
            self._answers(found.at(found.likely), question, Verdict.LIKELY, most[0]),
            self._answers(found.at(found.ask), question, Verdict.MORE_INFORMATION, most[1]),
            found.likely.bit_count(),
            found.ask.bit_count(),
            found.refused_count,
        )

    def _answers(
        self, options: Iterator[Option], question: Question, verdict: Verdict, limit: int
    ) -> tuple[Answer, ...]:
        if not limit:
            return ()
        return tuple([self._explainer.answer(option, question, verdict) for option in islice(options, limit)])


def _sum_of_ceilings(payers: Iterable[Option], currency: str | None) -> int | None:
    """Return the sum of the ceilings of some payers; None when one of them has none in this currency."""
    total = 0
    for option in payers:
        if option.ceiling is None or option.currency != currency:
            return None
        total += option.ceiling
    return total


def _place_key(option: Option) -> tuple[str, int, tuple[int, int, int, str, str]]:
    """Return the key that keeps the options of a package together, and its roles in the order of a plan."""
    return option.package, _RANKS[option.role], order_key(option)


def _ways_to_gef(sources: Iterable[Source]) -> tuple[Source, ...]:
    ways = (source for source in sources if source.way_to_gef)
    return tuple(sorted(ways, key=lambda source: (source.relevance != "direct", source.name.casefold())))
