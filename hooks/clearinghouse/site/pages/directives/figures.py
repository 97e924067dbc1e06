"""Figures of the catalogue in prose: counts, the date of the build, and how many sources are open."""

from __future__ import annotations

from collections import Counter

from markupsafe import escape

from clearinghouse.domain.need_standing import NeedStanding
from clearinghouse.language.formats import day, number
from clearinghouse.site.context.context import SiteContext


def state(context: SiteContext, root: str) -> str:
    """Return the figures of the front page: how many sources are open, how many needs, and so on."""
    statuses = Counter(context.facts.intakes[source.id].status for source in context.sources)
    return context.render(
        "source_figures",
        root,
        statuses=statuses,
        status_labels=context.wording.status,
        waiting=sum(context.facts.standings[item.id] is NeedStanding.WAITING for item in context.requests),
        fresh_share=context.facts.freshness.counts.recent_percent,
    )


def count(context: SiteContext, _root: str, of: str) -> str:
    """Return how many records of a kind there are."""
    counted = [item for item in context.catalogue.records(of).values() if item not in context.examples]
    return number(len(counted), context.language)


def as_of(context: SiteContext, _root: str) -> str:
    """Return the date for which the site is computed."""
    return f'<time datetime="{context.as_of}">{day(context.as_of, context.language)}</time>'


def checked_live(context: SiteContext, _root: str) -> str:
    """Return a sentence: how many sources were checked on the live page, or that none was."""
    live = sum(source.verified.how == "live-page" for source in context.sources)
    _ = context.messages.gettext
    if not live:
        text = _("No source has been checked on the live page of its provider yet.")
    else:
        text = _(
            "Sources checked on the live page of the provider: %(live)s of %(total)s.",
            live=number(live, context.language),
            total=number(len(context.sources), context.language),
        )
    return escape(text)
