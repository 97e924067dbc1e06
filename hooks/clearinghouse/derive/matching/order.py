"""The order among matches of one verdict: points for each reason, from the weights in `data/matching.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from clearinghouse.derive.intake import Status
from clearinghouse.derive.matching.criteria import Criterion, Finding, State
from clearinghouse.derive.matching.facts import Context, Need, Offer
from clearinghouse.derive.service import in_its_region

_OPEN = {Status.OPEN: 2, Status.CLOSING_SOON: 2, Status.OPENS_LATER: 1}  # halves
_RELEVANCE = {"direct": 2, "adjacent": 1}  # halves
_DAYS_IN_A_MONTH = 30.44


class Share(NamedTuple):
    """What one reason gave: `points` of `most`."""

    reason: str
    points: int
    most: int


def part(context: Context, reason: str, share: int, whole: int) -> int:
    """Return `share` out of `whole` of the points of a reason, rounded down to whole points."""
    weight = context.rules.order.get(reason)
    return weight.points * share // whole if weight and whole else 0


def of_the_source(offer: Offer, context: Context) -> tuple[Share, ...]:
    """Return what a source gets for every need alike."""
    return (
        _share(context, "intake", _OPEN.get(offer.intake.status, 0), 2),
        _share(context, "relevance", _RELEVANCE.get(offer.source.relevance, 0), 2),
        _share(context, "freshness", is_fresh(offer, context), 1),
    )


def is_fresh(offer: Offer, context: Context) -> bool:
    """Tell that the facts were checked within the months set, and on a page or in a letter."""
    verified = offer.source.verified
    age = (context.as_of - verified.on).days
    return verified.how != "memory" and age <= context.rules.fresh_months * _DAYS_IN_A_MONTH


def of_the_pair(offer: Offer, need: Need, findings: Mapping[Criterion, Finding], context: Context) -> tuple[Share, ...]:
    """Return what a source gets for this need in particular."""
    return (
        _of_terms(findings[Criterion.TOPIC], need.request.topics, context),
        _of_terms(findings[Criterion.ASSISTANCE], need.request.assistance, context),
        _share(context, "region", in_its_region(offer.source.eligibility, need.country), 1),
        _share(context, "groups", _met(findings, Criterion.GROUPS), 1),
        _share(context, "amount", amount_fits(findings), 1),
    )


def _share(context: Context, reason: str, share: int, whole: int) -> Share:
    return Share(reason, part(context, reason, share, whole), part(context, reason, 1, 1))


def amount_fits(findings: Mapping[Criterion, Finding]) -> bool:
    """Tell that the sum sought is known to lie under the ceiling, and not under the least sum where one is stated."""
    return _met(findings, Criterion.MOST) and (Criterion.LEAST not in findings or _met(findings, Criterion.LEAST))


def _of_terms(finding: Finding, wanted: tuple[str, ...], context: Context) -> Share:
    shared = len(finding.terms) if finding.state is State.MET else 0
    return _share(context, finding.criterion.value, shared, len(wanted))


def _met(findings: Mapping[Criterion, Finding], criterion: Criterion) -> bool:
    return criterion in findings and findings[criterion].state is State.MET
