"""Matching needs with sources: verdict, criteria, order. `data/matching.yml` has the weights."""

from clearinghouse.derive.matching.facts import Context, Need, Offer, context, is_waiting, need, offer, sought
from clearinghouse.derive.matching.finding import Criterion, Finding, State
from clearinghouse.derive.matching.index import Index
from clearinghouse.derive.matching.match import Match, effect, in_order, match
from clearinghouse.derive.matching.order import Order, shares
from clearinghouse.derive.matching.population import Cover, Ranked

__all__ = [
    "Context",
    "Cover",
    "Criterion",
    "Finding",
    "Index",
    "Match",
    "Need",
    "Offer",
    "Order",
    "Ranked",
    "State",
    "context",
    "effect",
    "in_order",
    "is_waiting",
    "match",
    "need",
    "offer",
    "shares",
    "sought",
]
