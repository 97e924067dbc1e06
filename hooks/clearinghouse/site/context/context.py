"""What every page needs, computed once: the catalogue, the day, labels, and who belongs to whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from markupsafe import Markup

from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.domain.convention_eligibility import Assessment, assess_country
from clearinghouse.domain.intake import Intake, Status, assess_intake
from clearinghouse.domain.matching import Index
from clearinghouse.domain.matching.catalogue_index import index_catalogue
from clearinghouse.domain.routing import Step, centres_by_country, route_steps
from clearinghouse.domain.service_clock import Stage, levels_by_stage, request_stages
from clearinghouse.domain.source_eligibility import SourceVerdict, assess_source, eligibility_key
from clearinghouse.records import Centre, Level, Request, Source
from clearinghouse.rules.examples import Case
from clearinghouse.site.context.download import Download
from clearinghouse.site.templating.environment import Words, template
from clearinghouse.wording.labels import Wording, term_labels, wording
from clearinghouse.wording.messages import SOURCE_LANGUAGE, Messages, load_messages

_STATUS_ORDER = {status: place for place, status in enumerate(Status)}
_RELEVANCE_ORDER = {"direct": 0, "adjacent": 1, "co-benefit": 2}


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where the site and the repository are; both end with a slash, or are empty when not known."""

    site: str
    repository: str
    branch: str = "main"

    def page(self, uri: str) -> str:
        """Return the full address of a page."""
        return f"{self.site}{uri}"

    def edit(self, path: str | None) -> str:
        """Return the address at which a file can be edited in the browser; GitHub forks by itself."""
        return f"{self.repository}edit/{self.branch}/{path}" if path else self.repository

    def rule_page(self, rule: str) -> str:
        """Return the full address of a rule's description."""
        return self.page(f"contribute/rules/#{rule.lower()}")


@dataclass(frozen=True, slots=True, eq=False)
class SiteContext:
    """The catalogue as of a day, with the groupings that pages show. Compared by identity."""

    catalogue: Catalogue
    as_of: date
    addresses: Addresses
    language: str  # a BCP 47 tag
    wording: Wording  # the words for computed facts
    labels: Mapping[str, Mapping[str, str]]  # vocabulary -> term -> label
    intakes: Mapping[str, Intake]  # by source
    assessments: Mapping[str, Assessment]  # by country
    served_by: Mapping[str, tuple[Centre, ...]]  # by country
    sources: tuple[Source, ...]  # in use, the most useful first
    requests: tuple[Request, ...]  # in use, newest document first; without invented examples
    examples: tuple[Request, ...]  # invented, in use; they count in no figure and stand in no list of needs
    levels: Mapping[str, Level]  # by stage of a request
    clocks: Mapping[str, tuple[Stage, ...]]  # by submitted request, those out of use too
    sources_of: Mapping[tuple[str, str], tuple[Source, ...]]  # ("topic" | "assistance" | "organisation" …, id)
    requests_of: Mapping[tuple[str, str], tuple[Request, ...]]  # ("topic" | "assistance" | "country" …, id)
    signatures: Mapping[str, int]  # by source; equal numbers have equal rules for countries
    answers: tuple[tuple[SourceVerdict, ...], ...]  # by signature, then by country in the order of the catalogue
    links: Mapping[str, Markup]  # by source, from a page two folders down: every country page shows most of them
    matching: Index  # sources in use, and needs that wait
    cases: Mapping[str, Case] = field(default_factory=dict)  # by rule, its examples from the case library
    downloads: tuple[Download, ...] = ()  # lines of the data page, by title

    @property
    def messages(self) -> Messages:
        """The messages of the language."""
        return self.wording.messages

    def steps(self, centre: str | None, country: str) -> tuple[Step, ...]:
        """Return the way of a need of a country; `centre` is the one that it names, if any."""
        return route_steps(centre, country, self.catalogue, self.served_by)

    def answers_by_country(self) -> dict[str, tuple[SourceVerdict, ...]]:
        """Return for each country the answers of the sources, by signature."""
        codes = self.catalogue.countries
        return (
            dict(zip(codes, zip(*self.answers, strict=True), strict=True)) if self.answers else dict.fromkeys(codes, ())
        )


