"""The funding plan: for each work package who can pay, lend, deliver and advise, and what no source covers.

The secretariat is to help countries to identify and reach sources (proposal, paragraphs 2b and 10b). Advice and
services never count as money, and GEF money never counts as money outside the GEF (paragraph 2a).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from clearinghouse.domain.plans.option import Answer, Option, Role
from clearinghouse.domain.plans.question import Question
from clearinghouse.records import Source
from clearinghouse.records.request import WorkPackage

MOST_LIKELY = 5  # options of one role that a plan shows as likely


class Gap(StrEnum):
    """How far the money of the listed sources reaches a work package, from the best to the worst."""

    GRANT = "grant"  # a source likely pays
    ASK = "ask"  # none is known to pay; one or more could be asked
    LOANS_ONLY = "loans-only"  # none is known to pay or worth asking; one or more may lend
    NOBODY = "nobody"

    __hash__ = str.__hash__


@dataclass(frozen=True, slots=True)
class Choice:
    """The options of one role: the first likely ones, those to ask first, and how many there are of each.

    `refused` counts the sources that have this role for the package, and not for this question.
    """

    likely: tuple[Answer, ...] = ()
    ask: tuple[Answer, ...] = ()
    likely_count: int = 0
    ask_count: int = 0
    refused_count: int = 0


@dataclass(frozen=True, slots=True)
class PackagePlan:
    """The answer for one work package. Sums are in whole units of the currency of the package or of the question.

    `open_cost` is what of the cost is not secured; `grants_at_most` is the sum of the ceilings of all likely payers in
    that currency, and None when one of them states none.
    """

    package: WorkPackage
    choices: Mapping[Role, Choice]
    open_cost: int | None
    currency: str | None
    grants_at_most: int | None

    @property
    def gap(self) -> Gap:
        """How far money reaches."""
        pays, lends = self.choices[Role.PAYS], self.choices[Role.LENDS]
        if pays.likely_count:
            return Gap.GRANT
        if pays.ask_count:
            return Gap.ASK
        return Gap.LOANS_ONLY if lends.likely_count or lends.ask_count else Gap.NOBODY

    @property
    def open_at_least(self) -> int | None:
        """What stays open when every likely payer gives the most that it can; None when it cannot be computed."""
        if self.open_cost is None:
            return None
        if not self.choices[Role.PAYS].likely_count:
            return self.open_cost
        return None if self.grants_at_most is None else max(self.open_cost - self.grants_at_most, 0)


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan for a question, package by package, with the providers that are a way to the GEF for the country.

    `payers` are all options that likely pay for a package, `lenders` all that may lend for one that has no payer, and
    `lenders_to_ask` all that must be asked first whether they lend for it; the packages show only the first of them.
    `unconfirmed` are all sources whose verdicts rest on old pages only.
    """

    question: Question
    packages: tuple[PackagePlan, ...]
    ways_to_gef: tuple[Source, ...]
    payers: tuple[Option, ...] = ()
    lenders: tuple[Option, ...] = ()
    lenders_to_ask: tuple[Option, ...] = ()
    unconfirmed: frozenset[str] = frozenset()

    @property
    def paying_sources(self) -> frozenset[str]:
        """The sources that likely pay for one of the packages."""
        return frozenset(option.source.id for option in self.payers)

    @property
    def confirmed_payers(self) -> int:
        """The number of sources that likely pay, by a recent page on who may apply."""
        return len(self.paying_sources - self.unconfirmed)

    @property
    def without_payer(self) -> tuple[PackagePlan, ...]:
        """The work packages that no listed source is known to pay for."""
        return tuple(item for item in self.packages if item.gap is not Gap.GRANT)
