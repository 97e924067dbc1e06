"""The offers or the needs of an index in a fixed order, grouped by all that criteria read of them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from itertools import islice
from typing import Generic, TypeVar

from clearinghouse.domain.matching.criteria import EVALUATORS, TERM_CRITERIA, CriterionEvaluator
from clearinghouse.domain.matching.finding import Criterion
from clearinghouse.domain.matching.index.bitsets import Bits, Keys, Terms, by_key, by_terms, places
from clearinghouse.domain.matching.inputs import Need, Offer

Member = TypeVar("Member", bound=Offer | Need)


class CandidateSet(Generic[Member]):
    """Offers or needs, in the order of the points that each always has, the most first, and then of ids.

    `fixed` has those points by place; `key_of` gives the function for the key of a criterion.
    """

    def __init__(
        self,
        records: Sequence[Member],
        ids: Sequence[str],
        fixed: Sequence[int],
        key_of: Callable[[CriterionEvaluator], Callable[[Member], Hashable]],
    ) -> None:
        """Group the records, which must be in the order of their fixed points, by key and by term."""
        self.records, self.ids, self.fixed = records, ids, fixed
        self.place = {key: place for place, key in enumerate(ids)}
        self.everything: Bits = (1 << len(records)) - 1
        self.keys: dict[Criterion, Keys[Member]] = {
            evaluator.criterion: by_key(records, key_of(evaluator)) for evaluator in EVALUATORS
        }
        self.terms: dict[Criterion, Terms] = {criterion: self._by_terms(criterion) for criterion in TERM_CRITERIA}

    def _by_terms(self, criterion: Criterion) -> Terms:
        return by_terms(self.records, lambda record: terms_of(record, criterion))

    def first(self, groups: Mapping[int, Bits], limit: int) -> list[tuple[int, str]]:
        """Return the best `limit` of the groups as (points below zero, id), in order.

        `groups` has sets by the points of the pair; the fixed points of each record are added.
        """
        highest = self.fixed[0]
        found: list[tuple[int, str]] = []
        for points in sorted(groups, reverse=True):
            if len(found) >= limit and -found[limit - 1][0] > points + highest:
                break
            leading = islice(places(groups[points]), limit)  # within a group, fixed points decide: the order of places
            found += [(-points - self.fixed[place], self.ids[place]) for place in leading]
            found.sort()
        return found[:limit]


def terms_of(record: Offer | Need, criterion: Criterion) -> tuple[str, ...]:
    """Return the topics or the forms of assistance of an offer or a need."""
    owner = record.source if isinstance(record, Offer) else record.request
    return owner.topics if criterion is Criterion.TOPIC else owner.assistance
