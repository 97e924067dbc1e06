"""What every page needs, computed once: the catalogue, the facts of the date, labels, and groupings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import TypeVar

from markupsafe import Markup

from clearinghouse.addresses import Addresses
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.catalogue.external_links import LinkResult
from clearinghouse.domain.derived_facts import DerivedFacts, derive_facts
from clearinghouse.domain.evidence_age import Evidenced, FactAge, fact_ages
from clearinghouse.domain.routing import RouteStep, route_steps
from clearinghouse.language.messages import SOURCE_LANGUAGE, Messages
from clearinghouse.language.translations import load_messages
from clearinghouse.records import Organisation, Request, Source
from clearinghouse.rules.examples import RuleExamples
from clearinghouse.site.context.award_pages import page_address, page_of
from clearinghouse.site.context.download import Download
from clearinghouse.site.templating.environment import IdentityDict, template
from clearinghouse.wording.evidence_text import FACT, newest_page, old_facts, reading_summary
from clearinghouse.wording.labels import Wording, term_labels, wording
from clearinghouse.wording.row_name import full_name, row_name
from clearinghouse.wording.status_text import badge

R = TypeVar("R", Source, Request)
# "topic", "assistance", "organisation", "country", "giver" (a country whose money it is, or the seat of the
# organisation) …, and the id of a term or record
Group = tuple[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class SiteContext:
    """A catalogue with its facts of one date, and what only pages need. Compared by identity."""

    catalogue: Catalogue
    facts: DerivedFacts
    addresses: Addresses
    language: str  # a BCP 47 tag
    wording: Wording  # the words for computed facts
    labels: Mapping[str, Mapping[str, str]]  # vocabulary -> term -> label
    requests: tuple[Request, ...]  # in use, newest document first; without invented examples
    examples: tuple[Request, ...]  # invented, in use; they count in no figure and are in no list of needs
    sources_of: Mapping[Group, tuple[Source, ...]]
    requests_of: Mapping[Group, tuple[Request, ...]]
    links: Mapping[str, Markup]  # by source, from a page two folders down: every country page shows most of them
    cases: Mapping[str, RuleExamples] = field(default_factory=dict)  # by rule, its examples from the case library
    link_results: Mapping[str, LinkResult] | None = None  # of the last link check, by address; None: none is known
    downloads: tuple[Download, ...] = ()  # lines of the data page, by title

    @property
    def as_of(self) -> date:
        """The date for which everything is computed."""
        return self.facts.as_of

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources in use, the most useful first."""
        return self.facts.sources

    @property
    def messages(self) -> Messages:
        """The messages of the language."""
        return self.wording.messages

    def render(self, name: str, root: str, /, **values: object) -> str:
        """Render a template by its name; `root` leads from the page to the top of the site.

        Besides `values` a template gets what most need: `context`, `root`, `labels`, `wording` and `countries`.
        """
        shared = {"root": root, "labels": self.labels, "wording": self.wording, "countries": self.catalogue.countries}
        return template(name, self.language)(context=self, **shared, **values)

    def read_how(self, record: Evidenced) -> str:
        """Say what was read for a record, when, how, and how old the newest page is."""
        return reading_summary(record.evidence, self.messages, as_of=self.as_of)

    def newest_page(self, record: Evidenced) -> str:
        """Return the date of the newest page behind a record, in words."""
        return newest_page(record.evidence, self.messages, as_of=self.as_of)

    def fact_ages(self, kind: str, identifier: str) -> Mapping[str, FactAge]:
        """Return the age of each key fact that a record states, by field."""
        evidence = getattr(self.catalogue.records(kind)[identifier], "evidence", ())
        data = self.catalogue.documents[kind, identifier].data
        ages = fact_ages(kind, evidence, data, self.facts.half_lives, as_of=self.as_of)
        return {age.field: age for age in ages}

    def old_facts(self, ages: Iterable[FactAge]) -> str:
        """Name the facts that no page within their half-life supports."""
        return old_facts(ages, self.messages)

    def award_page(self, number: int) -> str:
        """Return the address of a page of the list of awards, from the top of the site."""
        return page_address(number)

    def award_address(self, identifier: str) -> str:
        """Return the address of the row of an award, from the top of the site."""
        return f"{page_address(page_of(self.facts.awards.place(identifier)))}#{identifier}"

    def fact_name(self, field: str) -> str:
        """Return the name of a key fact."""
        return self.messages.gettext(FACT.get(field, field))

    def badge(self, source: str) -> str:
        """Return the words of the status tag of a source."""
        return badge(self.facts.intakes[source], self.messages)

    def linked(self, sources: Iterable[Source]) -> Markup:
        """Return the links to some sources, with commas between them; a plan names a hundred."""
        return Markup(", ".join([self.links[source.id] for source in sources]))  # noqa: S704 - HTML already

    def full_name(self, source: Source) -> str:
        """Return the name of a source with its short name."""
        return full_name(source)

    def row_name(self, source: Source) -> str:
        """Return the name of a source for a row of a list."""
        return row_name(source)

    def steps(self, centre: str | None, country: str) -> tuple[RouteStep, ...]:
        """Return the route of a need of a country; `centre` is the one that it names, if any."""
        return route_steps(centre, country, self.catalogue, self.facts.served_by)


def build_context(
    catalogue: Catalogue, *, as_of: date, addresses: Addresses, language: str = SOURCE_LANGUAGE
) -> SiteContext:
    """Compute everything that pages share for the date `as_of`, with the words of a language (a BCP 47 tag)."""
    facts = derive_facts(catalogue, as_of=as_of)
    used = sorted((item for item in catalogue.requests.values() if not item.retired), key=_newest_first)
    requests = tuple(request for request in used if request.origin != "illustrative")
    link = template("source_link", language)
    return SiteContext(
        catalogue=catalogue,
        facts=facts,
        addresses=addresses,
        language=language,
        wording=wording(load_messages(language)),
        labels=IdentityDict((key, IdentityDict(terms)) for key, terms in term_labels(catalogue, language).items()),
        requests=requests,
        examples=tuple(request for request in used if request.origin == "illustrative"),
        sources_of=_grouped(facts.sources, partial(_groups_of_source, catalogue.organisations)),
        requests_of=_grouped(requests, _groups_of_request),
        links={source.id: Markup(link(source=source)) for source in facts.sources},  # noqa: S704
    )


def _newest_first(request: Request) -> tuple[tuple[int, ...], str]:
    stated = (request.document and request.document.date) or ""
    return tuple(-ord(character) for character in stated.ljust(10, "!")), request.id


def _groups_of_source(organisations: Mapping[str, Organisation], source: Source) -> Iterable[Group]:
    yield "organisation", source.organisation
    yield "family", source.family
    yield from (("topic", topic) for topic in source.topics)
    yield from (("assistance", form) for form in source.assistance)
    provider = organisations.get(source.organisation)  # not there while a record that it moved to is reported
    seat = provider.country if provider else None
    yield from (("giver", code) for code in {*source.donors, seat} if code)


def _groups_of_request(request: Request) -> Iterable[Group]:
    if request.country:
        yield "country", request.country
    yield from (("topic", topic) for topic in request.topics)
    yield from (("assistance", form) for form in request.assistance)
    yield from (("chemical", chemical) for chemical in request.chemicals)


def _grouped(records: Iterable[R], groups_of: Callable[[R], Iterable[Group]]) -> dict[Group, tuple[R, ...]]:
    members: dict[Group, list[R]] = {}
    for record in records:
        for group in groups_of(record):
            members.setdefault(group, []).append(record)
    return {group: tuple(records) for group, records in members.items()}
