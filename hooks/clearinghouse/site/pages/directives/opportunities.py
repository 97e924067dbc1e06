"""Needs of which companies and non-governmental organisations may do a part: by topic, region and size."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from markupsafe import Markup

from clearinghouse.domain.need_standing import MAY_BE_SERVED, NeedStanding
from clearinghouse.domain.source_eligibility import region_of
from clearinghouse.language.formats import money, number
from clearinghouse.language.messages import N_, Messages
from clearinghouse.records import Country, Request
from clearinghouse.records.request import Quantity
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


_TONNES = "tonnes"  # the units, as the records write them
_SHARES = frozenset({"per cent", "%"})


class SizeClass(StrEnum):
    """How large a need is, by what its document states first; sums of money have too many currencies to compare."""

    MONEY = "money"
    VAST = "vast"
    LARGE = "large"
    MIDDLE = "middle"
    SMALL = "small"
    OTHER = "other"
    UNKNOWN = "unknown"


_LEAST_TONNES = ((10_000, SizeClass.VAST), (1_000, SizeClass.LARGE), (100, SizeClass.MIDDLE), (0, SizeClass.SMALL))
_SIZE_NAMES: Mapping[SizeClass, str] = {
    SizeClass.MONEY: N_("An amount of money"),
    SizeClass.VAST: N_("10,000 tonnes and more"),
    SizeClass.LARGE: N_("1,000 to 10,000 tonnes"),
    SizeClass.MIDDLE: N_("100 to 1,000 tonnes"),
    SizeClass.SMALL: N_("Less than 100 tonnes"),
    SizeClass.OTHER: N_("Pieces, sites or another unit"),
    SizeClass.UNKNOWN: N_("Size not stated"),
}


@dataclass(frozen=True, slots=True)
class Opening:
    """A need with the open work packages that each kind of helper may do, and its size in words."""

    request: Request
    country: Country
    region: str | None
    size: str | None
    size_class: SizeClass
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
    words, size_class = size(request, context.messages), size_class_of(request)
    return Opening(request, country, region_of(country), words, size_class, is_confirmed, packages)


def size_class_of(request: Request) -> SizeClass:
    """Return the class of what `size` states."""
    if request.budget.sought is not None or request.budget.total is not None:
        return SizeClass.MONEY
    stated = _first_quantity(request)
    if stated is None or stated.value is None:
        return SizeClass.UNKNOWN
    if stated.unit != _TONNES:
        return SizeClass.OTHER
    return next(name for least, name in _LEAST_TONNES if stated.value >= least)


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
    stated = _first_quantity(request)
    if stated is None or stated.value is None:
        return None
    return f"{number(stated.value, language)} {stated.unit or ''}".strip()


def _first_quantity(request: Request) -> Quantity | None:
    """Return the first quantity with a number. A share does not say how large a need is."""
    return next((item for item in request.quantities if item.value is not None and item.unit not in _SHARES), None)


def page(context: SiteContext, root: str) -> str:
    """Return tables of topics, work and sizes by region, and each need once: by region, the largest first."""
    needs = openings(context)
    regions = [region for region in context.labels["regions"] if any(item.region == region for item in needs)]
    by_size = sorted(needs, key=lambda item: tuple(SizeClass).index(item.size_class))
    groups = [(region, [item for item in by_size if item.region == region]) for region in (*regions, None)]
    return context.render(
        "opportunities",
        root,
        topics=_table(context, needs, regions, _topics(context, root)),
        work=_table(context, needs, regions, _work(context)),
        sizes=_table(context, needs, regions, _sizes(context)),
        by_region=[(region, items) for region, items in groups if items],
        total=len(needs),
        outside=any(item.region is None for item in needs),
        sized=sum(item.size is not None for item in needs),
    )


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of a table: by key the name and the address of each, and the keys that a need counts under."""

    corner: str
    names: Mapping[str, tuple[str, str]]
    keys_of: Callable[[Opening], Iterable[str]]


def _topics(context: SiteContext, root: str) -> _Rows:
    names = {key: (name, f"{root}topics/{key}/") for key, name in context.labels["topics"].items()}
    return _Rows(context.messages.gettext("Topic"), names, lambda item: item.request.topics)


def _work(context: SiteContext) -> _Rows:
    names = {key: (name, "") for key, name in context.labels["work-packages"].items()}
    return _Rows(
        context.messages.gettext("Work"), names, lambda item: {*item.packages["private"], *item.packages["ngo"]}
    )


def _sizes(context: SiteContext) -> _Rows:
    names = {key.value: (name, "") for key, name in context.messages.table(_SIZE_NAMES).items()}
    return _Rows(context.messages.gettext("Size"), names, lambda item: (item.size_class,))


def _table(context: SiteContext, needs: Sequence[Opening], regions: list[str], rows: _Rows) -> Markup:
    """Return the table of how many needs each row has in each region, shaded by the number."""
    shown = []
    for key, (name, url) in rows.names.items():
        items = [item for item in needs if key in rows.keys_of(item)]
        if items:
            counts = (*(_in(items, region) for region in regions), len(items))
            cells = tuple(heat.HeatCell(count or None, str(count or "–")) for count in counts)
            shown.append(heat.HeatRow(name, cells, url))
    columns = [*(context.labels["regions"][region] for region in regions), context.messages.gettext("All")]
    return heat.heat_table(rows.corner, columns, shown, few=0, few_word="")


def _in(items: Iterable[Opening], region: str) -> int:
    return sum(item.region == region for item in items)
