"""One match: the verdict for a need and a source, every criterion behind it, and its points in the order.

This module is the definition. The index gives the same answers faster; a property test holds them equal.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from clearinghouse.domain.matching.criteria import BY_TERMS, JUDGES
from clearinghouse.domain.matching.finding import Criterion, Finding, State
from clearinghouse.domain.matching.inputs import Context, Need, Offer
from clearinghouse.domain.matching.scoring import Order, of_the_pair, of_the_source
from clearinghouse.domain.source_eligibility import Verdict

CAUTION = "caution"


class Match(NamedTuple):
    """A need and a source, by their ids, with the verdict, the findings in the order of the criteria, and the points.

    Matches of one index share equal findings.
    """

    request: str
    source: str
    verdict: Verdict
    findings: tuple[Finding, ...]
    order: Order

    @property
    def points(self) -> int:
        """The sum of all points; it sorts matches of one verdict and says nothing more."""
        return sum(self.order)

    @property
    def is_candidate(self) -> bool:
        """Whether it belongs on a list: neither the topics nor the forms of help are other ones altogether."""
        return all(item.state is not State.UNMET for item in self.findings if item.criterion in BY_TERMS)


def match(offer: Offer, need: Need, context: Context) -> Match:
    """Return the match of one source with one need. Any pair has one; most are not eligible."""
    findings = tuple(item for judge in JUDGES if (item := judge.judge(offer, need, context)))
    asked = {effect(item.criterion, item.state, context) for item in findings}
    order = of_the_pair(offer, need, {item.criterion: item for item in findings}, context)
    return Match(need.request.id, offer.source.id, worst(asked), findings, order + of_the_source(offer, context))


def worst(asked: set[str]) -> Verdict:
    """Return the worst answer that was asked for."""
    return next((item for item in (Verdict.NOT_ELIGIBLE, Verdict.MORE_INFORMATION) if item in asked), Verdict.LIKELY)


@lru_cache(maxsize=256)
def effect(criterion: Criterion, state: State, context: Context) -> str:
    """Return what a state of a criterion does: an answer by name, or "caution". Met does nothing."""
    if state is State.MET:
        return CAUTION
    written = context.rules.criteria.get(criterion.value)
    if written is None:
        return Verdict.NOT_ELIGIBLE if state is State.UNMET else Verdict.MORE_INFORMATION
    return written.unmet if state is State.UNMET else written.unknown


def in_order(matches: Iterable[Match]) -> list[Match]:
    """Sort matches of one need: most points first, then by the id of the source."""
    return sorted(matches, key=lambda item: (-item.points, item.source, item.request))
