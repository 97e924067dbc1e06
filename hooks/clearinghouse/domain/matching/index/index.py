"""The index: for one need its best sources, or for one source its best needs, without looking at every pair.

It gives exactly what `match` gives for every pair, sorted by `in_order`, cut after the first ones. See `sides` for how.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from itertools import compress

from clearinghouse.domain.intake import Status
from clearinghouse.domain.matching.criteria import EVALUATORS, TERM_CRITERIA, CriterionEvaluator
from clearinghouse.domain.matching.finding import Criterion, State
from clearinghouse.domain.matching.index.bitsets import Bits, any_of, by_points, by_shared, combined
from clearinghouse.domain.matching.index.candidates import (
    CandidateSet,
    Coverage,
    CriterionResult,
    Ranked,
    first,
    terms_of,
)
from clearinghouse.domain.matching.index.pair_cache import PairCache
from clearinghouse.domain.matching.inputs import MatchingContext, Need, Offer
from clearinghouse.domain.matching.match import CAUTION, Match, effect
from clearinghouse.domain.matching.scoring import source_scores, weighted_points
from clearinghouse.domain.source_eligibility import Verdict, assess_source, in_its_region
from clearinghouse.records import Country

_TOPICS, _FORMS = TERM_CRITERIA


class Index:
    """All offers and all needs of a catalogue on a day. `needs` may be a part: those that sources should see."""

    def __init__(self, context: MatchingContext, offers: Iterable[Offer], needs: Iterable[Need]) -> None:
        self.context = context
        offers = list(offers)
        self._fixed = {offer.source.id: source_scores(offer, context) for offer in offers}
        fixed = {key: sum(own) for key, own in self._fixed.items()}
        ordered = sorted(offers, key=lambda offer: (-fixed[offer.source.id], offer.source.id))
        ids = [offer.source.id for offer in ordered]
        self._offers = CandidateSet(ordered, ids, [fixed[key] for key in ids], offers=True)
        waiting = sorted(needs, key=lambda need: need.request.id)
        self._needs = CandidateSet(waiting, [need.request.id for need in waiting], [0] * len(waiting), offers=False)
        # By whether offers are looked for, by criterion, by the key of what they are looked for: all else is alike.
        self._known: tuple[tuple[dict[Hashable, CriterionResult], ...], ...] = tuple(
            tuple({} for _ in EVALUATORS) for _ in range(2)
        )
        self._points: dict[Hashable, dict[int, Bits]] = {}
        self._pairs = PairCache(context, self._offers, self._fixed)

    @property
    def sources(self) -> Mapping[str, int]:
        """The ids of all sources that can be found."""
        return self._offers.place

    @property
    def requests(self) -> Mapping[str, int]:
        """The ids of all needs that can be found."""
        return self._needs.place

    def offer(self, source: str) -> Offer:
        """Return an offer by the id of its source."""
        return self._offers.records[self._offers.place[source]]

    def need(self, request: str) -> Need:
        """Return a need by the id of its request."""
        return self._needs.records[self._needs.place[request]]

    def for_need(self, need: Need, most: Mapping[Verdict, int]) -> dict[Verdict, Ranked]:
        """Return the sources for a need by verdict, the best `most` of each; also for a need outside the index."""
        return self._ranked(self._offers, need, most)

    def for_offer(self, offer: Offer, most: Mapping[Verdict, int]) -> dict[Verdict, Ranked]:
        """Return the needs for a source by verdict, the best `most` of each."""
        return self._ranked(self._needs, offer, most)

    def for_offers(self, sources: Iterable[str], most: int) -> tuple[int, list[tuple[str, str]]]:
        """Return how many needs any of the sources likely serves, and the best as (source, request)."""
        anyone = 0
        best: dict[str, tuple[int, str]] = {}
        for source in sources:
            parted, amount = self._parted(self._needs, self.offer(source))
            anyone |= parted[Verdict.LIKELY]
            fixed = sum(self._fixed[source])
            for points, key in self._best(self._needs, self.offer(source), parted[Verdict.LIKELY], amount, most):
                found = points - fixed, source
                best[key] = min(found, best.get(key, found))
        leading = sorted((points, key, source) for key, (points, source) in best.items())[:most]
        return anyone.bit_count(), [(source, key) for _, key, source in leading]

    def match(self, source: str, need: Need) -> Match:
        """Return the match of a pair; each pair of keys is judged once."""
        return self._pairs.match(source, need)

    def coverage(self, need: Need) -> Coverage:
        """Return what the likely sources of a need leave open."""
        parted, _ = self._parted(self._offers, need)
        likely = parted[Verdict.LIKELY]
        opened = likely & self._found(self._offers, _PLACE[Criterion.INTAKE], need).met
        topics, forms = (
            tuple(term for term in terms_of(need, kind) if not self._offers.terms[kind].of.get(term, 0) & likely)
            for kind in TERM_CRITERIA
        )
        doubted = parted[Verdict.MORE_INFORMATION].bit_count()
        return Coverage(likely.bit_count(), opened.bit_count(), doubted, topics, forms)

    def source_counts_by_topic(self, country: Country) -> dict[str, int]:
        """Return for each topic how many sources that are not closed name it and likely serve the country."""
        keys = self._offers.keys[Criterion.COUNTRY]
        serving = 0
        for example, members in zip(keys.example, keys.members, strict=True):
            if assess_source(example.source, country).verdict is Verdict.LIKELY:
                serving |= members
        closed = Status.CLOSED
        intakes = self._offers.keys[Criterion.INTAKE]
        for example, members in zip(intakes.example, intakes.members, strict=True):
            serving &= ~members if example.intake.status is closed else -1
        return {topic: (members & serving).bit_count() for topic, members in self._offers.terms[_TOPICS].of.items()}

    def _ranked(self, side: CandidateSet, probe: Offer | Need, most: Mapping[Verdict, int]) -> dict[Verdict, Ranked]:
        parted, amount = self._parted(side, probe)
        return {
            verdict: Ranked(
                members.bit_count(),
                tuple([key for _, key in self._best(side, probe, members, amount, most.get(verdict, 0))]),
            )
            for verdict, members in parted.items()
        }

    def _parted(self, side: CandidateSet, probe: Offer | Need) -> tuple[dict[Verdict, Bits], Bits]:
        """Return the candidates by verdict, and those whose amount fits."""
        outside = refused = doubted = 0
        found = [self._found(side, place, probe) for place in range(len(EVALUATORS))]
        for part_of in found:
            outside |= part_of.outside
            refused |= part_of.refused
            doubted |= part_of.doubted
        candidates = side.everything & ~outside
        accepted = candidates & ~refused
        return {
            Verdict.LIKELY: accepted & ~doubted,
            Verdict.MORE_INFORMATION: accepted & doubted,
            Verdict.NOT_ELIGIBLE: candidates & refused,
        }, found[_MAX_AMOUNT].met & ~found[_MIN_AMOUNT].against

    def _found(self, side: CandidateSet, place: int, probe: Offer | Need) -> CriterionResult:
        """Return what the criterion at a place finds for a probe; once for all probes that are alike to it."""
        evaluator, known = EVALUATORS[place], self._known[side is self._offers][place]
        key = evaluator.need_key(probe) if side is self._offers else evaluator.offer_key(probe)
        found = known.get(key)
        if found is None:
            by_terms = evaluator.criterion in TERM_CRITERIA
            states = (
                self._by_terms(side, probe, evaluator.criterion) if by_terms else self._by_key(side, probe, evaluator)
            )
            found = known[key] = self._with_effects(evaluator.criterion, states)
        return found

    def _with_effects(self, criterion: Criterion, states: Mapping[State, Bits]) -> CriterionResult:
        refused = doubted = 0
        for state in (State.UNMET, State.UNKNOWN):
            asked = effect(criterion, state, self.context)
            if asked == Verdict.NOT_ELIGIBLE:
                refused |= states[state]
            elif asked != CAUTION:
                doubted |= states[state]
        outside = states[State.UNMET] if criterion in TERM_CRITERIA else 0
        return CriterionResult(
            states[State.MET], states[State.UNMET] | states[State.UNKNOWN], outside, refused, doubted
        )

    def _by_key(self, side: CandidateSet, probe: Offer | Need, evaluator: CriterionEvaluator) -> dict[State, Bits]:
        found = dict.fromkeys(State, 0)
        keys, context, state_of = side.keys[evaluator.criterion], self.context, evaluator.state_of
        if side is self._offers:
            states = [state_of(example, probe, context) for example in keys.example]
        else:
            states = [state_of(probe, example, context) for example in keys.example]
        for state, members in zip(states, keys.members, strict=True):
            if state:
                found[state] |= members
        return found

    def _by_terms(self, side: CandidateSet, probe: Offer | Need, criterion: Criterion) -> dict[State, Bits]:
        terms, wanted = side.terms[criterion], terms_of(probe, criterion)
        met = any_of(terms, wanted)
        unknown = terms.without if wanted else side.everything
        if criterion is _TOPICS:
            related = self.context.related
            unknown |= any_of(terms, {near for term in wanted for near in related.get(term, ())})
        return {State.MET: met, State.UNMET: side.everything & ~(met | unknown), State.UNKNOWN: unknown & ~met}

    def _best(
        self, side: CandidateSet, probe: Offer | Need, members: Bits, amount: Bits, most: int
    ) -> list[tuple[int, str]]:
        """Return the best of a set, each as (points below zero, id), in order."""
        if not members or not most:
            return []
        groups = {0: members}
        for reason in (
            self._shared(side, probe, _TOPICS),
            self._shared(side, probe, _FORMS),
            self._of_country(side, probe),
            self._flag(side, "amount", amount),
        ):
            groups = combined(groups, reason)
        return first(side, groups, most)

    def _shared(self, side: CandidateSet, probe: Offer | Need, criterion: Criterion) -> dict[int, Bits]:
        """Part everything by the points for shared terms; once for all probes with the same terms."""
        wanted = terms_of(probe, criterion)
        key = side is self._offers, criterion, wanted
        known = self._points.get(key)
        if known is None:
            known = self._points[key] = self._part_by_shared(side, wanted, criterion)
        return known

    def _part_by_shared(self, side: CandidateSet, wanted: tuple[str, ...], criterion: Criterion) -> dict[int, Bits]:
        terms, reason = side.terms[criterion], criterion.value
        groups = by_shared(terms, wanted, side.everything)
        if side is self._offers:
            return by_points(groups, lambda shared: weighted_points(self.context, reason, shared, len(wanted)))
        found: dict[int, Bits] = {}
        for size, having in (*terms.by_size.items(), (0, terms.without)):
            sized = by_points(groups, lambda shared, size=size: weighted_points(self.context, reason, shared, size))
            for points, bits in sized.items():
                found[points] = found.get(points, 0) | bits & having
        return found

    def _of_country(self, side: CandidateSet, probe: Offer | Need) -> dict[int, Bits]:
        """Part everything by the points for region and groups; once for all probes that are alike in both."""
        sought = side is self._offers
        alike = (_COUNTRY.need_key(probe),) if sought else (_COUNTRY.offer_key(probe), _GROUPS.offer_key(probe))
        key = sought, alike
        known = self._points.get(key)
        if known is None:
            near = self._flag(side, "region", _region(side, probe))
            belonging = self._found(side, _PLACE[Criterion.GROUPS], probe).met
            known = self._points[key] = combined(near, self._flag(side, "groups", belonging))
        return known

    def _flag(self, side: CandidateSet, reason: str, having: Bits) -> dict[int, Bits]:
        points = weighted_points(self.context, reason, 1, 1)
        return {points: having, 0: side.everything & ~having} if points else {0: side.everything}


def _region(side: CandidateSet, probe: Offer | Need) -> Bits:
    """Return the members of a side that work in the region of the probe, or lie in it."""
    keys = side.keys[Criterion.COUNTRY]
    pairs = ((example, probe) if isinstance(probe, Need) else (probe, example) for example in keys.example)
    return sum(compress(keys.members, [in_its_region(offer.source.eligibility, need.country) for offer, need in pairs]))


_PLACE = {evaluator.criterion: place for place, evaluator in enumerate(EVALUATORS)}
_MIN_AMOUNT, _MAX_AMOUNT = _PLACE[Criterion.MIN_AMOUNT], _PLACE[Criterion.MAX_AMOUNT]
_COUNTRY, _GROUPS = EVALUATORS[_PLACE[Criterion.COUNTRY]], EVALUATORS[_PLACE[Criterion.GROUPS]]
