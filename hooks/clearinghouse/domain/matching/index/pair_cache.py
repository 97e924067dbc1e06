"""The match of one source with one need, with all its findings; what is alike is judged once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from operator import itemgetter

from clearinghouse.domain.matching.criteria import JUDGES, Judge
from clearinghouse.domain.matching.finding import Criterion, Finding, State
from clearinghouse.domain.matching.index.candidates import Side
from clearinghouse.domain.matching.inputs import Context, Need, Offer
from clearinghouse.domain.matching.match import Match, effect, worst
from clearinghouse.domain.matching.scoring import OF_CRITERION, Order, of_the_amount
from clearinghouse.domain.source_eligibility import Verdict

_FROM_BEST = (Verdict.LIKELY, Verdict.MORE_INFORMATION, Verdict.NOT_ELIGIBLE)
_PLACE = {judge.criterion: place for place, judge in enumerate(JUDGES)}
_in_order = itemgetter(*(_PLACE[criterion] for criterion in OF_CRITERION))
_LEAST, _MOST = _PLACE[Criterion.LEAST], _PLACE[Criterion.MOST]


# A finding (None: the criterion does not apply), how bad its effect is (0 to 2), its points, and whether it is met or
# does not apply.
_Judged = tuple[Finding | None, int, int | None, bool]


@dataclass(frozen=True, slots=True)
class _Bench:
    """What all columns of a criterion share: its judge, one offer for each key, and the effect of each state."""

    judge: Judge
    examples: Sequence[Offer]
    worse: Mapping[State, int]
    context: Context
    points: Callable[[Finding | None, Offer, Need, Context], int] | None


class _Column(dict[int, _Judged]):
    """What one criterion finds for one key of needs, by the number of the offer's key; judged when first asked for."""

    __slots__ = ("_bench", "_need")

    def __init__(self, bench: _Bench, need: Need) -> None:
        self._bench, self._need = bench, need

    def __missing__(self, number: int) -> _Judged:
        bench, need = self._bench, self._need
        offer = bench.examples[number]
        finding = bench.judge.judge(offer, need, bench.context)
        points = bench.points and bench.points(finding, offer, need, bench.context)
        if finding is None:
            made = None, 0, points, True
        else:
            made = finding, bench.worse[finding.state], points, finding.state is State.MET
        self[number] = made
        return made


class Pairs:
    """The matches of all offers of a side. `fixed` has for each source the points that it always has."""

    def __init__(self, context: Context, offers: Side, fixed: Mapping[str, Order]) -> None:
        self._offers, self._fixed = offers, fixed
        self._numbers = list(zip(*(offers.keys[judge.criterion].number for judge in JUDGES), strict=True))
        self._known: tuple[dict[object, _Column], ...] = tuple({} for _ in JUDGES)
        self._benches = [_bench(judge, offers, context) for judge in JUDGES]
        self._columns: dict[Need, tuple[_Column, ...]] = {}
        self._amount = {fits: of_the_amount(context, fits=fits) for fits in (False, True)}

    def match(self, source: str, need: Need) -> Match:
        """Return the match of a source, by its id, with a need; each pair of keys is judged once."""
        columns = self._columns.get(need) or self._columns_of(need)
        numbers = self._numbers[self._offers.place[source]]
        judged = [column[number] for column, number in zip(columns, numbers, strict=True)]
        found, worse, points, holds = zip(*judged, strict=True)
        amount = self._amount[holds[_LEAST] and holds[_MOST]]
        order = (*_in_order(points), amount, *self._fixed[source])
        verdict = _FROM_BEST[max(worse)]
        return Match(need.request.id, source, verdict, tuple(filter(None, found)), order)

    def _columns_of(self, need: Need) -> tuple[_Column, ...]:
        made = self._columns[need] = tuple(map(self._column, self._benches, self._known, repeat(need)))
        return made

    def _column(self, bench: _Bench, known: dict[object, _Column], need: Need) -> _Column:
        key = bench.judge.of_need(need)
        if key not in known:
            known[key] = _Column(bench, need)
        return known[key]


def _bench(judge: Judge, offers: Side, context: Context) -> _Bench:
    worse = {state: _FROM_BEST.index(worst({effect(judge.criterion, state, context)})) for state in State}
    examples = offers.keys[judge.criterion].example
    return _Bench(judge, examples, worse, context, OF_CRITERION.get(judge.criterion))
