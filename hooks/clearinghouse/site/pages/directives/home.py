"""The front page: the form, what is open, the topics, the months of rounds, and the needs waiting for help."""

from __future__ import annotations

from dataclasses import dataclass

from clearinghouse.domain.intake import Status
from clearinghouse.domain.need_standing import NeedStanding
from clearinghouse.domain.unmet_demand import totals
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.unmet_demand import all_demands
from clearinghouse.site.pages import drawings
from clearinghouse.site.pages.directives.figures import checked_live
from clearinghouse.text import sort_key

_WITH_DATES = (Status.CLOSING_SOON, Status.OPEN, Status.OPENS_LATER)


@dataclass(frozen=True, slots=True)
class TopicEntry:
    """A topic with the number of its sources and of the needs about it."""

    id: str
    label: str
    sources: int
    needs: int


def home(context: SiteContext, root: str) -> str:
    """Return everything below the bar of the front page."""
    intakes = [context.facts.intakes[source.id] for source in context.sources]
    countries = context.catalogue.countries.values()
    standings = context.facts.standings
    return context.render(
        "home",
        root,
        sources=len(context.sources),
        countries_by_name=sorted(countries, key=lambda country: sort_key(country.name)),
        topics=[_topic(context, key, label) for key, label in context.labels.get("topics", {}).items()],
        map=drawings.world_map(context, "needs", "centres"),
        statuses=drawings.status_bar(context, context.sources, root),
        months=drawings.all_closing_months(context),
        coverage=drawings.coverage(context, totals(all_demands(context))),
        dated=sum(intake.on is not None and intake.status in _WITH_DATES for intake in intakes),
        waiting=sum(standings[item.id] is NeedStanding.WAITING for item in context.requests),
        checked=checked_live(context, root),
    )


def _topic(context: SiteContext, key: str, label: str) -> TopicEntry:
    sources = sum(key in source.topics for source in context.sources)
    needs = sum(key in need.topics for need in context.requests)
    return TopicEntry(key, label, sources, needs)
