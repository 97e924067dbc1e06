"""The page of a country: is it eligible and why, who helps it, which sources, which needs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from clearinghouse.derive.routing import centres_of_group
from clearinghouse.derive.service import Answer, Verdict, serves
from clearinghouse.pages import names
from clearinghouse.pages.job import Job
from clearinghouse.pages.source import has_amount
from clearinghouse.pages.view import View
from clearinghouse.records import Country, Source
from clearinghouse.render import template
from clearinghouse.shells import Page

MOST = 80  # sources shown for one verdict; the list of all sources has the others


@dataclass(frozen=True, slots=True)
class Served:
    """The sources of one verdict: those shown, with their reasons, and how many there are in all."""

    verdict: Verdict
    shown: tuple[tuple[Source, Answer], ...]
    total: int


def jobs(view: View) -> Iterator[Job]:
    """Yield one page for each country."""
    for code in view.catalogue.countries:
        yield Job(f"countries/{code}/", page, code)


def page(view: View, code: str) -> Page:
    """Render the page of one country."""
    catalogue = view.catalogue
    country = catalogue.countries[code]
    assessment = view.assessments[code]
    verdicts = by_verdict(view, country)
    body = template("country")(
        view=view,
        root="../../",
        country=country,
        labels=view.labels,
        assessment=assessment,
        standing=names.STANDING,
        ground=names.GROUND,
        verdict_names=names.VERDICT,
        reasons=names.REASON,
        status=names.STATUS,
        centres=view.served_by.get(code, ()),
        possible=() if code in view.served_by else centres_of_group(country, catalogue),
        verdicts=verdicts,
        topics=by_topic(view, verdicts),
        requests=view.requests_of.get(("country", code), ()),
        path=catalogue.path(("countries", code)),
        has_amount=has_amount,
        countries=catalogue.countries,
    )
    description = f"{country.name}: eligibility, regional centre, sources of assistance and documented needs."
    return Page(f"countries/{code}/", country.name, description, body, catalogue.path(("countries", code)))


def by_verdict(view: View, country: Country) -> tuple[Served, ...]:
    """Return the sources in use by what they answer to this country, the most useful first."""
    found: dict[Verdict, list[tuple[Source, Answer]]] = {verdict: [] for verdict in Verdict}
    answers: dict[int, Answer] = {}  # sources with the same eligibility give the same answer
    for source in view.sources:
        signature = view.signatures[source.id]
        answer = answers.get(signature)
        if answer is None:
            answer = answers[signature] = serves(source, country)
        found[answer.verdict].append((source, answer))
    return tuple(Served(verdict, tuple(rows[:MOST]), len(rows)) for verdict, rows in found.items())


def by_topic(view: View, verdicts: tuple[Served, ...]) -> list[tuple[str, list[Source]]]:
    """Return for each topic the sources that likely serve the country, as far as they are shown."""
    likely = [source for source, _ in verdicts[0].shown]
    topics = view.labels.get("topics", {})
    return [(topic, found) for topic in topics if (found := [s for s in likely if topic in s.topics])]
