"""The criteria of the minimum and the maximum amount of a source, each compared with the sum that a need seeks.

Sums in different currencies, and amounts for another measure than a project, are not compared.
"""

from __future__ import annotations

from clearinghouse.domain.matching.finding import Criterion, Finding, State
from clearinghouse.domain.matching.inputs import MatchingContext, Need, Offer


def min_amount(offer: Offer, need: Need, _context: MatchingContext) -> Finding | None:
    """Find whether the sum sought reaches the minimum; None where the source states none."""
    limit = offer.source.amount.min
    return None if limit is None else _finding(Criterion.MIN_AMOUNT, limit, offer, need)


def min_amount_state(offer: Offer, need: Need, _context: MatchingContext) -> State | None:
    """Return the state that `min_amount` finds, without building the finding."""
    limit = offer.source.amount.min
    return None if limit is None else _compare(Criterion.MIN_AMOUNT, limit, offer, need)[0]


def max_amount(offer: Offer, need: Need, _context: MatchingContext) -> Finding:
    """Find whether the sum sought is not above the maximum; unknown where the source states none."""
    limit = offer.source.amount.max
    if limit is None:
        return Finding(Criterion.MAX_AMOUNT, State.UNKNOWN, "not-stated")
    return _finding(Criterion.MAX_AMOUNT, limit, offer, need)


def max_amount_state(offer: Offer, need: Need, _context: MatchingContext) -> State:
    """Return the state that `max_amount` finds, without building the finding."""
    limit = offer.source.amount.max
    return State.UNKNOWN if limit is None else _compare(Criterion.MAX_AMOUNT, limit, offer, need)[0]


def _finding(criterion: Criterion, limit: int, offer: Offer, need: Need) -> Finding:
    state, reason = _compare(criterion, limit, offer, need)
    amount, currency = offer.source.amount, need.currency or ""
    if state is not State.UNKNOWN:
        return Finding(criterion, state, reason, (currency, str(need.sought), str(limit)))
    if reason == "other-measure":
        return Finding(criterion, state, reason, (amount.per or "",))
    if reason == "other-currency":
        return Finding(criterion, state, reason, (amount.currency or "", currency))
    return Finding(criterion, state, reason)


def _compare(criterion: Criterion, limit: int, offer: Offer, need: Need) -> tuple[State, str]:
    """Return the state and the reason of a limit, without the sums that a finding holds."""
    amount = offer.source.amount
    if amount.per not in (None, "project"):
        return State.UNKNOWN, "other-measure"
    if need.sought is None:
        return State.UNKNOWN, "sum-not-stated"
    if not need.currency or amount.currency != need.currency:
        return State.UNKNOWN, "other-currency"
    fits = need.sought >= limit if criterion is Criterion.MIN_AMOUNT else need.sought <= limit
    return (State.MET, "fits") if fits else (State.UNMET, "does-not-fit")
