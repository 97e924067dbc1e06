"""What a country page says of sources. Countries that get the same answers share it, so it is rendered once for them.

Sources with the same rules for countries (one signature, see `context`) give a country one answer. The answers to all
signatures decide everything here: the groups by verdict, the topics, the coming days, and the dossier.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from heapq import merge
from itertools import islice

from markupsafe import Markup

from clearinghouse.domain.application_checklist import build_checklist
from clearinghouse.domain.intake import Status
from clearinghouse.domain.source_eligibility import SourceVerdict, Verdict
from clearinghouse.records import Country, Source
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.templating.environment import rendered
from clearinghouse.wording.deadline_text import days_from_now, next_deadline

# A page stays within 10 KiB, compressed, however many sources there are; the list of all sources has the others.
MOST_LIKELY = 20
MOST_IN_DOSSIER = 60
MOST_CARDS = 50  # with those that need more information, which have at least half of them
MOST_NAMES = 40  # of sources that do not serve the country
MOST_BY_TOPIC = 6
MOST_DAYS = 20

AnswersBySignature = tuple[SourceVerdict, ...]  # by signature


@dataclass(frozen=True, slots=True)
class SourceGroup:
    """The sources of one verdict: those shown, rendered, and how many there are in all."""

    verdict: Verdict
    rows: Markup
    shown: int
    total: int


@dataclass(frozen=True, slots=True)
class TopicRow:
    """The sources for one topic that likely serve the country: links, and how many more there are."""

    topic: str
    links: Markup
    more: int


@dataclass(frozen=True, slots=True)
class ChecklistSection:
    """The dossier, rendered for a page two folders down, and how much it joins."""

    html: Markup
    papers: int
    sources: int


@dataclass(frozen=True, slots=True)
class CountrySummary:
    """Everything that a country page says of sources."""

    groups: tuple[SourceGroup, ...]
    topics: tuple[TopicRow, ...]
    deadlines: Markup
    dossier: ChecklistSection


class CountrySources:
    """Tells what to say of sources to a country; keeps what it has rendered, for the next country."""

    def __init__(self, context: SiteContext) -> None:
        """Sort the sources of a context by signature, in the order of the context."""
        self._context = context
        self._members: dict[int, list[int]] = {}  # signature -> places in context.sources
        for place, source in enumerate(context.sources):
            self._members.setdefault(context.facts.eligibility_classes[source.id], []).append(place)
        self._answers = context.facts.verdicts_by_country()
        self._by_topic = self._places_by_topic()
        self._by_state = {signature: self._count(places) for signature, places in self._members.items()}
        self._coming = context.facts.deadlines.upcoming
        self._days: dict[int, list[int]] = {}  # signature -> places in the days to come
        for place, item in enumerate(self._coming):
            self._days.setdefault(context.facts.eligibility_classes[item.source.id], []).append(place)
        self._links: dict[str, Markup] = {}
        self._cards: dict[str, Markup] = {}
        self._short_cards: dict[str, Markup] = {}
        self._summaries: dict[AnswersBySignature, CountrySummary] = {}

    def summarise(self, country: Country) -> CountrySummary:
        """Return what the page of `country` says of sources."""
        answers = self._answers[country.id]
        if answers not in self._summaries:
            self._summaries[answers] = self._summary(answers)
        return self._summaries[answers]

    def _summary(self, answers: AnswersBySignature) -> CountrySummary:
        by_verdict = {
            verdict: [signature for signature, answer in enumerate(answers) if answer.verdict is verdict]
            for verdict in Verdict
        }
        likely = by_verdict[Verdict.LIKELY]
        return CountrySummary(
            groups=tuple(self._groups(by_verdict, answers)),
            topics=tuple(self._topic_rows(likely)),
            deadlines=self._deadlines(by_verdict),
            dossier=self._dossier(likely),
        )

    def _groups(self, by_verdict: dict[Verdict, list[int]], answers: AnswersBySignature) -> Iterator[SourceGroup]:
        likely = self._group(Verdict.LIKELY, by_verdict, answers, most=MOST_LIKELY)
        yield likely
        yield self._group(Verdict.MORE_INFORMATION, by_verdict, answers, most=MOST_CARDS - likely.shown)
        yield self._group(Verdict.NOT_ELIGIBLE, by_verdict, answers, most=MOST_NAMES)

    def _group(
        self, verdict: Verdict, by_verdict: dict[Verdict, list[int]], answers: AnswersBySignature, *, most: int
    ) -> SourceGroup:
        shown = list(islice(self._sources(by_verdict[verdict]), most))
        card = {Verdict.LIKELY: self._card, Verdict.MORE_INFORMATION: self._short_card}.get(verdict, self._name)
        rows = self._context.render(
            "country_rows",
            "../../",
            rows=[
                (card(source), answers[self._context.facts.eligibility_classes[source.id]].reason) for source in shown
            ],
        )
        return SourceGroup(
            verdict, rendered(rows), len(shown), sum(len(self._members[item]) for item in by_verdict[verdict])
        )

    def _sources(self, signatures: Iterable[int]) -> Iterator[Source]:
        places = merge(*(self._members[signature] for signature in signatures))
        return (self._context.sources[place] for place in places)

    def _usable(self, sources: Iterable[Source]) -> Iterator[Source]:
        intakes = self._context.facts.intakes
        return (source for source in sources if intakes[source.id].status is not Status.CLOSED)

    def _name(self, source: Source) -> Markup:
        return self._context.links[source.id]

    def _card(self, source: Source) -> Markup:
        if source.id not in self._cards:
            state = self._context.facts.intakes[source.id]
            card = self._context.render(
                "country_card",
                "../../",
                source=source,
                link=self._context.links[source.id],
                intake=state,
                deadline=next_deadline(state, self._context.messages),
            )
            self._cards[source.id] = rendered(card)
        return self._cards[source.id]

    def _short_card(self, source: Source) -> Markup:
        if source.id not in self._short_cards:
            html = self._context.render(
                "country_short_card",
                "../../",
                source=source,
                link=self._context.links[source.id],
                intake=self._context.facts.intakes[source.id],
            )
            self._short_cards[source.id] = rendered(html)
        return self._short_cards[source.id]

    def _count(self, places: Iterable[int]) -> Counter[tuple[Status, bool]]:
        states = (self._context.facts.intakes[self._context.sources[place].id] for place in places)
        return Counter((state.status, state.round is not None) for state in states)

    def _places_by_topic(self) -> dict[str, dict[int, list[int]]]:
        found: dict[str, dict[int, list[int]]] = {topic: {} for topic in self._context.labels.get("topics", {})}
        for place, source in enumerate(self._context.sources):
            if self._context.facts.intakes[source.id].status is not Status.CLOSED:
                for topic in source.topics:
                    found[topic].setdefault(self._context.facts.eligibility_classes[source.id], []).append(place)
        return found

    def _topic_rows(self, likely: list[int]) -> Iterator[TopicRow]:
        for topic, members in self._by_topic.items():
            places = [members[signature] for signature in likely if signature in members]
            total = sum(map(len, places))
            shown = [self._context.sources[place] for place in islice(merge(*places), MOST_BY_TOPIC)]
            if shown:
                yield TopicRow(topic, Markup(", ").join(map(self._link, shown)), total - len(shown))

    def _link(self, source: Source) -> Markup:
        if source.id not in self._links:
            state = self._context.facts.intakes[source.id]
            html = self._context.render(
                "country_link",
                "../../",
                link=self._context.links[source.id],
                intake=state,
            )
            self._links[source.id] = rendered(html)
        return self._links[source.id]

    def _deadlines(self, by_verdict: dict[Verdict, list[int]]) -> Markup:
        likely, uncertain = by_verdict[Verdict.LIKELY], by_verdict[Verdict.MORE_INFORMATION]
        days = [self._days[signature] for signature in (*likely, *uncertain) if signature in self._days]
        shown = [self._coming[place] for place in islice(merge(*days), MOST_DAYS)]
        states = self._states(likely)
        html = self._context.render(
            "country_deadlines",
            "../../",
            deadlines=shown,
            total=sum(map(len, days)),
            uncertain={
                item.source.id for item in shown if self._context.facts.eligibility_classes[item.source.id] in uncertain
            },
            days_from_now=partial(days_from_now, messages=self._context.messages),
            any_time=states[Status.OPEN, False],
            between=sum(states[Status.BETWEEN_ROUNDS, dated] for dated in (True, False)),
            not_stated=sum(states[Status.NOT_STATED, dated] for dated in (True, False)),
        )
        return rendered(html)

    def _states(self, signatures: Iterable[int]) -> Counter[tuple[Status, bool]]:
        """Count the sources by status, and by whether the status rests on a round."""
        return sum((self._by_state[signature] for signature in signatures), Counter())

    def _dossier(self, likely: list[int]) -> ChecklistSection:
        usable = list(islice(self._usable(self._sources(likely)), MOST_IN_DOSSIER))
        total = sum(number for (status, _), number in self._states(likely).items() if status is not Status.CLOSED)
        joined = build_checklist(usable)
        html = self._context.render("dossier", "../../", dossier=joined, used=len(usable), total=total)
        return ChecklistSection(rendered(html), len(joined.papers), len(usable) - len(joined.silent))
