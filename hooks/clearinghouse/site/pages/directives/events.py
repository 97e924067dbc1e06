"""The calendar of the Convention: what its directive shows, part by part."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from clearinghouse.domain.events import DatedEvent, coming_events, dated_event, past_events
from clearinghouse.site.context.context import SiteContext


def part(context: SiteContext, root: str, of: str) -> str:
    """Render one part of the calendar: `coming`, the same in `brief`, `past` or `out-of-use`."""
    return context.render("events", root, events=PARTS[of](context), of=of)


def _coming(context: SiteContext) -> tuple[DatedEvent, ...]:
    return coming_events(context.catalogue, context.as_of)


def _past(context: SiteContext) -> tuple[DatedEvent, ...]:
    return past_events(context.catalogue, context.as_of)


def _out_of_use(context: SiteContext) -> tuple[DatedEvent, ...]:
    events = context.catalogue.events.values()
    return tuple(dated_event(event, context.as_of) for event in events if event.retired)


PARTS: Mapping[str, Callable[[SiteContext], tuple[DatedEvent, ...]]] = {
    "coming": _coming,
    "brief": _coming,
    "past": _past,
    "out-of-use": _out_of_use,
}
