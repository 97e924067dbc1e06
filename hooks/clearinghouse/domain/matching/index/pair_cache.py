"""The match of one source with one need, with all its findings; pairs with equal keys are evaluated once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from operator import itemgetter

from clearinghouse.domain.matching.criteria import EVALUATORS, CriterionEvaluator
from clearinghouse.domain.matching.finding import Criterion, Finding, State
from clearinghouse.domain.matching.index.candidates import CandidateSet
from clearinghouse.domain.matching.inputs import MatchingContext, Need, Offer
from clearinghouse.domain.matching.match import Match, effect, worst_verdict
from clearinghouse.domain.matching.scoring import CRITERION_SCORES, Scores, amount_score
from clearinghouse.domain.source_verdict import Verdict

_FROM_BEST = tuple(Verdict)
_PLACE = {evaluator.criterion: place for place, evaluator in enumerate(EVALUATORS)}
_scored = itemgetter(*(_PLACE[criterion] for criterion in CRITERION_SCORES))
_MIN_AMOUNT, _MAX_AMOUNT = _PLACE[Criterion.MIN_AMOUNT], _PLACE[Criterion.MAX_AMOUNT]


# What a criterion found: the finding (None: it does not apply), the place of its verdict in _FROM_BEST, its points, and
# whether it is met or does not apply. A plain tuple, for there are tens of thousands.
_Evaluation = tuple[Finding | None, int, int, bool]


@dataclass(frozen=True, slots=True)
class _CriterionCache:
    """What all rows of a criterion share.

    `examples` has one offer for each key, `ranks` the rank of each state, `findings` one of all equal findings.
    """

    evaluator: CriterionEvaluator
    examples: Sequence[Offer]
    ranks: Mapping[State, int]
    context: MatchingContext
    score: Callable[[Finding | None, Offer, Need, MatchingContext], int] | None
    findings: dict[Finding | None, Finding | None] = field(default_factory=dict)


class _Row(dict[int, _Evaluation]):
    """What one criterion finds for one key of needs, by the number of the offer's key; evaluated when first needed."""

    __slots__ = ("_criterion", "_need")

    def __init__(self, criterion: _CriterionCache, need: Need) -> None:
        self._criterion, self._need = criterion, need

    def __missing__(self, number: int) -> _Evaluation:
        criterion, need = self._criterion, self._need
        offer = criterion.examples[number]
        found = criterion.evaluator.evaluate(offer, need, criterion.context)
        finding = criterion.findings.setdefault(found, found)
        points = criterion.score(finding, offer, need, criterion.context) if criterion.score else 0
        state = finding.state if finding else State.MET
        evaluation = self[number] = finding, criterion.ranks[state], points, state is State.MET
        return evaluation


class PairCache:
    """The matches of all offers of a set. `fixed` has for each source the points that it always has."""

    def __init__(self, context: MatchingContext, offers: CandidateSet[Offer], fixed: Mapping[str, Scores]) -> None:
        """Start without any match: each is computed when it is first asked for."""
        self._offers, self._fixed = offers, fixed
        self._numbers = list(zip(*(offers.keys[item.criterion].number for item in EVALUATORS), strict=True))
        self._criteria = [_criterion_cache(item, offers, context) for item in EVALUATORS]
        self._rows_by_key: tuple[dict[Hashable, _Row], ...] = tuple({} for _ in EVALUATORS)
        self._rows_by_need: dict[Need, tuple[_Row, ...]] = {}
        self._amount = {fits: amount_score(context, fits=fits) for fits in (False, True)}

    def match(self, source: str, need: Need) -> Match:
        """Return the match of a source, by its id, with a need."""
        rows = self._rows_by_need.get(need) or self._rows(need)
        numbers = self._numbers[self._offers.place[source]]
        evaluations = [row[number] for row, number in zip(rows, numbers, strict=True)]
        findings, ranks, points, met = zip(*evaluations, strict=True)
        amount = self._amount[met[_MIN_AMOUNT] and met[_MAX_AMOUNT]]
        scores = (*_scored(points), amount, *self._fixed[source])
        return Match(need.request.id, source, _FROM_BEST[max(ranks)], tuple(filter(None, findings)), scores)

    def _rows(self, need: Need) -> tuple[_Row, ...]:
        rows = self._rows_by_need[need] = tuple(map(self._row, self._criteria, self._rows_by_key, repeat(need)))
        return rows

    def _row(self, criterion: _CriterionCache, known: dict[Hashable, _Row], need: Need) -> _Row:
        key = criterion.evaluator.need_key(need)
        if key not in known:
            known[key] = _Row(criterion, need)
        return known[key]


def _criterion_cache(
    evaluator: CriterionEvaluator, offers: CandidateSet[Offer], context: MatchingContext
) -> _CriterionCache:
    ranks = {state: _FROM_BEST.index(worst_verdict({effect(evaluator.criterion, state, context)})) for state in State}
    examples = offers.keys[evaluator.criterion].example
    return _CriterionCache(evaluator, examples, ranks, context, CRITERION_SCORES.get(evaluator.criterion))
