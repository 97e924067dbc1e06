"""The table of directives: what each one in prose is replaced with."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.pages import report_parts, term
from clearinghouse.site.pages.directives import (
    budget,
    budget_scenarios,
    components,
    contribute,
    data,
    deadlines,
    entry_points,
    events,
    explorers,
    figures,
    freshness,
    gef,
    home,
    matching,
    network,
    opportunities,
    pictures,
    pilot,
    registers,
    requests,
    secretariat,
    statements,
    statistics,
    unmet_demand,
)
from clearinghouse.site.templating.directives import Choices, Expander

# From the context and the way to the top of the site; those with an argument also from what they are about.
_WITHOUT_ARGUMENT: Mapping[str, Callable[[SiteContext, str], str]] = {
    "source-list": explorers.source_list,
    "request-list": explorers.request_list,
    "facility-list": explorers.facility_list_page,
    "compare": explorers.compare,
    "components": components.components,
    "country-list": registers.country_list,
    "organisation-list": registers.organisation_list,
    "centre-list": registers.centre_list,
    "chemical-list": registers.chemical_list,
    "workplan": budget.workplan,
    "budget-list": budget.budget_list,
    "network-figure": network.figure,
    "statistics": statistics.page_part,
    "pilot": pilot.page_part,
    "secretariat-desk": secretariat.desk,
    "comparable-funds": budget_scenarios.comparable_funds,
    "network-report": report_parts.page_part,
    "network-iomc": network.iomc,
    "network-coverage": network.coverage,
    "as-of": figures.as_of,
    "checked-live": figures.checked_live,
    "state": figures.state,
    "home": home.home,
    "plan-page": entry_points.plan_page,
    "search-page": entry_points.search_page,
    "vocabularies": data.vocabularies,
    "data-files": data.data_files,
    "rules": contribute.rules,
    "fixes": contribute.fixes,
    "forms": contribute.forms,
    "life-cycle": requests.life_cycle,
    "service-levels": requests.service_levels,
    "network-state": requests.figures,
    "ledger": requests.ledger,
    "financed": requests.financed,
    "quality-points": requests.quality_points,
    "examples": requests.examples,
    "opportunities": opportunities.page,
    "unmet-needs": unmet_demand.needs,
    "unmet-figures": unmet_demand.figures,
    "gef-agencies": gef.agencies,
    "topic-tree": matching.topic_tree,
    "membership-list": matching.memberships,
}
_WITH_ARGUMENT: Mapping[str, Callable[[SiteContext, str, str], str]] = {
    "addresses": explorers.addresses,
    "deadlines": deadlines.part,
    "events": events.part,
    "statements": statements.part,
    "term-list": registers.term_list,
    "budget-tables": budget.budget_tables,
    "budget-scenarios": budget_scenarios.scenarios,
    "count": figures.count,
    "freshness": freshness.part,
    "fields": contribute.fields,
    "hand-in": contribute.hand_in,
    "picture": pictures.picture,
}


def _without_argument(render: Callable[[SiteContext, str], str]) -> Expander[SiteContext]:
    return lambda context, root, _: render(context, root)


def _with_argument(render: Callable[[SiteContext, str, str], str]) -> Expander[SiteContext]:
    return lambda context, root, arguments: render(context, root, arguments["of"])


EXPANDERS: Mapping[str, Expander[SiteContext]] = {
    **{name: _without_argument(render) for name, render in _WITHOUT_ARGUMENT.items()},
    **{name: _with_argument(render) for name, render in _WITH_ARGUMENT.items()},
}
KNOWN: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(_WITHOUT_ARGUMENT, ()),
    **dict.fromkeys(_WITH_ARGUMENT, ("of",)),
}


def choices(catalogue: Catalogue) -> Choices:
    """Return the values of "of" for each directive that needs it. A record with problems counts: it is reported."""
    return {
        "addresses": {"of": ("sources", "requests", "facilities")},
        "deadlines": {"of": tuple(deadlines.PARTS)},
        "events": {"of": tuple(events.PARTS)},
        "statements": {"of": tuple(statements.PARTS)},
        "freshness": {"of": tuple(freshness.PARTS)},
        "term-list": {"of": tuple(term.VOCABULARIES)},
        "budget-tables": {"of": catalogue.known["budget"]},
        "budget-scenarios": {"of": catalogue.known["budget"]},
        "count": {"of": tuple(catalogue.known)},
        "fields": {"of": tuple(catalogue.schemas.kinds)},
        "hand-in": {"of": contribute.HAND_IN},
        "picture": {"of": tuple(pictures.PICTURES)},
    }
