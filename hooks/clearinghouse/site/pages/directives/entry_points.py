"""The ways into the site: the quick forms of the front page, and the search."""

from __future__ import annotations

from dataclasses import replace

from clearinghouse.language.formats import plural_samples
from clearinghouse.language.messages import Messages
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.pages import registry
from clearinghouse.text import sort_key


def plan_page(context: SiteContext, root: str) -> str:
    """Return the form for a question about who pays, and the place of its answer."""
    countries = sorted(context.catalogue.countries.values(), key=lambda country: sort_key(country.name))
    return context.render("plan_page", root, countries_by_name=countries)


def search_page(context: SiteContext, root: str) -> str:
    """Return the form of the search page with its filters, and the messages of its script."""
    countries = sorted(context.catalogue.countries.values(), key=lambda country: sort_key(country.name))
    return context.render(
        "search_page",
        root,
        countries_by_name=countries,
        topics=context.labels.get("topics", {}),
        kinds=[replace(kind, label=context.messages.gettext(kind.label)) for kind in registry.SEARCH_KINDS],
        ranking=registry.ranking(),
        result_counts=_result_counts(context.messages),
    )


def _result_counts(messages: Messages) -> dict[str, str]:
    """Return the number of results in words for each plural form, for the script of the search page."""
    return {
        f"results-{form}": messages.ngettext("{n} result.", "{n} results.", number)
        for form, number in plural_samples(messages.language).items()
    }