def build_context(
    catalogue: Catalogue, *, as_of: date, addresses: Addresses, language: str = SOURCE_LANGUAGE
) -> SiteContext:
    """Compute everything that pages share for the day `as_of`, with the words of a language (a BCP 47 tag)."""
    intakes = {key: assess_intake(source, as_of=as_of) for key, source in catalogue.sources.items()}
    sources = tuple(sorted(_in_use(catalogue.sources), key=lambda source: _usefulness(source, intakes)))
    asked = sorted(_in_use(catalogue.requests), key=_newest_first)
    requests = tuple(request for request in asked if request.origin != "illustrative")
    levels = levels_by_stage(catalogue.service_levels.values())
    labels = Words((key, Words(terms)) for key, terms in term_labels(catalogue, language).items())
    links = {source.id: Markup(template("source_link", language)(source=source)) for source in sources}  # noqa: S704
    signatures = _signatures(sources)
    return SiteContext(
        catalogue=catalogue,
        as_of=as_of,
        addresses=addresses,
        language=language,
        wording=wording(load_messages(language)),
        labels=labels,
        intakes=intakes,
        assessments={key: assess_country(country, as_of=as_of) for key, country in catalogue.countries.items()},
        served_by=centres_by_country(catalogue.centres),
        sources=sources,
        requests=requests,
        examples=tuple(request for request in asked if request.origin == "illustrative"),
        levels=levels,
        clocks={
            key: request_stages(request, levels, as_of=as_of)
            for key, request in catalogue.requests.items()
            if request.origin == "submitted"
        },
        sources_of=_grouped(sources, _groups_of_source),
        requests_of=_grouped(requests, _groups_of_request),
        signatures=signatures,
        answers=_answers(sources, signatures, catalogue),
        links=links,
        matching=index_catalogue(catalogue, as_of=as_of),
    )


def _in_use(records: Mapping) -> list:
    return [record for record in records.values() if not record.retired]


def _signatures(sources: Iterable[Source]) -> dict[str, int]:
    numbers: dict[tuple, int] = {}
    return {
        source.id: numbers.setdefault(eligibility_key(rule), len(numbers))
        for source in sources
        for rule in (source.eligibility,)
    }


def _answers(
    sources: Iterable[Source], signatures: Mapping[str, int], catalogue: Catalogue
) -> tuple[tuple[SourceVerdict, ...], ...]:
    one_of_each = {signatures[source.id]: source for source in sources}
    countries = tuple(catalogue.countries.values())
    return tuple(
        tuple(assess_source(one_of_each[number], country) for country in countries)
        for number in range(len(one_of_each))
    )


def _usefulness(source: Source, intakes: Mapping[str, Intake]) -> tuple:
    return _STATUS_ORDER[intakes[source.id].status], _RELEVANCE_ORDER.get(source.relevance, 9), source.name.casefold()


def _newest_first(request: Request) -> tuple:
    stated = (request.document and request.document.date) or ""
    return tuple(-ord(sign) for sign in stated.ljust(10, "!")), request.id


def _groups_of_source(source: Source) -> Iterable[tuple[str, str]]:
    yield "organisation", source.organisation
    yield "family", source.family
    yield from (("topic", topic) for topic in source.topics)
    yield from (("assistance", form) for form in source.assistance)


def _groups_of_request(request: Request) -> Iterable[tuple[str, str]]:
    yield "country", request.country
    yield from (("topic", topic) for topic in request.topics)
    yield from (("assistance", form) for form in request.assistance)
    yield from (("chemical", chemical) for chemical in request.chemicals)


def _grouped(records: Iterable, groups_of: object) -> dict[tuple[str, str], tuple]:
    found: dict[tuple[str, str], list] = {}
    for record in records:
        for group in groups_of(record):
            found.setdefault(group, []).append(record)
    return {group: tuple(members) for group, members in found.items()}
