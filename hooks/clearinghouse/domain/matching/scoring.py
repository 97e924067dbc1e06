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
    """What one reason gave: `points` of `maximum`."""

    reason: str
    points: int
    maximum: int


def score_breakdown(order: Scores, context: MatchingContext) -> tuple[ScorePart, ...]:
    """Return the points of an order with their reasons, and with the maximum that each can give."""
    told = zip(REASONS, order, strict=True)
    return tuple(ScorePart(reason, points, weighted_points(context, reason, 1, 1)) for reason, points in told)


def weighted_points(context: MatchingContext, reason: str, share: int, whole: int) -> int:
    """Return `share` out of `whole` of the points of a reason, rounded down to whole points."""
    weight = context.rules.order.get(reason)
    return weight.points * share // whole if weight and whole else 0


def source_scores(offer: Offer, context: MatchingContext) -> Scores:
    """Return what a source gets for every need alike: the last three reasons."""
    return (
        weighted_points(context, "intake", _OPEN.get(offer.intake.status, 0), 2),
        weighted_points(context, "relevance", _RELEVANCE.get(offer.source.relevance, 0), 2),
        weighted_points(context, "freshness", is_fresh(offer, context), 1),
    )


def is_fresh(offer: Offer, context: MatchingContext) -> bool:
    """Tell that the facts were checked within the months set, and on a page or in a letter."""
    verified = offer.source.verified
    age = (context.as_of - verified.on).days
    return verified.how != "memory" and age <= context.rules.fresh_months * _DAYS_IN_A_MONTH


def pair_scores(offer: Offer, need: Need, findings: Mapping[Criterion, Finding], context: MatchingContext) -> Scores:
    """Return what a source gets for this need in particular: the first five reasons."""
    by_criterion = [
        points(findings.get(criterion), offer, need, context) for criterion, points in CRITERION_SCORES.items()
    ]
    fits = amount_fits(findings.get(Criterion.MIN_AMOUNT), findings.get(Criterion.MAX_AMOUNT))
    return (*by_criterion, amount_score(context, fits=fits))


def amount_score(context: MatchingContext, *, fits: bool) -> int:
    """Return what a source gets when the sum sought is known to fit."""
    return weighted_points(context, "amount", fits, 1)


def amount_fits(least: Finding | None, maximum: Finding | None) -> bool:
    """Tell that the sum sought is known to lie under the ceiling, and not under the least sum where one is stated."""
    return _met(maximum) and (least is None or _met(least))


def _topics(finding: Finding, _offer: Offer, need: Need, context: MatchingContext) -> int:
    return _of_terms(finding, need.request.topics, context)


def _forms(finding: Finding, _offer: Offer, need: Need, context: MatchingContext) -> int:
    return _of_terms(finding, need.request.assistance, context)


def _region(_finding: Finding, offer: Offer, need: Need, context: MatchingContext) -> int:
    return weighted_points(context, "region", in_its_region(offer.source.eligibility, need.country), 1)


def _groups(finding: Finding | None, _offer: Offer, _need: Need, context: MatchingContext) -> int:
    return weighted_points(context, "groups", _met(finding), 1)


def _of_terms(finding: Finding, wanted: tuple[str, ...], context: MatchingContext) -> int:
    shared = len(finding.terms) if _met(finding) else 0
    return weighted_points(context, finding.criterion.value, shared, len(wanted))


def _met(finding: Finding | None) -> bool:
    return finding is not None and finding.state is State.MET


# In the order of REASONS. Each looks only at its finding and at what the keys of its criterion hold.
CRITERION_SCORES: Mapping[Criterion, Callable[[Finding | None, Offer, Need, MatchingContext], int]] = {
    Criterion.TOPIC: _topics,
    Criterion.ASSISTANCE: _forms,
    Criterion.COUNTRY: _region,
    Criterion.GROUPS: _groups,
}
