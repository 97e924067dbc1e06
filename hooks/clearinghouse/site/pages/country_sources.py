"""What the page of a country says about sources. Countries with the same verdicts share it, so it is rendered once.

Sources of one eligibility class (see `DerivedFacts`) have the same verdict for a country. So the verdicts of all
classes decide everything here: the groups by verdict, the topics, the deadlines, and the checklist of papers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from heapq import merge
from itertools import islice

from markupsafe import Markup

from clearinghouse.domain.application_checklist import build_checklist
from clearinghouse.domain.intake import Status
from clearinghouse.domain.source_verdict import SourceVerdict, Verdict
from clearinghouse.records import Country, Source
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.pages.country_cards import CountryCards
from clearinghouse.site.templating.environment import rendered
from clearinghouse.wording.deadline_text import days_from_now

# A page stays within 10 KiB, compressed, however many sources there are; the list of all sources has the others.
MOST_LIKELY = 20
MOST_IN_CHECKLIST = 60
MOST_CARDS = 50  # with those that need more information, which have at least half of them
MOST_NAMES = 40  # of sources that do not serve the country
MOST_BY_TOPIC = 6
MOST_DEADLINES = 20
_ROOT = "../../"

Verdicts = tuple[SourceVerdict, ...]  # by eligibility class
ClassesByVerdict = Mapping[Verdict, Sequence[int]]
PlacesByClass = dict[int, list[int]]  # eligibility class -> places in a sequence, ascending


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
    """The checklist of papers, rendered for a page two folders down, and how much it joins."""

    html: Markup
    papers: int
    sources: int


@dataclass(frozen=True, slots=True)
class CountrySummary:
    """Everything that the page of a country says about sources."""

    groups: tuple[SourceGroup, ...]
    topics: tuple[TopicRow, ...]
    deadlines: Markup
    checklist: ChecklistSection


class CountrySources:
    """Summarises sources for countries, and remembers the summaries for countries with the same verdicts."""

    def __init__(self, context: SiteContext) -> None:
        """Sort the sources and deadlines of a context by eligibility class, in their order."""
        self._context = context
        self._cards = CountryCards(context)
        self._verdicts = context.facts.verdicts_by_country()
        self._sources = self._by_class(context.sources)
        self._deadlines = self._by_class([item.source for item in context.facts.deadlines.upcoming])
        self._topics = {
            topic: self._by_class(context.sources, topic=topic) for topic in context.labels.get("topics", {})
        }
        self._states = {number: self._count_states(places) for number, places in self._sources.items()}
        self._summaries: dict[Verdicts, CountrySummary] = {}

    def summarise(self, country: Country) -> CountrySummary:
        """Return what the page of `country` says about sources."""
        verdicts = self._verdicts[country.id]
        if verdicts not in self._summaries:
            self._summaries[verdicts] = self._summary(verdicts)
        return self._summaries[verdicts]

    def _by_class(self, sources: Sequence[Source], topic: str = "") -> PlacesByClass:
        """Return the places of sources by eligibility class; with a topic, of those for it that are not closed."""
        places: PlacesByClass = {}
        for place, source in enumerate(sources):
            if not topic or (topic in source.topics and self._is_usable(source)):
                places.setdefault(self._context.facts.eligibility_classes[source.id], []).append(place)
        return places

    def _is_usable(self, source: Source) -> bool:
        return self._context.facts.intakes[source.id].status is not Status.CLOSED

    def _count_states(self, places: Iterable[int]) -> Counter[tuple[Status, bool]]:
        """Count sources by status, and by whether the status rests on a round."""
        intakes = (self._context.facts.intakes[self._context.sources[place].id] for place in places)
        return Counter((intake.status, intake.round is not None) for intake in intakes)

    def _summary(self, verdicts: Verdicts) -> CountrySummary:
        classes = {
            verdict: [number for number, item in enumerate(verdicts) if item.verdict is verdict] for verdict in Verdict
        }
        likely = classes[Verdict.LIKELY]
        return CountrySummary(
            groups=tuple(self._groups(classes, verdicts)),
            topics=tuple(self._topic_rows(likely)),
            deadlines=self._deadline_table(likely, classes[Verdict.MORE_INFORMATION]),
            checklist=self._checklist(likely),
        )

    def _groups(self, classes: ClassesByVerdict, verdicts: Verdicts) -> Iterator[SourceGroup]:
        likely = self._group(Verdict.LIKELY, classes, verdicts, most=MOST_LIKELY)
        yield likely
        yield self._group(Verdict.MORE_INFORMATION, classes, verdicts, most=MOST_CARDS - likely.shown)
        yield self._group(Verdict.NOT_ELIGIBLE, classes, verdicts, most=MOST_NAMES)

    def _group(self, verdict: Verdict, classes: ClassesByVerdict, verdicts: Verdicts, *, most: int) -> SourceGroup:
        sources = list(islice(self._sources_of(classes[verdict]), most))
        show, class_of = self._cards.of_verdict(verdict), self._context.facts.eligibility_classes
        rows = [(show(source), verdicts[class_of[source.id]].reason) for source in sources]
        html = rendered(self._context.render("country_rows", _ROOT, rows=rows))
        return SourceGroup(verdict, html, len(rows), sum(len(self._sources[number]) for number in classes[verdict]))

    def _sources_of(self, classes: Iterable[int]) -> Iterator[Source]:
        places = merge(*(self._sources[number] for number in classes))
        return (self._context.sources[place] for place in places)

    def _topic_rows(self, likely: Iterable[int]) -> Iterator[TopicRow]:
        for topic, by_class in self._topics.items():
            places = [by_class[number] for number in likely if number in by_class]
            sources = [self._context.sources[place] for place in islice(merge(*places), MOST_BY_TOPIC)]
            if sources:
                links = Markup(", ").join(map(self._cards.link, sources))
                yield TopicRow(topic, links, sum(map(len, places)) - len(sources))

    def _deadline_table(self, likely: Sequence[int], uncertain: Sequence[int]) -> Markup:
        places = [self._deadlines[number] for number in (*likely, *uncertain) if number in self._deadlines]
        upcoming, class_of = self._context.facts.deadlines.upcoming, self._context.facts.eligibility_classes
        deadlines = [upcoming[place] for place in islice(merge(*places), MOST_DEADLINES)]
        states = self._states_of(likely)
        html = self._context.render(
            "country_deadlines",
            _ROOT,
            deadlines=deadlines,
            total=sum(map(len, places)),
            uncertain={item.source.id for item in deadlines if class_of[item.source.id] in uncertain},
            days_from_now=partial(days_from_now, messages=self._context.messages),
            any_time=states[Status.OPEN, False],
            between=states[Status.BETWEEN_ROUNDS, True] + states[Status.BETWEEN_ROUNDS, False],
            not_stated=states[Status.NOT_STATED, True] + states[Status.NOT_STATED, False],
        )
        return rendered(html)

    def _states_of(self, classes: Iterable[int]) -> Counter[tuple[Status, bool]]:
        return sum((self._states[number] for number in classes), Counter())

    def _checklist(self, likely: Sequence[int]) -> ChecklistSection:
        usable = list(islice(filter(self._is_usable, self._sources_of(likely)), MOST_IN_CHECKLIST))
        total = sum(count for (status, _), count in self._states_of(likely).items() if status is not Status.CLOSED)
        checklist = build_checklist(usable)
        html = self._context.render("checklist", _ROOT, checklist=checklist, used=len(usable), total=total)
        return ChecklistSection(rendered(html), len(checklist.papers), len(usable) - len(checklist.silent))
