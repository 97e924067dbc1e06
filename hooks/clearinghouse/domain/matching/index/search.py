"""Search among candidates: the offers for one need, or the needs for one offer.

Each criterion is evaluated once for each pair of different keys, and its result is a set of candidates. Sets are joined
into verdicts, and split into groups of equal points, of which only the first candidates are taken.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import Generic, TypeVar

from clearinghouse.domain.matching.criteria import EVALUATORS, TERM_CRITERIA, CriterionEvaluator
from clearinghouse.domain.matching.finding import Criterion, State
from clearinghouse.domain.matching.index.bitsets import Bits, any_of, by_points, by_shared, combined
from clearinghouse.domain.matching.index.candidates import CandidateSet, Member, terms_of
from clearinghouse.domain.matching.index.results import Ranked
from clearinghouse.domain.matching.inputs import MatchingContext, Need, Offer
from clearinghouse.domain.matching.match import CAUTION, effect
from clearinghouse.domain.matching.scoring import weighted_points
from clearinghouse.domain.source_eligibility import in_its_region
from clearinghouse.domain.source_verdict import Verdict

Probe = TypeVar("Probe", bound=Offer | Need)
Points = dict[int, Bits]  # points -> the candidates that get them
_PLACE = {evaluator.criterion: place for place, evaluator in enumerate(EVALUATORS)}
_MIN_AMOUNT, _MAX_AMOUNT = _PLACE[Criterion.MIN_AMOUNT], _PLACE[Criterion.MAX_AMOUNT]
_COUNTRY, _GROUPS = EVALUATORS[_PLACE[Criterion.COUNTRY]], EVALUATORS[_PLACE[Criterion.GROUPS]]
_TOPICS, _FORMS = TERM_CRITERIA


@dataclass(frozen=True, slots=True)
class CriterionResult:
    """What one criterion finds for all candidates: who meets it, who does not or is not known to, and what follows.

    `outside` are those with other topics or other forms of assistance; `refused` and `doubted` follow from the weights.
    """

    met: Bits
    against: Bits
    outside: Bits
    refused: Bits
    doubted: Bits


class Search(ABC, Generic[Member, Probe]):
    """Finds candidates for a probe, and remembers what probes with equal keys share."""

    def __init__(self, candidates: CandidateSet[Member], context: MatchingContext) -> None:
        """Start without any result: each is computed when a probe first needs it."""
        self.candidates, self.context = candidates, context
        self._keys = [self._key_of(evaluator) for evaluator in EVALUATORS]
        self._results: list[dict[Hashable, CriterionResult]] = [{} for _ in EVALUATORS]
        self._points: dict[Hashable, Points] = {}

    @abstractmethod
    def _key_of(self, evaluator: CriterionEvaluator) -> Callable[[Probe], Hashable]:
        """Return the function for the key of a probe for a criterion."""

    @abstractmethod
    def _states(self, evaluator: CriterionEvaluator, examples: Sequence[Member], probe: Probe) -> list[State | None]:
        """Return what a criterion finds for each example."""

    @abstractmethod
    def _term_points(self, criterion: Criterion, sought: tuple[str, ...]) -> Points:
        """Split all candidates by the points for the terms that they share with a probe."""

    @abstractmethod
    def _place_key(self, probe: Probe) -> Hashable:
        """Return everything of the probe that decides the points for region and groups."""

    @abstractmethod
    def _in_region(self, examples: Sequence[Member], probe: Probe) -> list[bool]:
        """Return for each example whether offer and need share a region."""

    def ranked(self, probe: Probe, limits: Mapping[Verdict, int]) -> dict[Verdict, Ranked]:
        """Return the candidates by verdict, the best `limits` of each."""
        by_verdict, amount = self.by_verdict(probe)
        return {
            verdict: Ranked(
                members.bit_count(),
                tuple([key for _, key in self.best(probe, members, amount, limits.get(verdict, 0))]),
            )
            for verdict, members in by_verdict.items()
        }

    def by_verdict(self, probe: Probe) -> tuple[dict[Verdict, Bits], Bits]:
        """Return the candidates by verdict, and those whose amount is known to fit."""
        outside = refused = doubted = 0
        results = [self.result(place, probe) for place in range(len(EVALUATORS))]
        for result in results:
            outside |= result.outside
            refused |= result.refused
            doubted |= result.doubted
        inside = self.candidates.everything & ~outside
        accepted = inside & ~refused
        return {
            Verdict.LIKELY: accepted & ~doubted,
            Verdict.MORE_INFORMATION: accepted & doubted,
            Verdict.NOT_ELIGIBLE: inside & refused,
        }, results[_MAX_AMOUNT].met & ~results[_MIN_AMOUNT].against

    def best(self, probe: Probe, members: Bits, amount: Bits, limit: int) -> list[tuple[int, str]]:
        """Return the best of a set as (points below zero, id), in order; `amount` are those whose amount fits."""
        if not members or not limit:
            return []
        groups = {0: members}
        for points in (
            self._shared(probe, _TOPICS),
            self._shared(probe, _FORMS),
            self._region_and_groups(probe),
            self._flag("amount", amount),
        ):
            groups = combined(groups, points)
        return self.candidates.first(groups, limit)

    def met(self, criterion: Criterion, probe: Probe) -> Bits:
        """Return the candidates that meet a criterion."""
        return self.result(_PLACE[criterion], probe).met

    def result(self, place: int, probe: Probe) -> CriterionResult:
        """Return what the criterion at a place of EVALUATORS finds; once for all probes with an equal key."""
        known, key = self._results[place], self._keys[place](probe)
        result = known.get(key)
        if result is None:
            result = known[key] = self._evaluate(EVALUATORS[place], probe)
        return result

    def _evaluate(self, evaluator: CriterionEvaluator, probe: Probe) -> CriterionResult:
        by_terms = evaluator.criterion in TERM_CRITERIA
        states = self._by_terms(evaluator.criterion, probe) if by_terms else self._by_key(evaluator, probe)
        return self._with_effects(evaluator.criterion, states)

    def _with_effects(self, criterion: Criterion, states: Mapping[State, Bits]) -> CriterionResult:
        refused = doubted = 0
        for state in (State.UNMET, State.UNKNOWN):
            outcome = effect(criterion, state, self.context)
            if outcome == Verdict.NOT_ELIGIBLE:
                refused |= states[state]
            elif outcome != CAUTION:
                doubted |= states[state]
        outside = states[State.UNMET] if criterion in TERM_CRITERIA else 0
        against = states[State.UNMET] | states[State.UNKNOWN]
        return CriterionResult(states[State.MET], against, outside, refused, doubted)

    def _by_key(self, evaluator: CriterionEvaluator, probe: Probe) -> dict[State, Bits]:
        found = dict.fromkeys(State, 0)
        keys = self.candidates.keys[evaluator.criterion]
        for state, members in zip(self._states(evaluator, keys.example, probe), keys.members, strict=True):
            if state:
                found[state] |= members
        return found

    def _by_terms(self, criterion: Criterion, probe: Probe) -> dict[State, Bits]:
        terms, everything = self.candidates.terms[criterion], self.candidates.everything
        sought = terms_of(probe, criterion)
        met = any_of(terms, sought)
        unknown = terms.without if sought else everything
        if criterion is _TOPICS:
            related = self.context.related
            unknown |= any_of(terms, {other for term in sought for other in related.get(term, ())})
        return {State.MET: met, State.UNMET: everything & ~(met | unknown), State.UNKNOWN: unknown & ~met}

    def _shared(self, probe: Probe, criterion: Criterion) -> Points:
        """Split everything by the points for shared terms; once for all probes with the same terms."""
        sought = terms_of(probe, criterion)
        key = criterion, sought
        points = self._points.get(key)
        if points is None:
            points = self._points[key] = self._term_points(criterion, sought)
        return points

    def _region_and_groups(self, probe: Probe) -> Points:
        """Split everything by the points for region and groups; once for all probes that are equal in both."""
        key = self._place_key(probe)
        points = self._points.get(key)
        if points is None:
            region, groups = self._flag("region", self._region(probe)), self.met(Criterion.GROUPS, probe)
            points = self._points[key] = combined(region, self._flag("groups", groups))
        return points

    def _region(self, probe: Probe) -> Bits:
        keys = self.candidates.keys[Criterion.COUNTRY]
        return sum(compress(keys.members, self._in_region(keys.example, probe)))

    def _flag(self, reason: str, having: Bits) -> Points:
        points, everything = weighted_points(self.context, reason, 1, 1), self.candidates.everything
        return {points: having, 0: everything & ~having} if points else {0: everything}


class OfferSearch(Search[Offer, Need]):
    """Finds the offers for a need."""

    def _key_of(self, evaluator: CriterionEvaluator) -> Callable[[Need], Hashable]:
        return evaluator.need_key

    def _states(self, evaluator: CriterionEvaluator, examples: Sequence[Offer], probe: Need) -> list[State | None]:
        state_of, context = evaluator.state_of, self.context
        return [state_of(offer, probe, context) for offer in examples]

    def _term_points(self, criterion: Criterion, sought: tuple[str, ...]) -> Points:
        groups = by_shared(self.candidates.terms[criterion], sought, self.candidates.everything)
        return by_points(groups, lambda shared: weighted_points(self.context, criterion.value, shared, len(sought)))

    def _place_key(self, probe: Need) -> Hashable:
        return _COUNTRY.need_key(probe)

    def _in_region(self, examples: Sequence[Offer], probe: Need) -> list[bool]:
        return [in_its_region(offer.source.eligibility, probe.country) for offer in examples]


class NeedSearch(Search[Need, Offer]):
    """Finds the needs for an offer. Points for terms depend on how many a need has, so needs are split by that too."""

    def _key_of(self, evaluator: CriterionEvaluator) -> Callable[[Offer], Hashable]:
        return evaluator.offer_key

    def _states(self, evaluator: CriterionEvaluator, examples: Sequence[Need], probe: Offer) -> list[State | None]:
        state_of, context = evaluator.state_of, self.context
        return [state_of(probe, need, context) for need in examples]

    def _term_points(self, criterion: Criterion, sought: tuple[str, ...]) -> Points:
        terms = self.candidates.terms[criterion]
        groups = by_shared(terms, sought, self.candidates.everything)
        found: Points = {}
        for size, having in (*terms.by_size.items(), (0, terms.without)):
            for points, members in self._sized(groups, criterion, size).items():
                found[points] = found.get(points, 0) | members & having
        return found

    def _sized(self, groups: Points, criterion: Criterion, size: int) -> Points:
        return by_points(groups, lambda shared: weighted_points(self.context, criterion.value, shared, size))

    def _place_key(self, probe: Offer) -> Hashable:
        return _COUNTRY.offer_key(probe), _GROUPS.offer_key(probe)

    def _in_region(self, examples: Sequence[Need], probe: Offer) -> list[bool]:
        return [in_its_region(probe.source.eligibility, need.country) for need in examples]
