"""The index: for one need its best sources, or for one source its best needs, without looking at every pair.

It gives exactly what `match` gives for every pair, sorted by `in_order`, cut after the first ones. See `sides` for how.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from clearinghouse.derive.intake import Status
from clearinghouse.derive.matching.criteria import BY_TERMS, JUDGES, Criterion, Judge, State
from clearinghouse.derive.matching.facts import Context, Need, Offer
from clearinghouse.derive.matching.match import CAUTION, Match, effect
from clearinghouse.derive.matching.order import of_the_source, part
from clearinghouse.derive.matching.pairs import Pairs
from clearinghouse.derive.matching.population import Cover, Ranked, Side, first, terms_of
from clearinghouse.derive.matching.sides import Bits, any_of, by_points, by_shared, combined
from clearinghouse.derive.service import Verdict, in_its_region, serves
from clearinghouse.records import Country

_TOPICS, _FORMS = BY_TERMS


class Index:
    """All offers and all needs of a catalogue on a day. `needs` may be a part: those that sources should see."""

    def __init__(self, context: Context, offers: Iterable[Offer], needs: Iterable[Need]) -> None:
        self.context = context
        offers = list(offers)
        self._fixed = {offer.source.id: of_the_source(offer, context) for offer in offers}
        fixed = {key: sum(share.points for share in own) for key, own in self._fixed.items()}
        ordered = sorted(offers, key=lambda offer: (-fixed[offer.source.id], offer.source.id))
        ids = [offer.source.id for offer in ordered]
        self._offers = Side(ordered, ids, [fixed[key] for key in ids], offers=True)
        waiting = sorted(needs, key=lambda need: need.request.id)
        self._needs = Side(waiting, [need.request.id for need in waiting], [0] * len(waiting), offers=False)
        self._judged: dict[tuple, tuple[Bits, Bits, Bits]] = {}
        self._pairs = Pairs(context, self._offers, self._fixed)
        self._regions: dict[tuple, Bits] = {}

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
            fixed = sum(share.points for share in self._fixed[source])
            for points, key in self._best(self._needs, self.offer(source), parted[Verdict.LIKELY], amount, most):
                found = points - fixed, source
                best[key] = min(found, best.get(key, found))
        leading = sorted((points, key, source) for key, (points, source) in best.items())[:most]
        return anyone.bit_count(), [(source, key) for _, key, source in leading]

    def match(self, source: str, need: Need) -> Match:
        """Return the match of a pair; each pair of keys is judged once."""
        return self._pairs.match(source, need)

    def cover(self, need: Need) -> Cover:
        """Return what the likely sources of a need leave open."""
        parted, _ = self._parted(self._offers, need)
        likely = parted[Verdict.LIKELY]
        opened = likely & self._by_key(self._offers, need, _INTAKE)[0]
        topics, forms = (
            tuple(term for term in terms_of(need, kind) if not self._offers.terms[kind].of.get(term, 0) & likely)
            for kind in BY_TERMS
        )
        doubted = parted[Verdict.MORE_INFORMATION].bit_count()
        return Cover(likely.bit_count(), opened.bit_count(), doubted, topics, forms)

    def by_topic(self, country: Country) -> dict[str, int]:
        """Return for each topic how many sources that are not closed name it and likely serve the country."""
        keys = self._offers.keys[Criterion.COUNTRY]
        serving = 0
        for example, members in zip(keys.example, keys.members, strict=True):
            if serves(example.source, country).verdict is Verdict.LIKELY:
                serving |= members
        closed = Status.CLOSED
        intakes = self._offers.keys[Criterion.INTAKE]
        for example, members in zip(intakes.example, intakes.members, strict=True):
            serving &= ~members if example.intake.status is closed else -1
        return {topic: (members & serving).bit_count() for topic, members in self._offers.terms[_TOPICS].of.items()}

    def _ranked(self, side: Side, probe: Offer | Need, most: Mapping[Verdict, int]) -> dict[Verdict, Ranked]:
        parted, amount = self._parted(side, probe)
        return {
            verdict: Ranked(
                members.bit_count(),
                tuple(key for _, key in self._best(side, probe, members, amount, most.get(verdict, 0))),
            )
            for verdict, members in parted.items()
        }

    def _parted(self, side: Side, probe: Offer | Need) -> tuple[dict[Verdict, Bits], Bits]:
        """Return the candidates by verdict, and those whose amount fits."""
        (outside, refused), doubted, amount = self._verdicts(side, probe)
        candidates = side.everything & ~outside
        accepted = candidates & ~refused
        return {
            Verdict.LIKELY: accepted & ~doubted,
            Verdict.MORE_INFORMATION: accepted & doubted,
            Verdict.NOT_ELIGIBLE: candidates & refused,
        }, amount

    def _verdicts(self, side: Side, probe: Offer | Need) -> tuple[tuple[Bits, Bits], Bits, Bits]:
        """Return the sets (other topics or forms, refused), doubted, and those whose amount fits."""
        outside = refused = doubted = 0
        met: dict[Criterion, Bits] = {}
        silent = side.everything
        for judge in JUDGES:
            criterion = judge.criterion
            by_state = (
                self._by_terms(side, probe, criterion) if criterion in BY_TERMS else self._by_key(side, probe, judge)
            )
            met[criterion], unmet, unknown = by_state
            if criterion in BY_TERMS:
                outside |= unmet
            for state, members in ((State.UNMET, unmet), (State.UNKNOWN, unknown)):
                asked = effect(criterion, state, self.context)
                if asked == Verdict.NOT_ELIGIBLE:
                    refused |= members
                elif asked != CAUTION:
                    doubted |= members
            if criterion is Criterion.LEAST:
                silent &= ~(unmet | unknown | met[criterion])
        return (outside, refused), doubted, met[Criterion.MOST] & (met[Criterion.LEAST] | silent)

    def _by_key(self, side: Side, probe: Offer | Need, judge: Judge) -> tuple[Bits, Bits, Bits]:
        key = side is self._offers, judge.criterion, _key(judge, probe)
        known = self._judged.get(key)
        if known is None:
            known = self._judged[key] = self._judge_all(side, probe, judge)
        return known

    def _judge_all(self, side: Side, probe: Offer | Need, judge: Judge) -> tuple[Bits, Bits, Bits]:
        found = dict.fromkeys(State, 0)
        keys = side.keys[judge.criterion]
        for example, members in zip(keys.example, keys.members, strict=True):
            pair = (example, probe) if isinstance(probe, Need) else (probe, example)
            finding = judge.judge(*pair, self.context)
            if finding:
                found[finding.state] |= members
        return found[State.MET], found[State.UNMET], found[State.UNKNOWN]

    def _by_terms(self, side: Side, probe: Offer | Need, criterion: Criterion) -> tuple[Bits, Bits, Bits]:
        terms, wanted = side.terms[criterion], terms_of(probe, criterion)
        met = any_of(terms, wanted)
        unknown = terms.without if wanted else side.everything
        if criterion is _TOPICS:
            related = self.context.related
            unknown |= any_of(terms, {near for term in wanted for near in related.get(term, ())})
        return met, side.everything & ~(met | unknown), unknown & ~met

    def _best(self, side: Side, probe: Offer | Need, members: Bits, amount: Bits, most: int) -> list[tuple[int, str]]:
        """Return the best of a set, each as (points below zero, id), in order."""
        if not members or not most:
            return []
        groups = {0: members}
        for reason in (
            self._shared(side, probe, _TOPICS, members),
            self._shared(side, probe, _FORMS, members),
            self._flag(side, "region", self._region(side, probe)),
            self._flag(side, "groups", self._by_key(side, probe, _GROUPS)[0]),
            self._flag(side, "amount", amount),
        ):
            groups = combined(groups, reason)
        return first(side, groups, most)

    def _shared(self, side: Side, probe: Offer | Need, criterion: Criterion, members: Bits) -> dict[int, Bits]:
        terms, reason = side.terms[criterion], criterion.value
        groups = by_shared(terms, terms_of(probe, criterion), members)
        if side is self._offers:
            whole = len(terms_of(probe, criterion))
            return combined({0: members}, by_points(groups, lambda shared: part(self.context, reason, shared, whole)))
        found: dict[int, Bits] = {}
        for size, having in (*terms.by_size.items(), (0, terms.without)):
            sized = by_points(groups, lambda shared, size=size: part(self.context, reason, shared, size))
            for points, bits in sized.items():
                found[points] = found.get(points, 0) | bits & having
        return found

    def _flag(self, side: Side, reason: str, having: Bits) -> dict[int, Bits]:
        points = part(self.context, reason, 1, 1)
        return {points: having, 0: side.everything & ~having} if points else {0: side.everything}

    def _region(self, side: Side, probe: Offer | Need) -> Bits:
        key = side is self._offers, _key(_COUNTRY, probe)
        if key not in self._regions:
            keys = side.keys[Criterion.COUNTRY]
            self._regions[key] = sum(
                members
                for example, members in zip(keys.example, keys.members, strict=True)
                if _near(*((example, probe) if isinstance(probe, Need) else (probe, example)))
            )
        return self._regions[key]


def _key(judge: Judge, probe: Offer | Need) -> object:
    return judge.of_need(probe) if isinstance(probe, Need) else judge.of_offer(probe)


def _near(offer: Offer, need: Need) -> bool:
    return in_its_region(offer.source.eligibility, need.country)


_COUNTRY = next(judge for judge in JUDGES if judge.criterion is Criterion.COUNTRY)
_GROUPS = next(judge for judge in JUDGES if judge.criterion is Criterion.GROUPS)
_INTAKE = next(judge for judge in JUDGES if judge.criterion is Criterion.INTAKE)
