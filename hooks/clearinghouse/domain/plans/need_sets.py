"""Needs as sets, for one option at a time: which are doubted and which are refused."""

from __future__ import annotations

from collections.abc import Sequence

from clearinghouse.domain.plans.bitsets import Thresholds, bits, by_key, by_terms
from clearinghouse.domain.plans.finding import State
from clearinghouse.domain.plans.keyed_sets import Doubts, KeyedSets
from clearinghouse.domain.plans.option import Option
from clearinghouse.domain.plans.parts import OPTION_PARTS, SOURCE_PARTS, KeyedPart, is_hard, limits, purposes
from clearinghouse.domain.plans.question import Question
from clearinghouse.domain.plans.topics import Topics, TopicStates, topic_states
from clearinghouse.records import Source

_NO_COSTS = Thresholds(())


class NeedSets:
    """The questions of the needs of an index, by everything that an option decides on."""

    def __init__(self, questions: Sequence[Question], topics: Topics) -> None:
        """Sort the questions, whose places are those of the sets."""
        self._of_sources = [_keyed(part, questions) for part in SOURCE_PARTS]
        self._of_options = [_keyed(part, questions) for part in OPTION_PARTS]
        self._last: tuple[Source, Doubts] | None = None
        self._topics = _NeedTopics(questions, topics)
        self._costs = _costs(questions)

    def doubts(self, option: Option) -> Doubts:
        """Return for which needs the option leaves a question, and which it refuses; one may be in both."""
        doubted, refused = self._of_source(option)
        for own in (self._topics.doubts(option), *(keyed.doubts(option) for keyed in self._of_options)):
            doubted |= own[0]
            refused |= own[1]
        costs = self._costs.get(option.currency, _NO_COSTS)
        for limit in limits(option):
            outside = costs.below(limit.least) if limit.least is not None else 0
            outside |= costs.above(limit.most) if limit.most is not None else 0
            if limit.is_hard:
                refused |= outside
            else:
                doubted |= outside
        return doubted, refused

    def _of_source(self, option: Option) -> Doubts:
        """Return what holds for all options of a source; they are asked about one after the other."""
        if self._last is None or self._last[0] is not option.source:
            doubted, refused = self._topics.purpose_doubts(option)
            for keyed in self._of_sources:
                own = keyed.doubts(option)
                doubted |= own[0]
                refused |= own[1]
            self._last = option.source, (doubted, refused)
        return self._last[1]


def _keyed(part: KeyedPart, questions: Sequence[Question]) -> KeyedSets[Question, Option]:
    keys = by_key(questions, part.question_key)
    return KeyedSets(keys, part.option_key, lambda question, option: part.verdict(option, question))


class _NeedTopics:
    """The needs by topic."""

    def __init__(self, questions: Sequence[Question], topics: Topics) -> None:
        self._topics = topics
        self._of_topic = by_terms(questions, lambda question: question.topics)
        self._with_topics = bits([place for place, item in enumerate(questions) if item.topics])
        fields = (own for topic, own in self._of_topic.items() if topics.is_field(topic))
        self._with_fields = 0
        for own in fields:
            self._with_fields |= own
        self._known: dict[TopicStates, Doubts] = {}

    def doubts(self, option: Option) -> Doubts:
        states = topic_states(option, self._topics)
        if states not in self._known:
            self._known[states] = self._assess(states)
        return self._known[states]

    def _assess(self, states: TopicStates) -> Doubts:
        met = unknown = 0
        for topic, own in self._of_topic.items():
            is_work = not self._topics.is_field(topic)
            # An option that names fields is asked for the fields of a need alone, where it has any.
            members = own & ~self._with_fields if states.with_fields and is_work else own
            state = states.of(topic, self._topics)
            if state is State.MET:
                met |= members
            elif state is State.UNKNOWN:
                unknown |= members
        return unknown & ~met, self._with_topics & ~(met | unknown)

    def purpose_doubts(self, option: Option) -> Doubts:
        doubted = refused = 0
        for condition in purposes(option):
            outside = 0
            if is_hard(condition):
                outside = self._with_topics
                for topic in condition.topics:
                    outside &= ~self._of_topic.get(topic, 0)
            refused |= outside
            doubted = -1
        return doubted & ~refused, refused


def _costs(questions: Sequence[Question]) -> dict[str | None, Thresholds]:
    by_currency: dict[str | None, list[tuple[int, int]]] = {}
    for place, question in enumerate(questions):
        if question.open_cost is not None:
            by_currency.setdefault(question.currency, []).append((question.open_cost, place))
    return {currency: Thresholds(entries) for currency, entries in by_currency.items()}
