"""The file of a country: its plan, reports and inventory, laboratories in reach, the lists it is on, and the evidence.

An official asks for it after the help, so it is a page of its own, and the page of the country stays light.
"""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.domain.convention_eligibility import gives
from clearinghouse.domain.country_file import country_file
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.page_task import PageTask
from clearinghouse.site.pages.country import MOST_AWARDS
from clearinghouse.site.templating.shell import Page
from clearinghouse.wording.country_file_text import FILE_PART


def tasks(context: SiteContext) -> Iterator[PageTask]:
    """Yield one page for each country, also where little was found: the page says what."""
    for code in context.catalogue.countries:
        yield PageTask(f"countries/{code}/file/", page, code)


def page(context: SiteContext, code: str) -> Page:
    """Render the file of one country."""
    country = context.catalogue.countries[code]
    path = context.catalogue.path(("countries", code))
    awards = context.facts.awards.of_country(code)
    _ = context.messages.gettext
    title = _("%(country)s: plan, reports and inventory", country=country.name)
    description = _(
        "%(country)s: national implementation plan, reports, inventory figures, laboratories in reach.",
        country=country.name,
    )
    body = context.render(
        "country_file",
        "../../../",
        country=country,
        title=title,
        receives=not gives(country),
        most_awards=MOST_AWARDS,
        awards=awards if len(awards) > MOST_AWARDS else (),  # fewer are on the page of the country already
        reach=context.facts.facilities.reach(country),
        file=country_file(country, context.facts),
        file_part=context.messages.table(FILE_PART),
        path=path,
    )
    return Page(f"countries/{code}/file/", title, description, body, path)
