"""The calendar of deadlines: what its directive shows, part by part."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from clearinghouse.domain import deadlines
from clearinghouse.domain.intake import Status
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.templating.environment import template
from clearinghouse.wording import labels as names
from clearinghouse.wording.deadline_text import days_from_now, past_round

MOST = 200  # days or sources in one part of the page; the list of all sources has the others


def part(view: SiteContext, root: str, of: str) -> str:
    """Render one part of the calendar: `coming`, `any-time`, `between`, `without-end` or `past`."""
    return PARTS[of](view, root)


def _coming(view: SiteContext, root: str) -> str:
    found = deadlines.coming(view.sources, as_of=view.as_of)
    return template("deadlines_coming")(
        view=view,
        root=root,
        labels=view.labels,
        months=deadlines.by_month(found[:MOST]),
        more=len(found[MOST:]),
        days_from_now=days_from_now,
    )


def _any_time(view: SiteContext, root: str) -> str:
    found = [source for source in view.sources if _is_open_at_any_time(view, source.id)]
    not_stated = sum(view.intakes[source.id].status is Status.NOT_STATED for source in view.sources)
    return template("deadlines_any_time")(
        root=root, shown=found[:MOST], total=len(found), not_stated=not_stated, status=names.STATUS
    )


def _is_open_at_any_time(view: SiteContext, identifier: str) -> bool:
    state = view.intakes[identifier]
    return state.status is Status.OPEN and state.round is None


def _between(view: SiteContext, root: str) -> str:
    found = deadlines.between_rounds(view.sources, as_of=view.as_of)
    return template("deadlines_between")(
        root=root, labels=view.labels, shown=found[:MOST], more=len(found[MOST:]), past_round=past_round
    )


def _without_end(view: SiteContext, root: str) -> str:
    return _past_days(view, root, deadlines.without_end(view.sources, as_of=view.as_of))


def _past(view: SiteContext, root: str) -> str:
    return _past_days(view, root, deadlines.closed_lately(view.sources, as_of=view.as_of))


def _past_days(view: SiteContext, root: str, found: tuple[deadlines.Deadline, ...]) -> str:
    return template("deadlines_past")(root=root, view=view, shown=found[:MOST], more=len(found[MOST:]))


PARTS: Mapping[str, Callable[[SiteContext, str], str]] = {
    "coming": _coming,
    "any-time": _any_time,
    "between": _between,
    "without-end": _without_end,
    "past": _past,
}
