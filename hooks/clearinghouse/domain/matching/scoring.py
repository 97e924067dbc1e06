"""The order among matches of one verdict: points for each reason, from the weights in `data/matching.yml`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from clearinghouse.domain.intake import Status
from clearinghouse.domain.matching.finding import Criterion, Finding, State
from clearinghouse.domain.matching.inputs import MatchingContext, Need, Offer
from clearinghouse.domain.source_eligibility import in_its_region

_OPEN = {Status.OPEN: 2, Status.CLOSING_SOON: 2, Status.OPENS_LATER: 1}  # halves
_RELEVANCE = {"direct": 2, "adjacent": 1}  # halves
_DAYS_IN_A_MONTH = 30.44

REASONS = ("topic", "assistance", "region", "groups", "amount", "intake", "relevance", "freshness")
Scores = tuple[int, ...]  # the points for each reason, in the order of REASONS


class ScorePart(NamedTuple):
    """What one reason gave: `points` out of `maximum`."""

    reason: str
    points: int
    maximum: int


def score_breakdown(scores: Scores, context: MatchingContext) -> tuple[ScorePart, ...]:
    """Return the points with their reasons, and with the maximum that each reason can give."""
    return tuple(
        ScorePart(reason, points, weighted_points(context, reason, 1, 1))
        for reason, points in zip(REASONS, scores, strict=True)
    )


def weighted_points(context: MatchingContext, reason: str, share: int, whole: int) -> int:
    """Return `share` out of `whole` of the points of a reason, rounded down to whole points."""
    weight = context.rules.order.get(reason)
    return weight.points * share // whole if weight and whole else 0


def source_scores(offer: Offer, context: MatchingContext) -> Scores:
    """Return the points that a source gets for every need: those of the last three reasons."""
    return (
        weighted_points(context, "intake", _OPEN.get(offer.intake.status, 0), 2),
        weighted_points(context, "relevance", _RELEVANCE.get(offer.source.relevance, 0), 2),
        weighted_points(context, "freshness", is_fresh(offer, context), 1),
    )


def is_fresh(offer: Offer, context: MatchingContext) -> bool:
    """Whether the facts were checked within the months that the weights set, and on a page or in a letter."""
    verified = offer.source.verified
    age = (context.as_of - verified.on).days
    return verified.how != "memory" and age <= context.rules.fresh_months * _DAYS_IN_A_MONTH


def pair_scores(offer: Offer, need: Need, findings: Mapping[Criterion, Finding], context: MatchingContext) -> Scores:
    """Return the points that a source gets for this need: those of the first five reasons."""
    points = [score(findings.get(criterion), offer, need, context) for criterion, score in CRITERION_SCORES.items()]
    fits = amount_fits(findings.get(Criterion.MIN_AMOUNT), findings.get(Criterion.MAX_AMOUNT))
    return (*points, amount_score(context, fits=fits))


def amount_score(context: MatchingContext, *, fits: bool) -> int:
    """Return the points of a source when the sum sought is known to fit."""
    return weighted_points(context, "amount", fits, 1)


def amount_fits(minimum: Finding | None, maximum: Finding | None) -> bool:
    """Whether the sum sought is known not to exceed the maximum, nor to miss the minimum where one is stated."""
    return _is_met(maximum) and (minimum is None or _is_met(minimum))


def _topics(finding: Finding | None, _offer: Offer, need: Need, context: MatchingContext) -> int:
    return _shared_terms(finding, Criterion.TOPIC, need.request.topics, context)


def _forms(finding: Finding | None, _offer: Offer, need: Need, context: MatchingContext) -> int:
    return _shared_terms(finding, Criterion.ASSISTANCE, need.request.assistance, context)


def _region(_finding: Finding | None, offer: Offer, need: Need, context: MatchingContext) -> int:
    return weighted_points(context, "region", in_its_region(offer.source.eligibility, need.country), 1)


def _groups(finding: Finding | None, _offer: Offer, _need: Need, context: MatchingContext) -> int:
    return weighted_points(context, "groups", _is_met(finding), 1)


def _shared_terms(
    finding: Finding | None, criterion: Criterion, sought: tuple[str, ...], context: MatchingContext
) -> int:
    shared = len(finding.terms) if finding and finding.state is State.MET else 0
    return weighted_points(context, criterion.value, shared, len(sought))


def _is_met(finding: Finding | None) -> bool:
    return finding is not None and finding.state is State.MET


# In the order of REASONS. Each may only read its finding and what the keys of its criterion hold.
CRITERION_SCORES: Mapping[Criterion, Callable[[Finding | None, Offer, Need, MatchingContext], int]] = {
    Criterion.TOPIC: _topics,
    Criterion.ASSISTANCE: _forms,
    Criterion.COUNTRY: _region,
    Criterion.GROUPS: _groups,
}
