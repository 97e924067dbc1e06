"""One match: the verdict for a need and a source, every criterion behind it, and its points in the order.

This module is the definition. The index gives the same matches faster; a property test holds them equal.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from clearinghouse.domain.matching.criteria import EVALUATORS, TERM_CRITERIA
from clearinghouse.domain.matching.finding import Criterion, Finding, State
from clearinghouse.domain.matching.inputs import MatchingContext, Need, Offer
from clearinghouse.domain.matching.scoring import Scores, pair_scores, source_scores
from clearinghouse.domain.source_verdict import Verdict

CAUTION = "caution"  # the effect that is reported and leaves the verdict as it is


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
        """The sum of all points. It sorts matches of one verdict and has no other meaning."""
        return sum(self.scores)

    @property
    def is_candidate(self) -> bool:
        """Whether it belongs on a list: some topic and some form of assistance is shared, related or not stated."""
        return all(item.state is not State.UNMET for item in self.findings if item.criterion in TERM_CRITERIA)


def match_pair(offer: Offer, need: Need, context: MatchingContext) -> Match:
    """Return the match of one source with one need. Every pair has one; most are not eligible."""
    findings = tuple(finding for item in EVALUATORS if (finding := item.evaluate(offer, need, context)))
    effects = {effect(finding.criterion, finding.state, context) for finding in findings}
    scores = pair_scores(offer, need, {finding.criterion: finding for finding in findings}, context)
    return Match(
        need.request.id, offer.source.id, worst_verdict(effects), findings, scores + source_scores(offer, context)
    )


def worst_verdict(effects: set[str]) -> Verdict:
    """Return the worst verdict that any of the effects names; likely eligible when none does."""
    return next((item for item in (Verdict.NOT_ELIGIBLE, Verdict.MORE_INFORMATION) if item in effects), Verdict.LIKELY)


@lru_cache(maxsize=256)
def effect(criterion: Criterion, state: State, context: MatchingContext) -> str:
    """Return the effect of a state: the verdict that it leads to, by name, or CAUTION. Met has no effect."""
    if state is State.MET:
        return CAUTION
    written = context.rules.criteria.get(criterion.value)
    if written is None:
        return Verdict.NOT_ELIGIBLE if state is State.UNMET else Verdict.MORE_INFORMATION
    return written.unmet if state is State.UNMET else written.unknown


def sort_matches(matches: Iterable[Match]) -> list[Match]:
    """Sort matches of one need: most points first, then by the id of the source."""
    return sorted(matches, key=lambda item: (-item.points, item.source, item.request))
