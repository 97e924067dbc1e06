"""The calendar of the Convention for calendar programs (RFC 5545): events that are to come, or of the last year."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.language.messages import N_
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.exports.calendars import calendar_file
from clearinghouse.site.exports.event_entries import event_entries
from clearinghouse.site.exports.registry import exporter


@exporter(
    title=N_("Calendar of the Convention"),
    description=N_("Meetings, due dates and dates set by the treaty. Tentative dates are marked."),
    addresses=("events.ics",),
)
def files(context: SiteContext) -> Iterator[tuple[str, bytes]]:
    """Yield events.ics."""
    _ = context.messages.gettext
    about = _("Meetings and dates of the Stockholm Convention. Tentative dates are marked.")
    yield "events.ics", calendar_file(_("Calendar of the Convention"), about, event_entries(context), context.language)
