"""Matching needs with sources: verdict, criteria, order. The weights are in `data/matching.yml`."""

from clearinghouse.domain.matching.finding import Criterion, Finding, State
from clearinghouse.domain.matching.index.index import Index
from clearinghouse.domain.matching.index.results import Coverage, Ranked
from clearinghouse.domain.matching.inputs import (
    MatchingContext,
    Need,
    Offer,
    build_need,
    build_offer,
    is_waiting,
    matching_context,
    sum_sought,
)
from clearinghouse.domain.matching.match import Match, effect, match_pair, sort_matches
from clearinghouse.domain.matching.scoring import Scores, score_breakdown

__all__ = [
    "Coverage",
    "Criterion",
    "Finding",
    "Index",
    "Match",
    "MatchingContext",
    "Need",
    "Offer",
    "Ranked",
    "Scores",
    "State",
    "build_need",
    "build_offer",
    "effect",
    "is_waiting",
    "match_pair",
    "matching_context",
    "score_breakdown",
    "sort_matches",
    "sum_sought",
]
