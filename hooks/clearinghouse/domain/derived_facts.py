"""Everything that follows from a catalogue on one date, computed once. Pages, files and reports only read it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.domain.awards import AwardIndex
from clearinghouse.domain.convention_eligibility import Assessment, assess_country
from clearinghouse.domain.deadlines import Deadlines, find_deadlines
from clearinghouse.domain.evidence_age import HalfLifeTable
from clearinghouse.domain.facilities import FacilityIndex
from clearinghouse.domain.freshness import Freshness, assess_freshness
from clearinghouse.domain.intake import Intake, Status, assess_intake
from clearinghouse.domain.membership import source_on
from clearinghouse.domain.need_standing import MAY_BE_SERVED, NeedStanding, need_standing
from clearinghouse.domain.plans import Need, NeedIndex, PlanIndex, question_of_need, topics_of
from clearinghouse.domain.routing import centres_by_country
from clearinghouse.domain.service_clock import Stage, levels_by_stage, request_stages
from clearinghouse.domain.source_eligibility import assess_source, eligibility_key
from clearinghouse.domain.source_verdict import SourceVerdict, Verdict
from clearinghouse.domain.verdict_age import unconfirmed_sources
from clearinghouse.records import Centre, Country, Request, Source

_STATUS_ORDER = {status: place for place, status in enumerate(Status)}
_RELEVANCE_ORDER = {"direct": 0, "adjacent": 1, "co-benefit": 2}
_OTHER_RELEVANCE = len(_RELEVANCE_ORDER)


@dataclass(frozen=True, slots=True, eq=False)
class DerivedFacts:
    """The computed facts of a catalogue on the date `as_of`.

    Sources whose limits by country are equal form one eligibility class: all of it gets one verdict for a country.
    """

    as_of: date
    half_lives: HalfLifeTable
    sources: tuple[Source, ...]  # in use, the most useful first: open ones, then those close to POPs, then by name
    intakes: Mapping[str, Intake]  # by source, those out of use too
    deadlines: Deadlines  # of the sources in use
    assessments: Mapping[str, Assessment]  # of paragraph 9, by country
    eligibility_classes: Mapping[str, int]  # by source in use, numbered from 0
    class_sizes: tuple[int, ...]  # the number of sources in use, by eligibility class
    verdicts: tuple[Mapping[str, SourceVerdict], ...]  # by eligibility class, then by country
    unconfirmed: frozenset[str]  # sources in use without a recent page on who may apply
    served_by: Mapping[str, tuple[Centre, ...]]  # by country, the centres that list it
    stages: Mapping[str, tuple[Stage, ...]]  # by submitted request, those out of use too
    plans: PlanIndex  # of the sources in use
    awards: AwardIndex
    facilities: FacilityIndex
    standings: Mapping[str, NeedStanding]  # by request, whether it waits
    freshness: Freshness  # of the key facts of all records in use
    needs: NeedIndex  # those that wait, and those that may still wait but must be confirmed

    def verdict(self, source: str, country: str) -> SourceVerdict:
        """Return the verdict of a source in use for a country, both by their ids."""
        return self.verdicts[self.eligibility_classes[source]][country]

    def verdict_counts(self, country: str) -> dict[Verdict, int]:
        """Count the sources in use by their verdict for a country: the only counts that pages and files show."""
        counts = dict.fromkeys(Verdict, 0)
        for verdicts, size in zip(self.verdicts, self.class_sizes, strict=True):
            counts[verdicts[country].verdict] += size
        return counts

    def verdicts_by_country(self) -> dict[str, tuple[SourceVerdict, ...]]:
        """Return for each country its verdicts, by eligibility class."""
        return {code: tuple([verdicts[code] for verdicts in self.verdicts]) for code in self.assessments}


def derive_facts(catalogue: Catalogue, *, as_of: date) -> DerivedFacts:
    """Compute the facts of a catalogue on a date.

    The records must be sound: a request that names an unknown country raises KeyError.
    """
    half_lives = HalfLifeTable(catalogue.half_lives.values())
    intakes = {
        key: assess_intake(source, as_of=as_of, half_lives=half_lives) for key, source in catalogue.sources.items()
    }
    used = (source_on(source, as_of) for source in catalogue.sources.values() if not source.retired)
    sources = tuple(sorted(used, key=lambda source: _usefulness(source, intakes[source.id])))
    classes = _eligibility_classes(sources)
    unconfirmed = unconfirmed_sources(sources, half_lives, as_of=as_of)
    levels = levels_by_stage(catalogue.service_levels.values())
    topics = topics_of(catalogue.vocabularies.get("topics"))
    standings = {key: need_standing(request, as_of=as_of) for key, request in catalogue.requests.items()}
    unmet = (request for key, request in catalogue.requests.items() if standings[key] in MAY_BE_SERVED)
    submitted = (request for request in catalogue.requests.values() if request.origin == "submitted")
    return DerivedFacts(
        as_of=as_of,
        half_lives=half_lives,
        sources=sources,
        intakes=intakes,
        deadlines=find_deadlines(sources, intakes, as_of=as_of),
        assessments={key: assess_country(country, as_of=as_of) for key, country in catalogue.countries.items()},
        eligibility_classes=classes,
        class_sizes=tuple(Counter(classes.values()).values()),  # numbered as they first come
        verdicts=_verdicts(sources, classes, catalogue.countries.values()),
        unconfirmed=unconfirmed,
        served_by=centres_by_country(catalogue.centres),
        stages={request.id: request_stages(request, levels, as_of=as_of) for request in submitted},
        plans=PlanIndex({source.id: source for source in sources}, intakes, topics, unconfirmed),
        awards=AwardIndex(catalogue.awards.values(), topics),
        facilities=FacilityIndex(catalogue.facilities.values(), catalogue.countries),
        standings=standings,
        freshness=assess_freshness(catalogue, as_of=as_of),
        needs=NeedIndex((_need(request, catalogue.countries) for request in unmet), topics),
    )


def _need(request: Request, countries: Mapping[str, Country]) -> Need:
    return Need(request, question_of_need(request, countries[request.country or ""]))


def _usefulness(source: Source, intake: Intake) -> tuple[int, int, str]:
    relevance = _RELEVANCE_ORDER.get(source.relevance, _OTHER_RELEVANCE)
    return _STATUS_ORDER[intake.status], relevance, source.name.casefold()


def _eligibility_classes(sources: Iterable[Source]) -> dict[str, int]:
    numbers: dict[object, int] = {}
    return {source.id: numbers.setdefault(eligibility_key(source), len(numbers)) for source in sources}


def _verdicts(
    sources: Iterable[Source], classes: Mapping[str, int], countries: Iterable[Country]
) -> tuple[dict[str, SourceVerdict], ...]:
    example_of = {classes[source.id]: source for source in sources}
    known = tuple(countries)
    return tuple(
        {country.id: assess_source(example_of[number], country) for country in known}
        for number in range(len(example_of))
    )
