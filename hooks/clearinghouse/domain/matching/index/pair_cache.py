"""The match of one source with one need, with all its findings; what is alike is judged once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from operator import itemgetter

from clearinghouse.domain.matching.criteria import EVALUATORS, CriterionEvaluator
from clearinghouse.domain.matching.finding import Criterion, Finding, State
from clearinghouse.domain.matching.index.candidates import CandidateSet
from clearinghouse.domain.matching.inputs import MatchingContext, Need, Offer
from clearinghouse.domain.matching.match import Match, effect, worst_verdict
from clearinghouse.domain.matching.scoring import CRITERION_SCORES, Scores, amount_score
from clearinghouse.domain.source_eligibility import Verdict

_FROM_BEST = (Verdict.LIKELY, Verdict.MORE_INFORMATION, Verdict.NOT_ELIGIBLE)
_PLACE = {evaluator.criterion: place for place, evaluator in enumerate(EVALUATORS)}
_in_order = itemgetter(*(_PLACE[criterion] for criterion in CRITERION_SCORES))
_MIN_AMOUNT, _MAX_AMOUNT = _PLACE[Criterion.MIN_AMOUNT], _PLACE[Criterion.MAX_AMOUNT]


# A finding (None: the criterion does not apply), how bad its effect is (0 to 2), its points, and whether it is met or
# does not apply.
_Judged = tuple[Finding | None, int, int | None, bool]


@dataclass(frozen=True, slots=True)
class _CriterionCache:
    """What all columns of a criterion share: its evaluator, one offer for each key, and the effect of each state."""

    evaluator: CriterionEvaluator
    examples: Sequence[Offer]
    worse: Mapping[State, int]
    context: MatchingContext
    points: Callable[[Finding | None, Offer, Need, MatchingContext], int] | None


class _Row(dict[int, _Judged]):
    """What one criterion finds for one key of needs, by the number of the offer's key; judged when first asked for."""

    __slots__ = ("_bench", "_need")

    def __init__(self, bench: _CriterionCache, need: Need) -> None:
        self._bench, self._need = bench, need

    def __missing__(self, number: int) -> _Judged:
        bench, need = self._bench, self._need
        offer = bench.examples[number]
        finding = bench.evaluator.evaluate(offer, need, bench.context)
        points = bench.points and bench.points(finding, offer, need, bench.context)
        if finding is None:
            made = None, 0, points, True
        else:
            made = finding, bench.worse[finding.state], points, finding.state is State.MET
        self[number] = made
        return made


class PairCache:
    """The matches of all offers of a side. `fixed` has for each source the points that it always has."""

    def __init__(self, context: MatchingContext, offers: CandidateSet, fixed: Mapping[str, Scores]) -> None:
        self._offers, self._fixed = offers, fixed
        self._numbers = list(zip(*(offers.keys[evaluator.criterion].number for evaluator in EVALUATORS), strict=True))
        self._known: tuple[dict[object, _Row], ...] = tuple({} for _ in EVALUATORS)
        self._benches = [_bench(evaluator, offers, context) for evaluator in EVALUATORS]
        self._columns: dict[Need, tuple[_Row, ...]] = {}
        self._amount = {fits: amount_score(context, fits=fits) for fits in (False, True)}

    def match(self, source: str, need: Need) -> Match:
        """Return the match of a source, by its id, with a need; each pair of keys is judged once."""
        columns = self._columns.get(need) or self._columns_of(need)
        numbers = self._numbers[self._offers.place[source]]
        judged = [column[number] for column, number in zip(columns, numbers, strict=True)]
        found, worse, points, holds = zip(*judged, strict=True)
        amount = self._amount[holds[_MIN_AMOUNT] and holds[_MAX_AMOUNT]]
        order = (*_in_order(points), amount, *self._fixed[source])
        verdict = _FROM_BEST[max(worse)]
        return Match(need.request.id, source, verdict, tuple(filter(None, found)), order)

    def _columns_of(self, need: Need) -> tuple[_Row, ...]:
        made = self._columns[need] = tuple(map(self._column, self._benches, self._known, repeat(need)))
        return made

    def _column(self, bench: _CriterionCache, known: dict[object, _Row], need: Need) -> _Row:
        key = bench.evaluator.need_key(need)
        if key not in known:
            known[key] = _Row(bench, need)
        return known[key]


def _bench(evaluator: CriterionEvaluator, offers: CandidateSet, context: MatchingContext) -> _CriterionCache:
    worse = {state: _FROM_BEST.index(worst_verdict({effect(evaluator.criterion, state, context)})) for state in State}
    examples = offers.keys[evaluator.criterion].example
    return _CriterionCache(evaluator, examples, worse, context, CRITERION_SCORES.get(evaluator.criterion))
