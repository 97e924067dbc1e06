"""The calendar of deadlines: what its directive shows, part by part."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from clearinghouse.domain.deadlines import Deadline, by_month
from clearinghouse.domain.intake import Status
from clearinghouse.domain.usual_months import find_usual_months
from clearinghouse.records import Source
from clearinghouse.site.context.context import SiteContext
from clearinghouse.wording.deadline_text import days_from_now, past_round, usual_months_words

MOST = 200  # deadlines or sources in one part of the page; the list of all sources has the others


def part(context: SiteContext, root: str, of: str) -> str:
    """Render one part of the calendar: `coming`, `any-time`, `between`, `usual`, `without-end` or `past`."""
    return PARTS[of](context, root)


def _coming(context: SiteContext, root: str) -> str:
    deadlines = context.facts.deadlines.upcoming
    return context.render(
        "deadlines_coming",
        root,
        months=by_month(deadlines[:MOST]),
        more=len(deadlines[MOST:]),
        days_from_now=partial(days_from_now, messages=context.messages),
    )


def _any_time(context: SiteContext, root: str) -> str:
    """Render the sources without a date: those that a recent page calls open, then those by their nature."""
    by_status: dict[Status, list[Source]] = {}
    for source in context.sources:
        state = context.facts.intakes[source.id]
        if state.round is None:
            by_status.setdefault(state.status, []).append(source)
    not_stated = sum(context.facts.intakes[source.id].status is Status.NOT_STATED for source in context.sources)
    unconfirmed = by_status.get(Status.NOT_CONFIRMED, [])
    return context.render(
        "deadlines_any_time",
        root,
        opened=by_status.get(Status.OPEN, [])[:MOST],
        open_total=len(by_status.get(Status.OPEN, [])),
        shown=unconfirmed[:MOST],
        total=len(unconfirmed),
        not_stated=not_stated,
    )


def _between(context: SiteContext, root: str) -> str:
    sources = context.facts.deadlines.between_rounds
    return context.render(
        "deadlines_between",
        root,
        shown=sources[:MOST],
        more=len(sources[MOST:]),
        past_round=partial(past_round, messages=context.messages),
    )


def _without_end(context: SiteContext, root: str) -> str:
    return _past_deadlines(context, root, context.facts.deadlines.open_ended)


def _past(context: SiteContext, root: str) -> str:
    return _past_deadlines(context, root, context.facts.deadlines.recently_closed)


def _past_deadlines(context: SiteContext, root: str, deadlines: tuple[Deadline, ...]) -> str:
    return context.render("deadlines_past", root, shown=deadlines[:MOST], more=len(deadlines[MOST:]))


def _usual(context: SiteContext, root: str) -> str:
    found = find_usual_months(context.sources, as_of=context.as_of)
    words = partial(usual_months_words, messages=context.messages)
    return context.render("deadlines_usual", root, shown=found[:MOST], words=words)


PARTS: Mapping[str, Callable[[SiteContext, str], str]] = {
    "coming": _coming,
    "any-time": _any_time,
    "between": _between,
    "usual": _usual,
    "without-end": _without_end,
    "past": _past,
}
