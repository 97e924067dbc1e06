"""What findings add up to: effects by the weights, the worst one as the verdict, and the order of matches."""

from __future__ import annotations

from datetime import date

import pytest
from clearinghouse.domain.matching.finding import Criterion, State
from clearinghouse.domain.matching.inputs import (
    MatchingContext,
    Need,
    Offer,
    build_need,
    build_offer,
)
from clearinghouse.domain.matching.match import CAUTION, Match, effect, match_pair, sort_matches, worst_verdict
from clearinghouse.domain.source_verdict import Verdict
from clearinghouse.records import Matching
from clearinghouse.records.matching import Effect
from support.factories import made_up, made_up_country, made_up_request

_DAY = date(2026, 11, 24)


_RELATED = {"pcb": frozenset({"industrial"}), "industrial": frozenset({"pcb"})}


def _context(**criteria: Effect) -> MatchingContext:
    return MatchingContext(_DAY, Matching("weights", "", criteria, {}, 12, 3, {}), _RELATED)


def _offer(**fields: object) -> Offer:
    return build_offer(made_up("a", **fields), as_of=_DAY)


def _need(**fields: object) -> Need:
    country = {name: fields.pop(name) for name in ("ldc", "sids", "oda") if name in fields}
    return build_need(made_up_request(**fields), made_up_country(**country))


@pytest.mark.parametrize(
    ("state", "effect_", "expected"),
    [
        (State.MET, ("not-eligible", "not-eligible"), CAUTION),
        (State.UNMET, ("not-eligible", "caution"), "not-eligible"),
        (State.UNKNOWN, ("not-eligible", "caution"), "caution"),
        (State.UNMET, None, "not-eligible"),
        (State.UNKNOWN, None, "needs-more-information"),
        (State.MET, None, CAUTION),
    ],
)
def test_the_weights_say_what_a_state_does(state: State, effect_: tuple[str, str] | None, expected: str) -> None:
    """Met has no effect; without weights unmet refuses and unknown leaves a doubt."""
    context = _context(**({"gef": Effect(*effect_, "")} if effect_ else {}))

    assert effect(Criterion.GEF, state, context) == expected


@pytest.mark.parametrize(
    ("effects", "verdict"),
    [
        (set(), Verdict.LIKELY),
        ({"caution"}, Verdict.LIKELY),
        ({"caution", "needs-more-information"}, Verdict.MORE_INFORMATION),
        ({"needs-more-information", "not-eligible"}, Verdict.NOT_ELIGIBLE),
    ],
)
def test_the_worst_effect_is_the_verdict(effects: set[str], verdict: Verdict) -> None:
    """One refusal outweighs all doubts, and one doubt everything that fits."""
    assert worst_verdict(effects) is verdict


def test_a_match_has_the_findings_that_apply_in_order() -> None:
    """Criteria that do not apply give no finding; the ids are those of the two records."""
    match = match_pair(_offer(), _need(), _context())

    criteria = [finding.criterion for finding in match.findings]
    assert criteria == [item for item in Criterion if item in criteria]
    assert set(Criterion) - set(criteria) == {Criterion.EXCLUSIONS, Criterion.MIN_AMOUNT, Criterion.GROUPS}
    assert (match.request, match.source, match.verdict) == ("need", "a", Verdict.MORE_INFORMATION)
    assert match.is_candidate


@pytest.mark.parametrize("other", [{"topics": ["ddt"]}, {"assistance": ["loan"]}])
def test_other_topics_or_other_forms_make_no_candidate(other: dict) -> None:
    """A source for other topics, or with other forms of assistance, belongs on no list of the need."""
    assert not match_pair(_offer(**other), _need(), _context()).is_candidate


def test_matches_are_sorted_by_points_and_then_by_ids() -> None:
    """Most points first; the id of the source decides among equals, then that of the request."""
    rows = [("r", "b", 5), ("r", "a", 5), ("q", "a", 5), ("r", "c", 9)]
    matches = [Match(request, source, Verdict.LIKELY, (), (points,)) for request, source, points in rows]

    assert [(item.request, item.source) for item in sort_matches(matches)] == [
        ("r", "c"),
        ("q", "a"),
        ("r", "a"),
        ("r", "b"),
    ]
