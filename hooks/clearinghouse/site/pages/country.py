"""The page of a country: its eligibility, who helps it, sources, deadlines, what to prepare, and its needs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from clearinghouse.domain.convention_eligibility import gives
from clearinghouse.domain.routing import centres_of_group, centres_seated_in
from clearinghouse.domain.source_verdict import Verdict
from clearinghouse.domain.statements import statements_of_country
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.page_task import PageTask
from clearinghouse.site.pages.country_sources import CountrySources
from clearinghouse.site.pages.drawings import verdict_bar
from clearinghouse.site.pages.served_needs import served_needs
from clearinghouse.site.templating.environment import rendered
from clearinghouse.site.templating.shell import Page
from clearinghouse.wording.confirmation_text import confirmed_sentence, sources_heading

MOST_NEEDS = 10  # of each verdict, that the sources of a donor could serve
MOST_AWARDS = 5  # of those that the country had; its file has them all
_FROM_COUNTRY = re.compile(r'(href="?)\.\./\.\./')


def tasks(context: SiteContext) -> Iterator[PageTask]:
    """Yield one page for each country; countries with the same verdicts share what was rendered for one of them."""
    sources = CountrySources(context)
    for code in context.catalogue.countries:
        yield PageTask(f"countries/{code}/", partial(page, sources), code)
        yield PageTask(f"countries/{code}/prepare/", partial(prepare_page, sources), code)


def page(sources: CountrySources, context: SiteContext, code: str) -> Page:
    """Render the page of one country."""
    catalogue = context.catalogue
    country = catalogue.countries[code]
    seated = centres_seated_in(country, catalogue)
    summary = sources.summarise(country)
    likely = summary.counts[Verdict.LIKELY]
    own = context.sources_of.get(("giver", code), ())
    body = context.render(
        "country",
        "../../",
        country=country,
        assessment=context.facts.assessments[code],
        centres=context.facts.served_by.get(code, ()),
        seated=seated,
        possible=()
        if code in context.facts.served_by
        else [c for c in centres_of_group(country, catalogue) if c not in seated],
        summary=summary,
        likely_heading=sources_heading(likely, summary.confirmed, country.name, context.messages),
        rests_on=confirmed_sentence(likely, summary.confirmed, context.messages),
        table=summary.table_of(code),
        bar=verdict_bar(
            context,
            summary.counts,
            country.name,
            confirmed=summary.confirmed,
            open_now=summary.open_now,
            receives=not gives(country),
        ),
        gives=bool(own) or gives(country),
        receives=not gives(country),
        own=own,
        statements=statements_of_country(catalogue.statements.values(), code),
        needs=served_needs(context, own, MOST_NEEDS) if own else (),
        agencies=summary.agencies,
        reach=context.facts.facilities.reach(country),
        most_awards=MOST_AWARDS,
        requests=context.requests_of.get(("country", code), ()),
        path=catalogue.path(("countries", code)),
    )
    description = context.messages.gettext(
        "%(country)s: eligibility, regional centre, sources of assistance, deadlines, documents to prepare.",
        country=country.name,
    )
    return Page(f"countries/{code}/", country.name, description, body, catalogue.path(("countries", code)))


def prepare_page(sources: CountrySources, context: SiteContext, code: str) -> Page:
    """Render what one country prepares. It has a page of its own, because it is long and often printed."""
    country = context.catalogue.countries[code]
    # Countries share it, so its links start two folders down; this page is three folders down.
    checklist = rendered(_FROM_COUNTRY.sub(r"\1../../../", str(sources.summarise(country).checklist.html)))
    body = context.render("prepare", "../../../", country=country, receives=not gives(country), checklist=checklist)
    _ = context.messages.gettext
    title = _("Checklist: %(country)s", country=country.name)
    description = _("%(country)s: documents that likely sources ask for, and who signs each.", country=country.name)
    return Page(f"countries/{code}/prepare/", title, description, body, context.catalogue.path(("countries", code)))
