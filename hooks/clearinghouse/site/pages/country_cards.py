"""Links to sources on the pages of countries, each rendered once: most countries show the same ones."""

from __future__ import annotations

from markupsafe import Markup

from clearinghouse.records import Source
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.templating.environment import rendered

_ROOT = "../../"  # from the page of a country


class CountryCards:
    """Renders links to sources for the pages of countries, and remembers them."""

    def __init__(self, context: SiteContext) -> None:
        """Start without any rendered link."""
        self._context = context
        self._links: dict[str, Markup] = {}

    def link(self, source: Source) -> Markup:
        """Return the link to a source, with its status where it is open."""
        if source.id not in self._links:
            intake, link = self._context.facts.intakes[source.id], self._context.links[source.id]
            self._links[source.id] = rendered(
                self._context.render("country_link", _ROOT, link=link, intake=intake, source=source.id)
            )
        return self._links[source.id]
