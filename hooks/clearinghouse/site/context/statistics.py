"""Counts of the records for the page of statistics and its files: each table is one chart and one file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from clearinghouse.domain.evidence_age import months_before, newest_evidence
from clearinghouse.domain.need_standing import NeedStanding, last_confirmed
from clearinghouse.domain.reference_date import last_day
from clearinghouse.domain.source_eligibility import region_of
from clearinghouse.language.messages import N_
from clearinghouse.records import Award, Source
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.unmet_demand import all_demands

_AGES = ((1, N_("Up to 1 year")), (3, N_("1 to 3 years")), (5, N_("3 to 5 years")))
_OLDER, _UNDATED = N_("More than 5 years"), N_("No date")
_SIZES = ((100_000, N_("up to 100,000")), (1_000_000, N_("up to 1 million")), (10_000_000, N_("up to 10 million")))
_LARGER, _NO_SUM = N_("more than 10 million"), N_("no amount in US dollars stated")
_MOST_PAYERS = 15
_LONG_NAME = 45  # characters


@dataclass(frozen=True, slots=True)
class StatisticsRow:
    """One row of a table: a value with its label and how many there are."""

    id: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class StatisticsTable:
    """One table; `title` is in the language of the context."""

    id: str
    title: str
    rows: tuple[StatisticsRow, ...]

    @property
    def most(self) -> int:
        """The largest count, which is the longest bar."""
        return max((row.count for row in self.rows), default=0)


@lru_cache(maxsize=2)  # the lines of the data page name the tables, and they are made before the context is complete
def statistics_tables(context: SiteContext) -> tuple[StatisticsTable, ...]:
    """Return all tables that have a row."""
    tables = (*_of_sources(context), *_of_needs(context), *_of_awards(context))
    return tuple(table for table in tables if table.rows)


def _table(
    context: SiteContext, identifier: str, title: str, values: Iterable[str], labels: Mapping[str, str]
) -> StatisticsTable:
    """Count values; those with a label come in the order of the labels, others by number."""
    counts = Counter(values)
    order = {key: place for place, key in enumerate(labels)}
    keys = sorted(counts, key=lambda key: (order.get(key, len(order)), -counts[key], key))
    rows = tuple(StatisticsRow(key, labels.get(key, key), counts[key]) for key in keys)
    return StatisticsTable(identifier, context.messages.translated(title), rows)


def _of_sources(context: SiteContext) -> Iterable[StatisticsTable]:
    labels, sources = context.labels, context.sources
    yield _table(
        context, "sources-family", N_("Sources by family"), (item.family for item in sources), labels["source-families"]
    )
    roles = (role for item in sources for role in sorted({part.role for part in item.provides}))
    yield _table(context, "sources-role", N_("Sources by what they do"), roles, labels["roles"])
    packages = (key for item in sources for key in sorted({key for part in item.provides for key in part.packages}))
    yield _table(context, "sources-package", N_("Sources by work package"), packages, labels["work-packages"])
    statuses = (str(context.facts.intakes[item.id].status) for item in sources)
    yield _table(
        context,
        "sources-status",
        N_("Sources by status"),
        statuses,
        {str(key): label for key, label in context.wording.status.items()},
    )
    newest = (newest_evidence(item.evidence, as_of=context.as_of) for item in sources)
    ages = (_age(item.on if item else None, context) for item in newest)
    yield _table(context, "sources-age", N_("Sources by the age of their newest evidence"), ages, _age_labels(context))


def _of_needs(context: SiteContext) -> Iterable[StatisticsTable]:
    waiting = [item for item in context.requests if context.facts.standings[item.id] is NeedStanding.WAITING]
    countries = context.catalogue.countries
    regions = (region_of(countries[item.country or ""]) or "" for item in waiting if item.country in countries)
    yield _table(context, "needs-region", N_("Needs waiting for help, by region"), regions, _region_labels(context))
    packages = (item.plan.package.package for item in all_demands(context))
    yield _table(
        context,
        "needs-package",
        N_("Needs waiting for help, by work package"),
        packages,
        context.labels["work-packages"],
    )
    stated = map(last_confirmed, context.requests)
    ages = (_age(last_day(item) if item else None, context) for item in stated)
    yield _table(context, "needs-age", N_("Documented needs by the age of their document"), ages, _age_labels(context))


def _of_awards(context: SiteContext) -> Iterable[StatisticsTable]:
    awards = [item for item in context.catalogue.awards.values() if item.is_outside_gef]
    years = sorted(str(item.year) for item in awards if item.year)
    yield _table(context, "awards-year", N_("Awards by year"), years, {year: year for year in years})
    payers = Counter(_payer(item, context) for item in awards)
    top = sorted(payers, key=lambda name: (-payers[name], name))[:_MOST_PAYERS]
    short = {item.name: _short_name(item, context) for item in context.catalogue.sources.values()}
    yield _table(
        context,
        "awards-payer",
        N_("Awards by payer, the most frequent"),
        (key for key in payers.elements() if key in top),
        {name: short.get(name, name) for name in top},
    )
    countries = context.catalogue.countries
    regions = (
        key
        for item in awards
        for key in sorted({region_of(countries[code]) or "" for code in item.countries if code in countries})
    )
    yield _table(context, "awards-region", N_("Awards by region"), regions, _region_labels(context))
    sizes = [*(text for _, text in _SIZES), _LARGER, _NO_SUM]
    yield _table(
        context,
        "awards-size",
        N_("Awards by size, in US dollars"),
        map(_size, awards),
        context.messages.table({text: text for text in sizes}),
    )


def _region_labels(context: SiteContext) -> Mapping[str, str]:
    return {**context.labels["regions"], "": context.messages.gettext("Other countries")}


def _payer(award: Award, context: SiteContext) -> str:
    source: Source | None = context.catalogue.sources.get(award.source or "")
    return source.name if source else award.payer or context.messages.gettext("not named")


def _short_name(source: Source, context: SiteContext) -> str:
    """Return a name that fits next to a bar on a phone."""
    name = context.row_name(source)
    return source.short_name if source.short_name and len(name) > _LONG_NAME else name


def _size(award: Award) -> str:
    if award.amount is None or award.currency != "USD":
        return _NO_SUM
    return next((text for most, text in _SIZES if award.amount <= most), _LARGER)


def _age(on: date | None, context: SiteContext) -> str:
    """Return the class of the age of a document of a day: within so many years, to the day, as freshness is counted."""
    if on is None:
        return _UNDATED
    return next((text for years, text in _AGES if on >= months_before(context.as_of, 12 * years)), _OLDER)


def _age_labels(context: SiteContext) -> Mapping[str, str]:
    texts = [*(text for _, text in _AGES), _OLDER, _UNDATED]
    return context.messages.table({text: text for text in texts})
