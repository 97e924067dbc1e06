"""Needs of which companies and non-governmental organisations may do a part: by topic, region and size."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from clearinghouse.domain.need_standing import MAY_BE_SERVED, NeedStanding
from clearinghouse.domain.source_eligibility import region_of
from clearinghouse.language.formats import money, number
from clearinghouse.language.messages import Messages
from clearinghouse.records import Country, Request
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.pictures import heat

_CONFIRMED = MAY_BE_SERVED - {NeedStanding.TO_BE_CONFIRMED}
# The work packages that companies and NGOs do: the network involves both (proposal, paragraphs 2d and 10d). Companies
# own the plants, laboratories and equipment; NGOs reach people and find sites.
WORK_OF: Mapping[str, frozenset[str]] = {
    "private": frozenset(
        {
            "laboratory",
            "storage",
            "decontamination",
            "destruction",
            "site-assessment",
            "remediation",
            "substitution",
            "waste-infrastructure",
        }
    ),
    "ngo": frozenset({"inventory", "training", "awareness", "site-assessment", "research"}),
}


@dataclass(frozen=True, slots=True)
class Opening:
    """A need with the open work packages that each kind of helper may do, and its size in words."""

    request: Request
    country: Country
    region: str | None
    size: str | None
    is_confirmed: bool
    packages: Mapping[str, tuple[str, ...]]


def openings(context: SiteContext) -> tuple[Opening, ...]:
    """Return every need that may be served and has open work for a company or an NGO, newest document first."""
    standings, countries = context.facts.standings, context.catalogue.countries
    found = (
        _opening(request, countries[request.country], context, is_confirmed=standings[request.id] in _CONFIRMED)
        for request in context.requests
        if request.country and standings[request.id] in MAY_BE_SERVED
    )
    return tuple(item for item in found if any(item.packages.values()))


def _opening(request: Request, country: Country, context: SiteContext, *, is_confirmed: bool) -> Opening:
    wanted = dict.fromkeys(item.package for item in request.packages if not item.done)
    packages = {helper: tuple(key for key in wanted if key in work) for helper, work in WORK_OF.items()}
    return Opening(request, country, region_of(country), size(request, context.messages), is_confirmed, packages)


def size(request: Request, messages: Messages) -> str | None:
    """Return how large a need is: the sum sought as stated, else the total cost, else the first quantity, else None.

    What is secured is shown next to the total cost and not subtracted: the two sums may be of different years.
    """
    budget, language = request.budget, messages.language
    if budget.sought is not None:
        return messages.gettext("%(sum)s sought", sum=money(budget.sought, budget.currency, language))
    if budget.total is not None:
        total = money(budget.total, budget.currency, language)
        if budget.secured is None:
            return messages.gettext("%(total)s in all", total=total)
        secured = money(budget.secured, budget.currency, language)
        return messages.gettext("%(total)s in all, %(secured)s secured", total=total, secured=secured)
    stated = next((item for item in request.quantities if item.value is not None), None)
    if stated is None or stated.value is None:
        return None
    quantity = f"{number(stated.value, language)} {stated.unit or ''}".strip()
    return messages.gettext("%(quantity)s (%(of)s)", quantity=quantity, of=stated.item)


def page(context: SiteContext, root: str) -> str:
    """Return the table of topics by region, and each need once, by region."""
    needs = openings(context)
    regions = [region for region in context.labels["regions"] if any(item.region == region for item in needs)]
    groups = [(region, [item for item in needs if item.region == region]) for region in (*regions, None)]
    return context.render(
        "opportunities",
        root,
        heat=_heat(context, root, needs, regions),
        by_region=[(region, items) for region, items in groups if items],
        total=len(needs),
        outside=any(item.region is None for item in needs),
        sized=sum(item.size is not None for item in needs),
    )


def _heat(context: SiteContext, root: str, needs: Sequence[Opening], regions: list[str]) -> Markup:
    """Return the table of how many needs each topic has in each region, shaded by the number."""
    rows = []
    for topic, name in context.labels["topics"].items():
        items = [item for item in needs if topic in item.request.topics]
        counts = [_in(items, region) for region in regions]
        if items:
            cells = tuple(heat.HeatCell(count or None, str(count or "–")) for count in (*counts, len(items)))
            rows.append(heat.HeatRow(name, cells, f"{root}topics/{topic}/"))
    _ = context.messages.gettext
    columns = [*(context.labels["regions"][region] for region in regions), _("All")]
    return heat.heat_table(_("Topic"), columns, rows, few=0, few_word="")


def _in(items: Iterable[Opening], region: str) -> int:
    return sum(item.region == region for item in items)
