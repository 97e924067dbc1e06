"""One match: the verdict for a need and a source, every criterion behind it, and its points in the order.

This module is the definition. The index gives the same answers faster; a property test holds them equal.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from clearinghouse.domain.matching.criteria import EVALUATORS, TERM_CRITERIA
from clearinghouse.domain.matching.finding import Criterion, Finding, State
from clearinghouse.domain.matching.inputs import MatchingContext, Need, Offer
from clearinghouse.domain.matching.scoring import Scores, pair_scores, source_scores
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
    scores: Scores

    @property
    def points(self) -> int:
        """The sum of all points; it sorts matches of one verdict and says nothing more."""
        return sum(self.scores)

    @property
    def is_candidate(self) -> bool:
        """Whether it belongs on a list: neither the topics nor the forms of help are other ones altogether."""
        return all(item.state is not State.UNMET for item in self.findings if item.criterion in TERM_CRITERIA)


def match_pair(offer: Offer, need: Need, context: MatchingContext) -> Match:
    """Return the match of one source with one need. Any pair has one; most are not eligible."""
    findings = tuple(item for evaluator in EVALUATORS if (item := evaluator.evaluate(offer, need, context)))
    asked = {effect(item.criterion, item.state, context) for item in findings}
    order = pair_scores(offer, need, {item.criterion: item for item in findings}, context)
    return Match(
        need.request.id, offer.source.id, worst_verdict(asked), findings, order + source_scores(offer, context)
    )


def worst_verdict(asked: set[str]) -> Verdict:
    """Return the worst answer that was asked for."""
    return next((item for item in (Verdict.NOT_ELIGIBLE, Verdict.MORE_INFORMATION) if item in asked), Verdict.LIKELY)


@lru_cache(maxsize=256)
def effect(criterion: Criterion, state: State, context: MatchingContext) -> str:
    """Return what a state of a criterion does: an answer by name, or "caution". Met does nothing."""
    if state is State.MET:
        return CAUTION
    written = context.rules.criteria.get(criterion.value)
    if written is None:
        return Verdict.NOT_ELIGIBLE if state is State.UNMET else Verdict.MORE_INFORMATION
    return written.unmet if state is State.UNMET else written.unknown


def sort_matches(matches: Iterable[Match]) -> list[Match]:
    """Sort matches of one need: most points first, then by the id of the source."""
    return sorted(matches, key=lambda item: (-item.points, item.source, item.request))
