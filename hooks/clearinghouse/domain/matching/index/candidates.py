"""The offers or the needs of an index in a fixed order, and what the index tells of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice

from clearinghouse.domain.matching.criteria import EVALUATORS, TERM_CRITERIA
from clearinghouse.domain.matching.finding import Criterion
from clearinghouse.domain.matching.index.bitsets import Bits, Keys, Terms, by_key, by_terms, places
from clearinghouse.domain.matching.inputs import Need, Offer


@dataclass(frozen=True, slots=True)
class Ranked:
    """The matches of one verdict: how many there are, and the ids of the best, in order."""

    total: int
    best: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far a need is covered: sources that likely serve it, those of them open today, those in doubt.

    `topics` and `forms` are the topics and forms of help of the need that no likely source names or gives.
    """

    likely: int
    open: int
    doubted: int
    topics: tuple[str, ...]
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CriterionResult:
    """What one criterion says of a whole side: who meets it, who does not or is not known to, and what follows.

    `outside` are those for other topics or with other forms of help; `refused` and `doubted` by the weights.
    """

    met: Bits
    against: Bits
    outside: Bits
    refused: Bits
    doubted: Bits


class CandidateSet:
    """Offers or needs in a fixed order with everything by which they can be found."""

    def __init__(self, records: list, ids: list[str], fixed: list[int], *, offers: bool) -> None:
        self.records, self.ids, self.fixed = records, ids, fixed
        self.place = {key: place for place, key in enumerate(ids)}
        self.everything: Bits = (1 << len(records)) - 1
        self.keys: dict[Criterion, Keys] = {
            evaluator.criterion: by_key(records, evaluator.offer_key if offers else evaluator.need_key)
            for evaluator in EVALUATORS
        }
        self.terms: dict[Criterion, Terms] = {
            criterion: by_terms(records, lambda record, c=criterion: terms_of(record, c)) for criterion in TERM_CRITERIA
        }


def terms_of(record: Offer | Need, criterion: Criterion) -> tuple[str, ...]:
    """Return the topics or the forms of help of an offer or a need."""
    owner = record.source if isinstance(record, Offer) else record.request
    return owner.topics if criterion is Criterion.TOPIC else owner.assistance


def first(side: CandidateSet, groups: Mapping[int, Bits], most: int) -> list[tuple[int, str]]:
    """Return the first by points: those of the pair, which `groups` has, and those that a record always has."""
    highest = side.fixed[0]
    found: list[tuple[int, str]] = []
    for points in sorted(groups, reverse=True):
        if len(found) >= most and -found[most - 1][0] > points + highest:
            break
        leading = islice(places(groups[points]), most)  # a group is in the order of what its records always have
        found += [(-points - side.fixed[place], side.ids[place]) for place in leading]
        found.sort()
    return found[:most]
