"""What the page of a country says about sources. Countries with the same answers share it, so it is rendered once.

Sources of one eligibility class (see `DerivedFacts`) have the same verdict for a country. The verdicts of all classes,
and whether an applicant of the country sits where a source wants it, decide everything here: the table of work
packages, what must be asked first, what is not for the country, the deadlines, and the checklist of papers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice

from markupsafe import Markup

from clearinghouse.domain.application_checklist import build_checklist
from clearinghouse.domain.intake import Status
from clearinghouse.domain.plans import ask
from clearinghouse.domain.source_verdict import Reason, SourceVerdict, Verdict
from clearinghouse.records import Country, Organisation, Source
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.pages.country_cards import CountryCards
from clearinghouse.site.pages.country_table import CountryTable
from clearinghouse.site.pages.drawings import closing_months, closings
from clearinghouse.site.pages.plan_blocks import agencies
from clearinghouse.site.templating.environment import rendered
from clearinghouse.wording.deadline_text import days_from_now
from clearinghouse.wording.plan_questions import country_question
from clearinghouse.wording.plan_text import serves_text

# A page stays within 10 KiB, compressed, however many sources there are; the list of all sources has the others.
MOST_IN_CHECKLIST = 60
MOST_NAMES = 60  # of sources in each of the lists "ask first" and "not for this country"
MOST_DEADLINES = 3  # the next ones; the page of deadlines has them all
MOST_ROWS = 5  # of the likely sources
_OPEN = frozenset({Status.OPEN, Status.CLOSING_SOON})
_ROOT = "../../"
_CODE = "\0"  # where the code of a country comes; no record can hold this character

Verdicts = tuple[SourceVerdict, ...]  # by eligibility class
ClassesByVerdict = Mapping[Verdict, Sequence[int]]
PlacesByClass = dict[int, list[int]]  # eligibility class -> places in a sequence, ascending


@dataclass(frozen=True, slots=True)
class SourceGroup:
    """Sources with one reason: what must be asked or what rules them out, the first ones as links, and how many."""

    text: str
    links: Markup
    more: int
    count: int


@dataclass(frozen=True, slots=True)
class ChecklistSection:
    """The checklist of papers, rendered for a page two folders down, and how much it joins."""

    html: Markup
    papers: int
    sources: int


@dataclass(frozen=True, slots=True)
class CountrySummary:
    """Everything that the page of a country says about sources. `table` is for the country at the place of `_CODE`."""

    counts: Mapping[Verdict, int]
    open_now: int  # of the likely ones
    confirmed: int  # of the likely ones, by a recent page
    table: Markup
    rows: Markup  # the first likely sources
    ask: tuple[SourceGroup, ...]
    refused: tuple[SourceGroup, ...]
    deadlines: Markup
    checklist: ChecklistSection
    agencies: tuple[Organisation, ...]

    def table_of(self, code: str) -> Markup:
        """Return the table for one country."""
        return rendered(self.table.replace(_CODE, code))


class CountrySources:
    """Summarises sources for countries, and remembers the summaries for countries with the same answers."""

    def __init__(self, context: SiteContext) -> None:
        """Sort the sources and deadlines of a context by eligibility class, in their order."""
        self._context = context
        self._cards = CountryCards(context)
        self._table = CountryTable(context, self._cards, _CODE)
        self._verdicts = context.facts.verdicts_by_country()
        self._seats = [
            frozenset(item.countries)
            for source in context.sources
            for item in source.conditions
            if item.kind == "applicant-seat"
        ]
        self._sources = self._by_class(context.sources)
        self._deadlines = self._by_class([item.source for item in context.facts.deadlines.upcoming])
        self._states = {number: self._count_states(places) for number, places in self._sources.items()}
        self._closed = {
            number: closings((context.sources[place] for place in places), context.as_of)
            for number, places in self._sources.items()
        }
        self._summaries: dict[Hashable, CountrySummary] = {}

    def summarise(self, country: Country) -> CountrySummary:
        """Return what the page of `country` says about sources."""
        verdicts = self._verdicts[country.id]
        key = verdicts, tuple(country.id in seats for seats in self._seats)
        if key not in self._summaries:
            self._summaries[key] = self._summary(verdicts, country)
        return self._summaries[key]

    def _by_class(self, sources: Sequence[Source]) -> PlacesByClass:
        """Return the places of sources by eligibility class."""
        places: PlacesByClass = {}
        for place, source in enumerate(sources):
            places.setdefault(self._context.facts.eligibility_classes[source.id], []).append(place)
        return places

    def _count_states(self, places: Iterable[int]) -> Counter[Status]:
        """Count sources by status."""
        intakes = (self._context.facts.intakes[self._context.sources[place].id] for place in places)
        return Counter(intake.status for intake in intakes)

    def _summary(self, verdicts: Verdicts, country: Country) -> CountrySummary:
        classes = {
            verdict: [number for number, item in enumerate(verdicts) if item.verdict is verdict] for verdict in Verdict
        }
        likely, unsure = classes[Verdict.LIKELY], classes[Verdict.MORE_INFORMATION]
        reasons = self._context.wording.reason
        question = ask(country, packages=self._context.labels.get("work-packages", {}))
        return CountrySummary(
            counts=self._context.facts.verdict_counts(country.id),
            open_now=_open_count(self._states_of(likely)),
            confirmed=sum(source.id not in self._context.facts.unconfirmed for source in self._sources_of(likely)),
            table=self._table.html(question, list(self._sources_of(likely))),
            rows=self._rows(likely, verdicts),
            ask=self._groups(unsure, verdicts, self._question),
            refused=self._groups(classes[Verdict.NOT_ELIGIBLE], verdicts, lambda reason: reasons[reason]),
            deadlines=self._deadline_table(likely, unsure),
            checklist=self._checklist(likely),
            agencies=agencies(self._context, self._context.facts.plans.ways_to_gef(question)),
        )

    def _question(self, reason: Reason) -> str:
        return self._context.messages.gettext(country_question(reason))

    def _groups(
        self, classes: Iterable[int], verdicts: Verdicts, text_of: Callable[[Reason], str]
    ) -> tuple[SourceGroup, ...]:
        """Group sources by what is said of their reason, the most useful first, and cut the groups off together."""
        found: dict[str, list[Source]] = {}
        class_of = self._context.facts.eligibility_classes
        for source in self._sources_of(classes):
            found.setdefault(text_of(verdicts[class_of[source.id]].reason), []).append(source)
        most = MOST_NAMES // max(1, len(found))
        return tuple(
            SourceGroup(
                text, Markup(", ").join(map(self._cards.link, sources[:most])), len(sources[most:]), len(sources)
            )
            for text, sources in found.items()
        )

    def _sources_of(self, classes: Iterable[int]) -> Iterator[Source]:
        places = sorted(place for number in classes for place in self._sources[number])
        return (self._context.sources[place] for place in places)

    def _rows(self, likely: Sequence[int], verdicts: Verdicts) -> Markup:
        """Render the first likely sources as rows, each with the few words that say why."""
        class_of = self._context.facts.eligibility_classes
        rows = [
            (source, serves_text(verdicts[class_of[source.id]].reason, self._context.messages))
            for source in islice(self._sources_of(likely), MOST_ROWS)
        ]
        return rendered(self._context.render("country_rows", _ROOT, rows=rows))

    def _deadline_table(self, likely: Sequence[int], uncertain: Sequence[int]) -> Markup:
        places = [self._deadlines[number] for number in (*likely, *uncertain) if number in self._deadlines]
        upcoming, class_of = self._context.facts.deadlines.upcoming, self._context.facts.eligibility_classes
        deadlines = [upcoming[place] for place in sorted(chain.from_iterable(places))[:MOST_DEADLINES]]
        states, shown = self._states_of(likely), sorted({*likely, *uncertain})
        html = self._context.render(
            "country_deadlines",
            _ROOT,
            deadlines=deadlines,
            months=closing_months(self._context, [item for number in shown for item in self._closed[number]]),
            uncertain={item.source.id for item in deadlines if class_of[item.source.id] in uncertain},
            days_from_now=partial(days_from_now, messages=self._context.messages),
            opened=_open_count(states),
            any_time=states[Status.NOT_CONFIRMED],
            between=states[Status.BETWEEN_ROUNDS] + states[Status.OPENS_LATER],
            not_stated=states[Status.NOT_STATED],
        )
        return rendered(html)

    def _states_of(self, classes: Iterable[int]) -> Counter[Status]:
        total: Counter[Status] = Counter()
        for number in classes:
            total.update(self._states[number])
        return total

    def _checklist(self, likely: Sequence[int]) -> ChecklistSection:
        used = list(islice(self._sources_of(likely), MOST_IN_CHECKLIST))
        total = sum(len(self._sources[number]) for number in likely)
        checklist = build_checklist(used)
        html = self._context.render("checklist", _ROOT, checklist=checklist, used=len(used), total=total)
        return ChecklistSection(rendered(html), len(checklist.papers), len(used) - len(checklist.silent))


def _open_count(states: Mapping[Status, int]) -> int:
    return sum(states[status] for status in _OPEN)
