"""Sources as the pages of countries show them, each rendered once: most countries show the same ones."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from clearinghouse.domain.source_verdict import Verdict
from clearinghouse.records import Source
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.templating.environment import rendered
from clearinghouse.wording.deadline_text import next_deadline

_ROOT = "../../"  # from the page of a country


class CountryCards:
    """Renders sources for the pages of countries, and remembers them by the name of their template."""

    def __init__(self, context: SiteContext) -> None:
        """Start without any rendered source."""
        self._context = context
        self._html: dict[tuple[str, str], Markup] = {}

    def of_verdict(self, verdict: Verdict) -> Callable[[Source], Markup]:
        """Return how a source with this verdict is shown: in full, in short, or by its name."""
        return {Verdict.LIKELY: self.card, Verdict.MORE_INFORMATION: self.short_card}.get(verdict, self.name)

    def name(self, source: Source) -> Markup:
        """Return the link to a source."""
        return self._context.links[source.id]

    def link(self, source: Source) -> Markup:
        """Return the link to a source with its status."""
        return self._rendered("country_link", source)

    def short_card(self, source: Source) -> Markup:
        """Return what a source gives, in one line."""
        return self._rendered("country_short_card", source)

    def card(self, source: Source) -> Markup:
        """Return what a source gives, who may apply, and its next deadline."""
        return self._rendered("country_card", source)

    def _rendered(self, template: str, source: Source) -> Markup:
        key = template, source.id
        if key not in self._html:
            intake = self._context.facts.intakes[source.id]
            html = self._context.render(
                template,
                _ROOT,
                source=source,
                link=self._context.links[source.id],
                intake=intake,
                deadline=next_deadline(intake, self._context.messages),
            )
            self._html[key] = rendered(html)
        return self._html[key]
