"""The pictures of pages: which numbers of the catalogue each one shows, in which colours and words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from markupsafe import Markup

from clearinghouse.domain.budget_totals import table_2
from clearinghouse.domain.intake import Status
from clearinghouse.domain.need_standing import MAY_BE_SERVED
from clearinghouse.domain.plans import Gap
from clearinghouse.domain.source_verdict import Verdict
from clearinghouse.domain.unmet_demand import Totals
from clearinghouse.language.formats import locale_of, money, number
from clearinghouse.records import Award, Budget, Source
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.pictures import bars, months, sizes, world
from clearinghouse.wording.confirmation_text import sources_in_short

STATUS_COLOURS: Mapping[Status, str] = {
    Status.OPEN: "c1",
    Status.CLOSING_SOON: "c2",
    Status.OPENS_LATER: "c3",
    Status.NOT_CONFIRMED: "c2",
    Status.BETWEEN_ROUNDS: "c3",
    Status.NOT_STATED: "c4",
    Status.CLOSED: "cl",
}
_RECENT_YEARS = 2
_BUDGET_COLOURS = ("c1", "c2", "c3", "c4")


def status_bar(context: SiteContext, sources: Iterable[Source], root: str, more: str = "") -> Markup:
    """Draw how many of the sources are open, between rounds and so on, with links to the lists.

    `more` is added to the addresses of the lists, such as "&topic=pcb".
    """
    counts = Counter(context.facts.intakes[source.id].status for source in sources)
    words = context.wording.status
    parts = [
        bars.BarPart(counts[status], words[status].lower(), css, url=f"{root}sources/?status={status}{more}")
        for status, css in STATUS_COLOURS.items()
    ]
    return bars.bar_with_key(parts)


def verdict_bar(
    context: SiteContext, counts: Mapping[Verdict, int], place: str, *, confirmed: int, open_now: int, receives: bool
) -> Markup:
    """Draw how many sources are likely, to be asked first, and not for a country; the parts lead to its lists.

    Of the likely ones, `confirmed` have a recent page, and `open_now` are open.
    The page of a country that does not receive help only counts the first two: it has no list of them.
    """
    _ = context.messages.gettext
    likely = sources_in_short(counts[Verdict.LIKELY], confirmed, open_now, context.messages)
    parts = [
        bars.BarPart(counts[Verdict.LIKELY], likely, "c1", url="#likely" if receives else ""),
        bars.BarPart(counts[Verdict.MORE_INFORMATION], _("ask first"), "c2", url="#perhaps" if receives else ""),
        bars.BarPart(counts[Verdict.NOT_ELIGIBLE], _("not for %(country)s", country=place), "cl", url="#not-for"),
    ]
    return bars.bar_with_key(parts)


def closings(sources: Iterable[Source], today: date) -> list[months.Closing]:
    """Return the known rounds of some sources that have closed."""
    return [
        months.Closing(item.closes, f"{source.short_name or source.name}: {item.name}", _is_recent(item.closes, today))
        for source in sources
        for item in source.rounds
        if item.closes and item.closes < today
    ]


def all_closing_months(context: SiteContext) -> Markup:
    """Draw in which months the known rounds of all sources in use closed."""
    return closing_months(context, closings(context.sources, context.as_of))


def closing_months(context: SiteContext, closed: Sequence[months.Closing]) -> Markup:
    """Draw in which months rounds closed: one mark for each."""
    _ = context.messages.gettext
    names = locale_of(context.language).months["stand-alone"]["abbreviated"]
    label = _("Rounds that closed, by month of the year")
    drawn = months.closing_months(
        closed, context.as_of, names=[names[place] for place in range(1, 13)], today_word=_("today"), label=label
    )
    return drawn + months.key(_("in the last two years"), _("earlier")) if drawn else drawn


def _is_recent(day: date, today: date) -> bool:
    return (today - day).days <= _RECENT_YEARS * 365


def coverage(context: SiteContext, totals: Totals) -> Markup:
    """Draw how many work packages a grant covers, only loans reach, must be asked for, and nobody pays for."""
    return bars.bar_with_key(_coverage(context, totals))


def coverage_cell(context: SiteContext, most: int, totals: Totals) -> Markup:
    """Draw the same for one row of a table, in proportion to the largest row."""
    return bars.cell(_coverage(context, totals), most)


def _coverage(context: SiteContext, totals: Totals) -> list[bars.BarPart]:
    _ = context.messages.gettext
    return [
        bars.BarPart(totals.by_gap.get(Gap.GRANT, 0), _("a grant may pay"), "c1"),
        bars.BarPart(totals.by_gap.get(Gap.LOANS_ONLY, 0), _("loans only"), "c3"),
        bars.BarPart(totals.by_gap.get(Gap.ASK, 0), _("ask first"), "c2"),
        bars.BarPart(totals.by_gap.get(Gap.NOBODY, 0), _("no known payer"), "c4"),
    ]


def money_bar(context: SiteContext, secured: int, missing: int, currency: str | None) -> Markup:
    """Draw which part of a cost is secured and which is still missing."""
    _ = context.messages.gettext
    parts = [
        bars.BarPart(secured, _("secured"), "c1", money(secured, currency, context.language)),
        bars.BarPart(missing, _("still needed"), "c2", money(missing, currency, context.language)),
    ]
    return bars.bar_with_key(parts)


def award_sizes(context: SiteContext, awards: Sequence[Award], currency: str) -> Markup:
    """Draw how many awards were of which size, of those with an amount in one currency."""
    amounts = [item.amount for item in awards if item.amount is not None and item.currency == currency]
    _ = context.messages.gettext
    names = [_("< 50,000"), _("50,000+"), _("250,000+"), _("1 m+"), _("5 m+")]
    label = _("Awards with an amount in %(currency)s, by size", currency=currency)
    return sizes.award_sizes(amounts, names=names, label=label)


def budget_bars(context: SiteContext, budget: Budget) -> Markup:
    """Draw the expenditure of each year of a budget by who spends it, with its key."""
    rows = table_2(budget)
    spent = [row for row in rows if row.row not in {"programme", "total"}]
    _ = context.messages.gettext
    names = {row.row: row.name or _("Overhead charge") for row in spent}
    colours = dict(zip(names, (*_BUDGET_COLOURS, *["c4"] * len(names)), strict=False))
    drawn = [
        bars.BarRow(
            str(year),
            tuple(_spent(context, row.amounts.get(year), names[row.row], colours[row.row]) for row in spent),
            number(_whole(rows[-1].amounts.get(year)), context.language),
        )
        for year in budget.years
    ]
    key = bars.key(
        [
            bars.BarPart(1, names[row.row], colours[row.row], " ")
            for row in spent
            if any(map(_whole, row.amounts.values()))
        ]
    )
    return bars.rows(drawn, name=budget.currency) + key


def _spent(context: SiteContext, amount: object, name: str, css: str) -> bars.BarPart:
    value = _whole(amount)
    return bars.BarPart(value, name, css, number(value, context.language))


def _whole(amount: object) -> int:
    return amount if isinstance(amount, int) else 0


def world_map(context: SiteContext, *shown: str) -> Markup:
    """Draw where things are, with a key. `shown` names the layers: `needs`, `centres` and `facilities`."""
    _ = context.messages.gettext
    layers = {
        "needs": lambda: world.layer(world.Shape.DISC, _countries_of_needs(context), _("needs")),
        "centres": lambda: world.layer(
            world.Shape.RING, [item.country for item in context.catalogue.centres.values()], _("regional centres")
        ),
        "facilities": lambda: world.layer(
            world.Shape.SQUARE,
            [item.country for item in context.catalogue.facilities.values() if item.country and not item.retired],
            _("laboratories and plants"),
        ),
    }
    drawn = [layers[name]() for name in shown]
    return world.world(drawn, label=_("World map in dots, without borders")) + world.world_key(drawn)


def _countries_of_needs(context: SiteContext) -> list[str]:
    standings = context.facts.standings
    return [item.country for item in context.requests if item.country and standings[item.id] in MAY_BE_SERVED]
