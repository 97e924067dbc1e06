"""Points: what each reason gives, from the weights, in whole points."""

from __future__ import annotations

from datetime import date

import pytest
from clearinghouse.domain.intake import Intake, Status
from clearinghouse.domain.matching.finding import Criterion, Finding, State
from clearinghouse.domain.matching.inputs import MatchingContext, Offer, build_need, build_offer
from clearinghouse.domain.matching.match import match_pair
from clearinghouse.domain.matching.scoring import (
    REASONS,
    ScorePart,
    amount_fits,
    is_fresh,
    score_breakdown,
    source_scores,
    weighted_points,
)
from clearinghouse.records import Matching
from clearinghouse.records.matching import Weight
from support.factories import made_up, made_up_country, made_up_request

_DAY = date(2026, 11, 24)
_POINTS = dict(zip(REASONS, (40, 20, 10, 5, 15, 7, 9, 3), strict=True))


def _context(points: dict[str, int] = _POINTS) -> MatchingContext:
    order = {reason: Weight(number, "") for reason, number in points.items()}
    return MatchingContext(_DAY, Matching("weights", "", {}, order, 12, 3, {}), {})


@pytest.mark.parametrize(
    ("share", "whole", "points"), [(0, 3, 0), (1, 3, 13), (2, 3, 26), (3, 3, 40), (1, 0, 0), (0, 0, 0), (1, 1, 40)]
)
def test_a_share_of_the_points_is_rounded_down(share: int, whole: int, points: int) -> None:
    """Two thirds of 40 points are 26; nothing of nothing is nothing."""
    assert weighted_points(_context(), "topic", share, whole) == points


def test_a_reason_without_a_weight_gives_nothing() -> None:
    """A reason that the weights do not name counts for nothing, and so does its maximum."""
    context = _context({"topic": 40})

    assert weighted_points(context, "region", 1, 1) == 0
    assert score_breakdown((40, 0, 0, 0, 0, 0, 0, 0), context)[:3] == (
        ScorePart("topic", 40, 40),
        ScorePart("assistance", 0, 0),
        ScorePart("region", 0, 0),
    )


@pytest.mark.parametrize(
    ("status", "relevance", "expected"),
    [
        (Status.OPEN, "direct", (7, 9, 3)),
        (Status.CLOSING_SOON, "adjacent", (7, 4, 3)),
        (Status.OPENS_LATER, "co-benefit", (3, 0, 3)),
        (Status.BETWEEN_ROUNDS, "direct", (0, 9, 3)),
        (Status.NOT_STATED, "direct", (0, 9, 3)),
        (Status.CLOSED, "direct", (0, 9, 3)),
    ],
)
def test_a_source_has_points_of_its_own(status: Status, relevance: str, expected: tuple[int, ...]) -> None:
    """Open now, close to POPs and checked lately: half the points for a later opening and for a nearby field."""
    offer = Offer(made_up("a", relevance=relevance), Intake(status))

    assert source_scores(offer, _context()) == expected


@pytest.mark.parametrize(
    ("on", "how", "fresh"),
    [
        ("2026-11-24", "stored-copy", True),
        ("2025-11-24", "live-page", True),  # 365 days are within 12 months of 30.44 days
        ("2025-11-23", "live-page", False),
        ("2026-11-24", "memory", False),
    ],
)
def test_facts_are_fresh_for_the_months_that_the_weights_set(on: str, how: str, fresh: bool) -> None:
    """A check within twelve months counts, unless it was from memory."""
    offer = build_offer(made_up("a", verified={"on": on, "by": "research", "how": how}), as_of=_DAY)

    assert is_fresh(offer, _context()) is fresh
    assert source_scores(offer, _context())[2] == (3 if fresh else 0)


_MET = Finding(Criterion.MAX_AMOUNT, State.MET, "fits")
_UNMET = Finding(Criterion.MAX_AMOUNT, State.UNMET, "does-not-fit")
_UNKNOWN = Finding(Criterion.MAX_AMOUNT, State.UNKNOWN, "not-stated")


@pytest.mark.parametrize(
    ("minimum", "maximum", "fits"),
    [
        (None, _MET, True),
        (_MET, _MET, True),
        (_UNMET, _MET, False),
        (_UNKNOWN, _MET, False),
        (_MET, _UNMET, False),
        (_MET, _UNKNOWN, False),
        (None, None, False),
        (None, _UNKNOWN, False),
    ],
)
def test_a_sum_fits_when_both_limits_are_known_to_hold(
    minimum: Finding | None, maximum: Finding | None, fits: bool
) -> None:
    """A minimum that is not stated does no harm; a maximum that is not stated leaves the fit unknown."""
    assert amount_fits(minimum, maximum) is fits


def test_the_points_of_a_pair_are_in_the_order_of_the_reasons() -> None:
    """Shared terms of the need, region, groups and sum, then what the source always has; together they are the sum."""
    source = made_up(
        "a",
        topics=["pcb", "ddt"],
        assistance=["grant"],
        relevance="adjacent",
        eligibility={"basis": "any", "countries": ["AAA"], "groups": ["ldc"]},
        amount={"min": 5, "max": 50, "currency": "USD"},
        rounds=[{"name": "Later", "opens": "2027-01-01"}],
    )
    request = made_up_request(
        topics=["pcb", "waste", "water"], assistance=["grant", "training"], budget={"sought": 20, "currency": "USD"}
    )
    need = build_need(request, made_up_country(ldc=True))

    match = match_pair(build_offer(source, as_of=_DAY), need, _context())

    assert match.scores == (13, 10, 10, 5, 15, 3, 4, 3)
    assert match.points == 63
    assert [part.reason for part in score_breakdown(match.scores, _context())] == list(REASONS)
    assert [part.maximum for part in score_breakdown(match.scores, _context())] == list(_POINTS.values())
