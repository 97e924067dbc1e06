"""The match of one source with one need, with all its findings; what is alike is judged once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from clearinghouse.derive.matching.criteria import JUDGES, Criterion, Finding, Judge, State
from clearinghouse.derive.matching.facts import Context, Need
from clearinghouse.derive.matching.match import Match, effect, worst
from clearinghouse.derive.matching.order import OF_CRITERION, Share, of_the_amount
from clearinghouse.derive.matching.population import Side
from clearinghouse.derive.matching.sides import Keys
from clearinghouse.derive.service import Verdict

_Findings = dict[Finding, Finding]
_FROM_BEST = (Verdict.LIKELY, Verdict.MORE_INFORMATION, Verdict.NOT_ELIGIBLE)
_PLACE = {judge.criterion: place for place, judge in enumerate(JUDGES)}
_SHARING = tuple(_PLACE[criterion] for criterion in OF_CRITERION)
_LEAST, _MOST = _PLACE[Criterion.LEAST], _PLACE[Criterion.MOST]


class _Judged(NamedTuple):
    """What a criterion found: how bad its effect is (0 to 2), its points, and whether nothing is against it."""

    finding: Finding | None
    worse: int
    share: Share | None
    holds: bool


class _Column(dict[int, _Judged]):
    """What one criterion finds for one key of needs, by the number of the offer's key; judged when first asked for."""

    def __init__(self, judge: Judge, keys: Keys, need: Need, context: Context, one_of_each: _Findings) -> None:
        self._judge, self._examples, self._need, self._context = judge, keys.example, need, context
        self._one_of_each = one_of_each

    def __missing__(self, number: int) -> _Judged:
        judge, need, context = self._judge, self._need, self._context
        offer = self._examples[number]
        finding = judge.judge(offer, need, context)
        finding = finding and self._one_of_each.setdefault(finding, finding)
        share = OF_CRITERION.get(judge.criterion)
        made = self[number] = _Judged(
            finding,
            _worse(finding.criterion, finding.state, context) if finding else 0,
            share and share(finding, offer, need, context),
            finding is None or finding.state is State.MET,
        )
        return made


@lru_cache(maxsize=256)
def _worse(criterion: Criterion, state: State, context: Context) -> int:
    return _FROM_BEST.index(worst({effect(criterion, state, context)}))


class Pairs:
    """The matches of all offers of a side. `fixed` has for each source the points that it always has."""

    def __init__(self, context: Context, offers: Side, fixed: Mapping[str, tuple[Share, ...]]) -> None:
        self._context, self._offers, self._fixed = context, offers, fixed
        self._numbers = list(zip(*(offers.keys[judge.criterion].number for judge in JUDGES), strict=True))
        self._known: tuple[dict[object, _Column], ...] = tuple({} for _ in JUDGES)
        self._one_of_each: _Findings = {}  # so that who tells findings can know by identity which it has told
        self._columns: dict[Need, tuple[_Column, ...]] = {}
        self._amount = {fits: of_the_amount(context, fits=fits) for fits in (False, True)}

    def match(self, source: str, need: Need) -> Match:
        """Return the match of a source, by its id, with a need; each pair of keys is judged once."""
        columns = self._columns.get(need) or self._columns_of(need)
        numbers = self._numbers[self._offers.place[source]]
        found = [column[number] for column, number in zip(columns, numbers, strict=True)]
        worse = max([item.worse for item in found])
        findings = tuple([item.finding for item in found if item.finding])
        amount = self._amount[found[_LEAST].holds and found[_MOST].holds]
        order = (*[found[place].share for place in _SHARING], amount, *self._fixed[source])
        return Match(need.request.id, source, _FROM_BEST[worse], findings, order)

    def _columns_of(self, need: Need) -> tuple[_Column, ...]:
        made = self._columns[need] = tuple(
            self._column(judge, known, need) for judge, known in zip(JUDGES, self._known, strict=True)
        )
        return made

    def _column(self, judge: Judge, known: dict[object, _Column], need: Need) -> _Column:
        key = judge.of_need(need)
        if key not in known:
            known[key] = _Column(judge, self._offers.keys[judge.criterion], need, self._context, self._one_of_each)
        return known[key]
