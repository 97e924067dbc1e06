"""Parts of the page of a need: the facts of its first screen, the bar of its money, and how far a request has come."""

from __future__ import annotations

from markupsafe import Markup

from clearinghouse.language.formats import day, number
from clearinghouse.language.formats import money as sum_of
from clearinghouse.records import Country, Request
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.pages import drawings
from clearinghouse.site.pictures.route import Reached, Stop
from clearinghouse.site.pictures.route import tracker as drawn_tracker

# The stops that a reader follows; a request that is returned or ends early shows where it is in words next to them.
_STOPS = ("received", "acknowledged", "under-review", "circulated", "offers", "matched", "completed")
_MOST_FORMS = 2
Fact = tuple[str, str, str]  # name, value, and a second line that may be empty


def strip(context: SiteContext, request: Request, country: Country | None) -> list[Fact]:
    """Return what a reader wants first: what is needed, how much, where, and what is still missing."""
    _ = context.messages.gettext
    forms = [context.labels["assistance-types"][form] for form in request.assistance]
    facts = [
        (
            _("Needs"),
            ", ".join([*forms[:1], *(form[0].lower() + form[1:] for form in forms[1:_MOST_FORMS])]),
            _("and %(count)s more", count=len(forms) - _MOST_FORMS) if forms[_MOST_FORMS:] else "",
        )
    ]
    stated = next((item for item in request.quantities if item.value is not None), None)
    if stated and stated.value is not None:
        value = f"{number(stated.value, context.language)} {stated.unit or ''}".strip()
        facts.append((_("How much"), value, stated.item))
    elif request.budget.total is not None:
        facts.append((_("Total cost"), sum_of(request.budget.total, request.budget.currency, context.language), ""))
    if country:
        facts.append((_("Where"), country.name, request.place or ""))
    if request.budget.sought is not None:
        missing = sum_of(request.budget.sought, request.budget.currency, context.language)
        facts.append((_("Still needed"), missing, str(request.budget.year or "")))
    return facts


def money(context: SiteContext, request: Request) -> Markup:
    """Draw what is secured and what is still missing, where a document gives both."""
    budget = request.budget
    if budget.secured is None:
        return Markup()
    missing = budget.sought if budget.sought is not None else (budget.total or budget.secured) - budget.secured
    return drawings.money_bar(context, budget.secured, missing, budget.currency) if missing > 0 else Markup()


def tracker(context: SiteContext, identifier: str) -> Markup:
    """Draw the stops of a submitted request; nothing for other needs, and for a stage that is no stop."""
    stages = context.facts.stages.get(identifier, ())
    if not stages or stages[-1].status not in _STOPS:
        return Markup()
    now = _STOPS.index(stages[-1].status)
    labels, _ = context.labels["request-statuses"], context.messages.gettext
    due = stages[-1].due
    note = _("due %(date)s", date=day(due, context.language)) if due else ""
    stops = [
        Stop(labels[status], _reached(place, now), note if place == now else "") for place, status in enumerate(_STOPS)
    ]
    return drawn_tracker(stops, label=_("Progress of the request"))


def _reached(place: int, now: int) -> Reached:
    if place == now:
        return Reached.NOW
    return Reached.DONE if place < now else Reached.AHEAD
