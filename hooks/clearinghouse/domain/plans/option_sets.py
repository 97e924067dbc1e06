"""Options as sets, for one question at a time: which are doubted and which are refused."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from clearinghouse.domain.plans.bitsets import Bits, Thresholds, bits, by_key, by_terms, union
from clearinghouse.domain.plans.finding import State
from clearinghouse.domain.plans.keyed_sets import Doubts, KeyedSets
from clearinghouse.domain.plans.option import Option
from clearinghouse.domain.plans.parts import KEYED_PARTS, Limit, is_hard, limits, purposes
from clearinghouse.domain.plans.question import Question
from clearinghouse.domain.plans.topics import Topics, topic_states
from clearinghouse.records.source import Condition


class OptionSets:
    """The options of an index, by everything that a question decides on."""

    def __init__(self, options: Sequence[Option], topics: Topics) -> None:
        """Sort the options, whose places are those of the sets."""
        self._keyed = [
            KeyedSets(by_key(options, part.option_key), part.question_key, part.verdict) for part in KEYED_PARTS
        ]
        self._topics = _OptionTopics(options, topics)
        listed = [purposes(option) for option in options]
        self._purposes = [_Purposes(column) for column in zip_longest(*listed)] if any(listed) else []
        self._sums = _sums(options)

    def doubts(self, question: Question) -> Doubts:
        """Return which options leave a question and which are refused; one may be in both."""
        doubted, refused = self._topics.doubts(question.topics)
        for keyed in self._keyed:
            own = keyed.doubts(question)
            doubted |= own[0]
            refused |= own[1]
        for purpose in self._purposes:
            own = purpose.doubts(question.topics)
            doubted |= own[0]
            refused |= own[1]
        sums = self._sums.get(question.currency)
        if sums is not None and question.open_cost is not None:
            own = sums.doubts(question.open_cost)
            doubted |= own[0]
            refused |= own[1]
        return doubted, refused


class _OptionTopics:
    """What the options are for each topic; for several topics the best counts."""

    def __init__(self, options: Sequence[Option], topics: Topics) -> None:
        self._topics = topics
        self._everything = (1 << len(options)) - 1
        keys = by_key(options, lambda option: topic_states(option, topics))
        self._states = [
            (topic_states(example, topics), own) for example, own in zip(keys.example, keys.members, strict=True)
        ]
        self._with_fields = union(own for states, own in self._states if states.with_fields)
        self._known: dict[str, Doubts] = {}

    def doubts(self, sought: tuple[str, ...]) -> Doubts:
        if not sought:
            return 0, 0
        met, unknown = self._best(sought)
        fields = self._topics.fields(sought)
        if fields and len(fields) < len(sought):  # those that name fields are asked for the fields alone
            own = self._best(fields)
            met = met & ~self._with_fields | own[0] & self._with_fields
            unknown = unknown & ~self._with_fields | own[1] & self._with_fields
        return unknown & ~met, self._everything & ~(met | unknown)

    def _best(self, sought: tuple[str, ...]) -> Doubts:
        met = unknown = 0
        for topic in sought:
            own = self._known.get(topic) or self._of(topic)
            met |= own[0]
            unknown |= own[1]
        return met, unknown

    def _of(self, topic: str) -> Doubts:
        met = unknown = 0
        for states, members in self._states:
            state = states.of(topic, self._topics)
            if state is State.MET:
                met |= members
            elif state is State.UNKNOWN:
                unknown |= members
        self._known[topic] = met, unknown
        return met, unknown


class _Purposes:
    """The options by one condition on the purpose of their money; None where an option has none."""

    def __init__(self, conditions: Sequence[Condition | None]) -> None:
        self._of_topic = by_terms(conditions, lambda item: item.topics if item else ())
        own = [(place, item) for place, item in enumerate(conditions) if item]
        self._all = bits([place for place, _ in own])
        self._hard = bits([place for place, item in own if is_hard(item)])

    def doubts(self, sought: tuple[str, ...]) -> Doubts:
        refused = 0
        if sought:
            refused = self._hard & ~union(self._of_topic.get(topic, 0) for topic in sought)
        return self._all & ~refused, refused


class _Sums:
    """The options of one currency by their limits on what is open."""

    def __init__(self, options: Sequence[tuple[int, Option]]) -> None:
        found = [(place, limit) for place, option in options for limit in limits(option)]
        self._soft = _Bounds([entry for entry in found if not entry[1].is_hard])
        self._hard = _Bounds([entry for entry in found if entry[1].is_hard])

    def doubts(self, cost: int) -> Doubts:
        return self._soft.outside(cost), self._hard.outside(cost)


class _Bounds:
    """Places by the least and the most that their limits allow."""

    def __init__(self, found: Sequence[tuple[int, Limit]]) -> None:
        self._least = Thresholds((item.least, place) for place, item in found if item.least is not None)
        self._most = Thresholds((item.most, place) for place, item in found if item.most is not None)

    def outside(self, cost: int) -> Bits:
        return self._least.above(cost) | self._most.below(cost)


def _sums(options: Sequence[Option]) -> dict[str | None, _Sums]:
    by_currency: dict[str | None, list[tuple[int, Option]]] = {}
    for place, option in enumerate(options):
        by_currency.setdefault(option.currency, []).append((place, option))
    return {currency: _Sums(own) for currency, own in by_currency.items()}
