"""Matching needs with sources: verdict, criteria, order. `data/matching.yml` has the weights."""

from clearinghouse.domain.matching.finding import Criterion, Finding, State
from clearinghouse.domain.matching.index.candidates import Cover, Ranked
from clearinghouse.domain.matching.index.index import Index
from clearinghouse.domain.matching.inputs import Context, Need, Offer, context, is_waiting, need, offer, sought
from clearinghouse.domain.matching.match import Match, effect, in_order, match
from clearinghouse.domain.matching.scoring import Order, shares

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
