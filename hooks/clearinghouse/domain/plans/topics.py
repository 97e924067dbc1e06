"""Whether a source is for the topics of a question.

Some topics are fields (PCB, pesticides, e-waste), others are kinds of work (inventories, laws, laboratories), which the
vocabulary links with work packages. A source for another field does not help, even where it does the same kind of work:
an inventory of pesticides finds no PCB.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from clearinghouse.domain.plans.finding import Criterion, Finding, State
from clearinghouse.domain.plans.option import Option
from clearinghouse.domain.plans.question import Question
from clearinghouse.records import Vocabulary

GENERAL = "general-chemicals"


@dataclass(frozen=True, slots=True)
class Topics:
    """The work packages of each topic that is a kind of work, and the broader and narrower topics of each topic."""

    work: Mapping[str, frozenset[str]]
    related: Mapping[str, frozenset[str]]
    # Few different lists of topics are asked about again and again.
    _fields: dict[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict, compare=False, repr=False)
    _doing: dict[tuple[tuple[str, ...], str], tuple[str, ...]] = field(default_factory=dict, compare=False, repr=False)

    def is_field(self, topic: str) -> bool:
        """Return whether a topic is a field rather than a kind of work."""
        return topic not in self.work

    def fields(self, topics: tuple[str, ...]) -> tuple[str, ...]:
        """Return those of some topics that are fields, in their order."""
        found = self._fields.get(topics)
        if found is None:
            found = self._fields[topics] = tuple(topic for topic in topics if self.is_field(topic))
        return found

    def doing(self, topics: tuple[str, ...], package: str) -> tuple[str, ...]:
        """Return those of some topics that are the kind of work of a work package, in their order."""
        found = self._doing.get((topics, package))
        if found is None:
            own = tuple(topic for topic in topics if package in self.work.get(topic, ()))
            found = self._doing[topics, package] = own
        return found


def topics_of(vocabulary: Vocabulary | None) -> Topics:
    """Return what the vocabulary of topics says; nothing without one."""
    terms = vocabulary.terms if vocabulary else {}
    broader = {key: _broader(key, vocabulary) for key in terms} if vocabulary else {}
    related = {key: broader[key] | {other for other in broader if key in broader[other]} for key in broader}
    return Topics({key: frozenset(term.packages) for key, term in terms.items() if term.packages}, related)


def find_topic(option: Option, question: Question, topics: Topics) -> Finding | None:
    """Find whether an option is for the topics of a question; None where the question names none."""
    return compare_topics(option.topics, question.topics, option.package, topics, any_topic=option.source.any_topic)


def compare_topics(
    offered: tuple[str, ...], sought: tuple[str, ...], package: str, topics: Topics, *, any_topic: bool
) -> Finding | None:
    """Find whether `offered` topics serve `sought` ones for a work package; None where none is sought."""
    if not sought:
        return None
    if any_topic:
        return Finding(Criterion.TOPIC, State.MET, "any-topic")
    if not offered:
        return Finding(Criterion.TOPIC, State.UNKNOWN, "not-stated")
    fields, own_fields = topics.fields(sought), topics.fields(offered)
    if fields and own_fields:
        return _by_fields(fields, own_fields, offered, topics)
    return _by_work(sought, offered, package, topics, is_narrow=bool(own_fields))


@dataclass(frozen=True, slots=True)
class TopicStates:
    """What an option is for each single topic that a need may have: met, unknown, or the state of all others.

    For several topics its best state counts; one `with_fields` is asked only for the fields, where the need has any.
    """

    met: frozenset[str]
    unknown: frozenset[str]
    other_fields: State
    other_work: State
    with_fields: bool

    def of(self, topic: str, topics: Topics) -> State:
        """Return the state of an option for a need with this topic alone."""
        if topic in self.met:
            return State.MET
        if topic in self.unknown:
            return State.UNKNOWN
        return self.other_fields if topics.is_field(topic) else self.other_work


def topic_states(option: Option, topics: Topics) -> TopicStates:
    """Return what `find_topic` finds of an option for each topic, for an index that joins them."""
    offered = option.topics
    if option.source.any_topic or not offered:
        state = State.MET if option.source.any_topic else State.UNKNOWN
        return TopicStates(frozenset(), frozenset(), state, state, with_fields=False)
    own_fields = {topic for topic in offered if topics.is_field(topic)}
    is_general = GENERAL in offered
    if own_fields:
        related = frozenset(key for key, others in topics.related.items() if not own_fields.isdisjoint(others))
        others = State.UNKNOWN if is_general else State.UNMET
        return TopicStates(frozenset(offered), related, others, State.UNKNOWN, with_fields=True)
    does_it = is_general or any(option.package in topics.work.get(topic, ()) for topic in offered)
    state = State.MET if does_it else State.UNMET
    return TopicStates(frozenset(offered), frozenset(), state, state, with_fields=False)


def _by_fields(
    fields: tuple[str, ...], own_fields: tuple[str, ...], offered: tuple[str, ...], topics: Topics
) -> Finding:
    shared = tuple(topic for topic in fields if topic in own_fields)
    if shared:
        return Finding(Criterion.TOPIC, State.MET, "named", shared)
    if any(topics.related.get(topic, frozenset()) & set(own_fields) for topic in fields) or GENERAL in offered:
        return Finding(Criterion.TOPIC, State.UNKNOWN, "wider-or-narrower", own_fields)
    return Finding(Criterion.TOPIC, State.UNMET, "other", own_fields)


def _by_work(
    sought: tuple[str, ...], offered: tuple[str, ...], package: str, topics: Topics, *, is_narrow: bool
) -> Finding:
    """Compare kinds of work: the source names one that is sought, or the one of the package."""
    shared = tuple(topic for topic in sought if topic in offered)
    own = topics.doing(offered, package)
    if is_narrow and not shared:
        return Finding(Criterion.TOPIC, State.UNKNOWN, "for-its-field", offered)
    if shared or own:
        return Finding(Criterion.TOPIC, State.MET, "named", shared or own)
    if GENERAL in offered:
        return Finding(Criterion.TOPIC, State.MET, "general", (GENERAL,))
    return Finding(Criterion.TOPIC, State.UNMET, "other", offered)


def _broader(key: str, topics: Vocabulary) -> frozenset[str]:
    found: list[str] = []
    step = topics.terms[key].broader
    while step is not None and step in topics.terms and step not in (*found, key):
        found.append(step)
        step = topics.terms[step].broader
    return frozenset(found)
