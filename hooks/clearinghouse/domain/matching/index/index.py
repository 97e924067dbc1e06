"""The index: for one need its best sources, or for one source its best needs, without looking at every pair.

It gives exactly what `match_pair` gives for every pair, sorted by `sort_matches`, cut after the first ones. See
`search` for how.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from clearinghouse.domain.intake import Status
from clearinghouse.domain.matching.criteria import TERM_CRITERIA
from clearinghouse.domain.matching.finding import Criterion
from clearinghouse.domain.matching.index.candidates import CandidateSet, terms_of
from clearinghouse.domain.matching.index.pair_cache import PairCache
from clearinghouse.domain.matching.index.results import Coverage, Ranked
from clearinghouse.domain.matching.index.search import NeedSearch, OfferSearch
from clearinghouse.domain.matching.inputs import MatchingContext, Need, Offer
from clearinghouse.domain.matching.match import Match
from clearinghouse.domain.matching.scoring import source_scores
from clearinghouse.domain.source_eligibility import assess_source
from clearinghouse.domain.source_verdict import Verdict
from clearinghouse.records import Country


class Index:
    """All offers and all needs of a catalogue on a date. `needs` may be some of them: those that sources should see.

    Methods that take an id raise KeyError for one that is not indexed.
    """

    def __init__(self, context: MatchingContext, offers: Iterable[Offer], needs: Iterable[Need]) -> None:
        """Index the offers and needs in any order; equal inputs give an equal index."""
        self.context = context
        given = list(offers)
        self._fixed = {offer.source.id: source_scores(offer, context) for offer in given}
        points = {key: sum(scores) for key, scores in self._fixed.items()}
        given.sort(key=lambda offer: (-points[offer.source.id], offer.source.id))
        ids = [offer.source.id for offer in given]
        sources = CandidateSet(given, ids, [points[key] for key in ids], lambda evaluator: evaluator.offer_key)
        waiting = sorted(needs, key=lambda need: need.request.id)
        keys = [need.request.id for need in waiting]
        self._offers = OfferSearch(sources, context)
        self._needs = NeedSearch(
            CandidateSet(waiting, keys, [0] * len(keys), lambda evaluator: evaluator.need_key), context
        )
        self._pairs = PairCache(context, sources, self._fixed)

    @property
    def sources(self) -> Mapping[str, int]:
        """The ids of all sources that are indexed."""
        return self._offers.candidates.place

    @property
    def requests(self) -> Mapping[str, int]:
        """The ids of all needs that are indexed."""
        return self._needs.candidates.place

    def offer(self, source: str) -> Offer:
        """Return an offer by the id of its source."""
        return self._offers.candidates.records[self.sources[source]]

    def need(self, request: str) -> Need:
        """Return a need by the id of its request."""
        return self._needs.candidates.records[self.requests[request]]

    def match(self, source: str, need: Need) -> Match:
        """Return the match of a pair, also for a need that is not indexed; each pair of keys is evaluated once."""
        return self._pairs.match(source, need)

    def for_need(self, need: Need, limits: Mapping[Verdict, int]) -> dict[Verdict, Ranked]:
        """Return the sources for a need by verdict, the best `limits` of each; also for a need that is not indexed."""
        return self._offers.ranked(need, limits)

    def for_offer(self, offer: Offer, limits: Mapping[Verdict, int]) -> dict[Verdict, Ranked]:
        """Return the needs for a source by verdict, the best `limits` of each."""
        return self._needs.ranked(offer, limits)

    def for_offers(self, sources: Iterable[str], limit: int) -> tuple[int, list[tuple[str, str]]]:
        """Return how many needs any of the sources likely serves, and the best `limit` as (source, request)."""
        served = 0
        best: dict[str, tuple[int, str]] = {}
        for source in sources:
            offer, fixed = self.offer(source), sum(self._fixed[source])
            by_verdict, amount = self._needs.by_verdict(offer)
            served |= by_verdict[Verdict.LIKELY]
            for points, key in self._needs.best(offer, by_verdict[Verdict.LIKELY], amount, limit):
                found = points - fixed, source
                best[key] = min(found, best.get(key, found))
        leading = sorted((points, key, source) for key, (points, source) in best.items())[:limit]
        return served.bit_count(), [(source, key) for _, key, source in leading]

    def coverage(self, need: Need) -> Coverage:
        """Return how far the likely sources cover a need."""
        by_verdict, _ = self._offers.by_verdict(need)
        likely, terms = by_verdict[Verdict.LIKELY], self._offers.candidates.terms
        opened = likely & self._offers.met(Criterion.INTAKE, need)
        topics, forms = (
            tuple(term for term in terms_of(need, kind) if not terms[kind].of.get(term, 0) & likely)
            for kind in TERM_CRITERIA
        )
        doubted = by_verdict[Verdict.MORE_INFORMATION].bit_count()
        return Coverage(likely.bit_count(), opened.bit_count(), doubted, topics, forms)

    def source_counts_by_topic(self, country: Country) -> dict[str, int]:
        """Return for each topic how many sources that are not closed name it and likely serve the country."""
        candidates, serving = self._offers.candidates, 0
        for offer, members in _by_key(candidates, Criterion.COUNTRY):
            if assess_source(offer.source, country).verdict is Verdict.LIKELY:
                serving |= members
        for offer, members in _by_key(candidates, Criterion.INTAKE):
            if offer.intake.status is Status.CLOSED:
                serving &= ~members
        of = candidates.terms[Criterion.TOPIC].of
        return {topic: (members & serving).bit_count() for topic, members in of.items()}


def _by_key(candidates: CandidateSet[Offer], criterion: Criterion) -> Iterable[tuple[Offer, int]]:
    """Yield one offer for each different key of a criterion, with the set of all that have it."""
    keys = candidates.keys[criterion]
    return zip(keys.example, keys.members, strict=True)
