"""The figures of the report to the Conference of the Parties (proposal, paragraph 10c), for any period.

Each figure has one name. Sentences and tables of the report read the same one, so that they cannot differ.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from clearinghouse.domain.centre_coverage import party_coverage
from clearinghouse.domain.convention_eligibility import Standing
from clearinghouse.domain.intake import Status
from clearinghouse.domain.need_standing import NeedStanding
from clearinghouse.domain.network_statistics import NetworkStatistics, compute_statistics
from clearinghouse.domain.plans import Gap
from clearinghouse.domain.unmet_demand import Demand, Totals, totals
from clearinghouse.language.messages import N_
from clearinghouse.records import Award, Request, Source
from clearinghouse.records.common import newest_date
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.unmet_demand import all_demands

STALE_DAYS = 365
YEARS_BETWEEN_MEETINGS = 2
_LEAP_DAY = (2, 29)


@dataclass(frozen=True, slots=True)
class ReportFigure:
    """One number of the report, with its name for machines and its label, a message."""

    id: str
    label: str
    value: int


@dataclass(frozen=True, slots=True)
class ReportSection:
    """The figures of one part of the report; the title is a message."""

    id: str
    title: str
    figures: tuple[ReportFigure, ...]


@dataclass(frozen=True, slots=True)
class AwardYear:
    """Awards of one year in which no money of the GEF was seen: how many, and the sums that are stated."""

    year: int
    count: int
    money: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class PackageDemand:
    """One work package of the needs waiting for help: all of it, and what no source is known to pay for."""

    package: str
    all: Totals
    open: Totals


@dataclass(frozen=True, slots=True)
class NetworkReport:
    """All that the report shows for a period, both days included."""

    start: date
    end: date
    sections: tuple[ReportSection, ...]
    packages: tuple[PackageDemand, ...]
    awards: tuple[AwardYear, ...]
    statistics: NetworkStatistics

    @property
    def figures(self) -> Mapping[str, int]:
        """The value of each figure by its name."""
        return {figure.id: figure.value for section in self.sections for figure in section.figures}


def usual_period(as_of: date) -> tuple[date, date]:
    """Return the period of the report on the site: two years up to a date, as between two meetings."""
    is_leap_day = (as_of.month, as_of.day) == _LEAP_DAY
    first = as_of.replace(day=as_of.day - 1) if is_leap_day else as_of
    return first.replace(year=as_of.year - YEARS_BETWEEN_MEETINGS), as_of


def network_report(context: SiteContext, start: date, end: date) -> NetworkReport:
    """Compute the report. Raises ValueError when the period ends before it begins."""
    if end < start:
        raise ValueError(f"the period ends on {end}, before it begins on {start}")
    statistics = compute_statistics(context.catalogue.requests.values(), context.facts.stages)
    awards = [award for award in context.catalogue.awards.values() if _is_within(award, start, end)]
    sections = (
        ReportSection("national", N_("National level"), tuple(_national(context, start, end))),
        ReportSection("regional", N_("Regional level"), tuple(_regional(context))),
        ReportSection("global", N_("Global level"), tuple(_global(context, statistics))),
        ReportSection("inventory", N_("Inventory of sources"), tuple(_inventory(context))),
        ReportSection("awards", N_("Awards"), tuple(_awards(awards))),
        ReportSection("quality", N_("Quality and age of the data"), tuple(_quality(context, start, end))),
    )
    return NetworkReport(start, end, sections, _packages(all_demands(context)), _by_year(awards), statistics)


def _national(context: SiteContext, start: date, end: date) -> Iterable[ReportFigure]:
    standings = Counter(context.facts.standings[item.id] for item in context.requests)
    waiting = {item.country for item in context.requests if context.facts.standings[item.id] is NeedStanding.WAITING}
    yield ReportFigure("parties", N_("Parties on record"), len(party_coverage(context.catalogue, context.facts)))
    eligible = sum(item.standing is Standing.ELIGIBLE for item in context.facts.assessments.values())
    yield ReportFigure("eligible", N_("Countries that are eligible under paragraph 9"), eligible)
    documented = sum(item.origin == "transcribed" for item in context.requests)
    yield ReportFigure("needs", N_("Needs taken from public documents"), documented)
    yield ReportFigure("needs-waiting", N_("Needs waiting for help"), standings[NeedStanding.WAITING])
    yield ReportFigure("needs-to-confirm", N_("Needs to be confirmed"), standings[NeedStanding.TO_BE_CONFIRMED])
    yield ReportFigure("countries-waiting", N_("Countries with a need waiting for help"), len(waiting))
    submitted = [item for item in context.requests if item.origin == "submitted"]
    yield ReportFigure("requests", N_("Requests sent by focal points"), len(submitted))
    arrived = sum(_arrived(item, start, end) for item in submitted)
    yield ReportFigure("requests-in-period", N_("Requests that arrived in the period"), arrived)


def _arrived(request: Request, start: date, end: date) -> bool:
    return bool(request.history) and start <= request.history[0].on <= end


def _regional(context: SiteContext) -> Iterable[ReportFigure]:
    centres = [centre for centre in context.catalogue.centres.values() if not centre.retired]
    parties = party_coverage(context.catalogue, context.facts)
    yield ReportFigure("centres", N_("Centres on record"), len(centres))
    yield ReportFigure(
        "centres-with-list", N_("Centres with a list of countries"), sum(bool(c.serves) for c in centres)
    )
    yield ReportFigure("parties-unnamed", N_("Parties that no list names"), sum(not item.centres for item in parties))
    unnamed = sum(item.is_eligible and not item.centres for item in parties)
    yield ReportFigure("eligible-unnamed", N_("Eligible Parties that no list names"), unnamed)
    several = sum(len(item.centres) > 1 for item in parties)
    yield ReportFigure("parties-several", N_("Parties that several lists name"), several)
    partners = sum(bool(centre.partners) for centre in centres)
    yield ReportFigure("centres-with-partners", N_("Centres with partners on record"), partners)


def _global(context: SiteContext, statistics: NetworkStatistics) -> Iterable[ReportFigure]:
    yield ReportFigure("overdue", N_("Requests with an overdue step"), len(statistics.overdue))
    yield ReportFigure("finished", N_("Requests that have ended"), sum(statistics.results.values()))
    found = all_demands(context)
    yield ReportFigure("packages", N_("Work packages of the needs waiting for help"), len(found))
    yield ReportFigure("packages-open", N_("Of these, without a known payer outside the GEF"), totals(found).uncovered)
    open_ = totals(item for item in found if item.plan.gap is not Gap.GRANT)
    yield ReportFigure("tonnes-open", N_("Tonnes documented for these"), round(open_.tonnes))


def _inventory(context: SiteContext) -> Iterable[ReportFigure]:
    statuses = Counter(context.facts.intakes[source.id].status for source in context.sources)
    yield ReportFigure("sources", N_("Sources outside the GEF on record"), len(context.sources))
    yield ReportFigure(
        "sources-open",
        N_("Sources that take requests, by recent evidence"),
        statuses[Status.OPEN] + statuses[Status.CLOSING_SOON],
    )
    any_time = statuses[Status.NOT_CONFIRMED]
    yield ReportFigure("sources-any-time", N_("Sources open at any time in principle, not confirmed"), any_time)
    providers = {source.organisation for source in context.sources}
    yield ReportFigure("providers", N_("Organisations that run them"), len(providers))
    payers = sum(any(item.role == "pays" for item in source.provides) for source in context.sources)
    yield ReportFigure("sources-paying", N_("Sources that pay for something"), payers)
    with_round = sum(bool(source.rounds) for source in context.sources)
    yield ReportFigure("sources-with-rounds", N_("Sources with rounds on record"), with_round)


def _awards(awards: list[Award]) -> Iterable[ReportFigure]:
    outside = [award for award in awards if award.is_outside_gef]
    yield ReportFigure("awards", N_("Awards of these years on record"), len(awards))
    yield ReportFigure("awards-outside", N_("Of these, with no sign of GEF money"), len(outside))
    countries = {code for award in outside for code in award.countries}
    yield ReportFigure("awards-countries", N_("Countries that received them"), len(countries))


def _quality(context: SiteContext, start: date, end: date) -> Iterable[ReportFigure]:
    sources = context.sources
    live = sum(source.verified.how == "live-page" for source in sources)
    yield ReportFigure("checked-live", N_("Sources checked on the live page"), live)
    checked = sum(start <= source.verified.on <= end for source in sources)
    yield ReportFigure("checked-in-period", N_("Sources checked in the period"), checked)
    stale = sum(is_unchecked(source, context.as_of) for source in sources)
    yield ReportFigure("stale", N_("Sources not checked for a year"), stale)
    undated = sum(newest_date(source.evidence) is None for source in sources)
    yield ReportFigure("undated", N_("Sources without dated evidence"), undated)
    low = sum(source.confidence == "low" for source in sources)
    yield ReportFigure("low-confidence", N_("Sources of low confidence"), low)


def is_unchecked(source: Source, as_of: date) -> bool:
    """Return whether a source was last checked more than a year before `as_of`."""
    return (as_of - source.verified.on).days > STALE_DAYS


def _is_within(award: Award, start: date, end: date) -> bool:
    first, last = award.year, award.year_end or award.year
    return first is not None and last is not None and first <= end.year and last >= start.year


def _by_year(awards: Iterable[Award]) -> tuple[AwardYear, ...]:
    years: dict[int, list[Award]] = {}
    for award in awards:
        if award.is_outside_gef and award.year is not None:
            years.setdefault(award.year, []).append(award)
    return tuple(AwardYear(year, len(items), _money(items)) for year, items in sorted(years.items()))


def _money(awards: Iterable[Award]) -> Mapping[str, int]:
    sums: Counter[str] = Counter()
    for award in awards:
        if award.amount is not None and award.currency:
            sums[award.currency] += award.amount
    return dict(sorted(sums.items()))


def _packages(found: Iterable[Demand]) -> tuple[PackageDemand, ...]:
    groups: dict[str, list[Demand]] = {}
    for item in found:
        groups.setdefault(item.plan.package.package, []).append(item)
    return tuple(
        PackageDemand(package, totals(items), totals(item for item in items if item.plan.gap is not Gap.GRANT))
        for package, items in sorted(groups.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    )
