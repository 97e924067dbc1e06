"""What the directive for pictures shows: each picture by its name, with its key or a sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from markupsafe import Markup

from clearinghouse.domain.unmet_demand import totals
from clearinghouse.language.formats import number
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.unmet_demand import all_demands
from clearinghouse.site.pages import drawings
from clearinghouse.site.pictures import route as routes

_MOST_USED = "USD"  # the currency in which most awards have an amount


def picture(context: SiteContext, root: str, of: str) -> str:
    """Return one picture with the style sheet of pictures; `of` is its name."""
    sheet = Markup('<link rel="stylesheet" href="{}assets/pictures.css">\n').format(root)
    return sheet + PICTURES[of](context, root)


def _route(context: SiteContext, _root: str) -> Markup:
    """Draw the route of a request with the days of the service levels."""
    _ = context.messages.gettext
    days = {level.id: level.days for record in context.catalogue.service_levels.values() for level in record.levels}
    steps = [
        routes.RouteBox(_("Focal point"), _("describes the need"), "c3"),
        routes.RouteBox(_("Regional centre"), _within(context, _("reviews"), days.get("review")), "c1"),
        routes.RouteBox(_("Secretariat"), _within(context, _("sends it on"), days.get("circulate")), "cb"),
        routes.RouteBox(_("Sources"), _("may offer help"), "cw"),
        routes.RouteBox(_("Country"), _within(context, _("answers"), days.get("answer-offers")), "c3"),
        routes.RouteBox(_("Follow-up"), _within(context, _("looks back"), days.get("follow-up")), "cb"),
    ]
    return routes.route(steps, label=_("The route of a request"))


def _within(context: SiteContext, act: str, days: int | None) -> str:
    if days is None:
        return act
    return context.messages.gettext("%(act)s, %(days)s days", act=act, days=number(days, context.language))


def _coverage(context: SiteContext, _root: str) -> Markup:
    return drawings.coverage(context, totals(all_demands(context)))


def _award_sizes(context: SiteContext, _root: str) -> Markup:
    """Draw the sizes of awards in the currency that most have, with a title that says which."""
    drawn = drawings.award_sizes(context, context.facts.awards.all, _MOST_USED)
    title = context.messages.gettext("Awards with an amount in %(currency)s, by size", currency=_MOST_USED)
    return Markup("<figure><figcaption>{}</figcaption>{}</figure>").format(title, drawn) if drawn else drawn


def _at_side(drawn: Markup) -> Markup:
    """Put a picture next to the text on a wide screen, so that the list after it begins on the first one."""
    return Markup('<div class="map-at-side">{}</div>').format(drawn)


PICTURES: Mapping[str, Callable[[SiteContext, str], str]] = {
    "route": _route,
    "coverage": _coverage,
    "statuses": lambda context, root: drawings.status_bar(context, context.sources, root),
    "months": lambda context, _root: drawings.all_closing_months(context),
    "award-sizes": _award_sizes,
    "map": lambda context, _root: drawings.world_map(context, "needs", "centres"),
    "map-of-needs": lambda context, _root: drawings.world_map(context, "needs"),
    "map-of-centres": lambda context, _root: _at_side(drawings.world_map(context, "centres")),
    "map-of-facilities": lambda context, _root: _at_side(drawings.world_map(context, "facilities")),
}
