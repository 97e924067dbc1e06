"""The order among matches of one verdict: points for each reason, from the weights in `data/matching.yml`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from clearinghouse.domain.intake import Status
from clearinghouse.domain.matching.finding import Criterion, Finding, State
from clearinghouse.domain.matching.inputs import Context, Need, Offer
from clearinghouse.domain.source_eligibility import in_its_region

_OPEN = {Status.OPEN: 2, Status.CLOSING_SOON: 2, Status.OPENS_LATER: 1}  # halves
_RELEVANCE = {"direct": 2, "adjacent": 1}  # halves
_DAYS_IN_A_MONTH = 30.44


REASONS = ("topic", "assistance", "region", "groups", "amount", "intake", "relevance", "freshness")
Order = tuple[int, ...]  # the points for each reason, in the order of REASONS


class Share(NamedTuple):
    """What one reason gave: `points` of `most`."""

    reason: str
    points: int
    most: int


def shares(order: Order, context: Context) -> tuple[Share, ...]:
    """Return the points of an order with their reasons, and with the most that each can give."""
    told = zip(REASONS, order, strict=True)
    return tuple(Share(reason, points, part(context, reason, 1, 1)) for reason, points in told)


def part(context: Context, reason: str, share: int, whole: int) -> int:
    """Return `share` out of `whole` of the points of a reason, rounded down to whole points."""
    weight = context.rules.order.get(reason)
    return weight.points * share // whole if weight and whole else 0


def of_the_source(offer: Offer, context: Context) -> Order:
    """Return what a source gets for every need alike: the last three reasons."""
    return (
        part(context, "intake", _OPEN.get(offer.intake.status, 0), 2),
        part(context, "relevance", _RELEVANCE.get(offer.source.relevance, 0), 2),
        part(context, "freshness", is_fresh(offer, context), 1),
    )


def is_fresh(offer: Offer, context: Context) -> bool:
    """Tell that the facts were checked within the months set, and on a page or in a letter."""
    verified = offer.source.verified
    age = (context.as_of - verified.on).days
    return verified.how != "memory" and age <= context.rules.fresh_months * _DAYS_IN_A_MONTH


def of_the_pair(offer: Offer, need: Need, findings: Mapping[Criterion, Finding], context: Context) -> Order:
    """Return what a source gets for this need in particular: the first five reasons."""
    by_criterion = [points(findings.get(criterion), offer, need, context) for criterion, points in OF_CRITERION.items()]
    fits = amount_fits(findings.get(Criterion.LEAST), findings.get(Criterion.MOST))
    return (*by_criterion, of_the_amount(context, fits=fits))


def of_the_amount(context: Context, *, fits: bool) -> int:
    """Return what a source gets when the sum sought is known to fit."""
    return part(context, "amount", fits, 1)


def amount_fits(least: Finding | None, most: Finding | None) -> bool:
    """Tell that the sum sought is known to lie under the ceiling, and not under the least sum where one is stated."""
    return _met(most) and (least is None or _met(least))


def _topics(finding: Finding, _offer: Offer, need: Need, context: Context) -> int:
    return _of_terms(finding, need.request.topics, context)


def _forms(finding: Finding, _offer: Offer, need: Need, context: Context) -> int:
    return _of_terms(finding, need.request.assistance, context)


def _region(_finding: Finding, offer: Offer, need: Need, context: Context) -> int:
    return part(context, "region", in_its_region(offer.source.eligibility, need.country), 1)


def _groups(finding: Finding | None, _offer: Offer, _need: Need, context: Context) -> int:
    return part(context, "groups", _met(finding), 1)


def _of_terms(finding: Finding, wanted: tuple[str, ...], context: Context) -> int:
    shared = len(finding.terms) if _met(finding) else 0
    return part(context, finding.criterion.value, shared, len(wanted))


def _met(finding: Finding | None) -> bool:
    return finding is not None and finding.state is State.MET


# In the order of REASONS. Each looks only at its finding and at what the keys of its criterion hold.
OF_CRITERION: Mapping[Criterion, Callable[[Finding | None, Offer, Need, Context], int]] = {
    Criterion.TOPIC: _topics,
    Criterion.ASSISTANCE: _forms,
    Criterion.COUNTRY: _region,
    Criterion.GROUPS: _groups,
}
