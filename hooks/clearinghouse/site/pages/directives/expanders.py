"""What each directive in prose turns into. Every expander takes the context, the way to the top, and its arguments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from clearinghouse.authoring.web_forms import FORMS
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.domain.budget_totals import discrepancies
from clearinghouse.records import SCHEMA_OF_KIND
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.pages import budget_rows, contributor_guide, explorer, lists, registry, term
from clearinghouse.site.pages.directives import deadlines, matching, opportunities, registers, requests, unmet_demand
from clearinghouse.site.templating.directives import Choices
from clearinghouse.site.templating.environment import template
from clearinghouse.wording import labels
from clearinghouse.wording.formats import day, number


def source_list(context: SiteContext, root: str) -> str:
    """Return the first page of the list of all sources in use."""
    return lists.first_page(context, "sources", root)


def compare(context: SiteContext, root: str) -> str:  # noqa: ARG001 - every expander has the same arguments
    """Return the place in which up to four sources are put side by side."""
    return template("compare")(root=root, messages={**explorer.COMPARE_MESSAGES, **labels.VERDICT})


def addresses(context: SiteContext, root: str, *, of: str) -> str:  # noqa: ARG001
    """Return the parameters of the address of an explorer: `sources` or `requests`."""
    caption = f"Parameters of /{of}/"
    return template("addresses")(rows=explorer.parameters(of, context), caption=caption)


def request_list(context: SiteContext, root: str) -> str:
    """Return the first page of the list of documented needs and requests."""
    return lists.first_page(context, "requests", root)


def deadline_list(context: SiteContext, root: str, *, of: str) -> str:
    """Return one part of the calendar of deadlines (see `deadlines.part`)."""
    return deadlines.part(context, root, of)


def budget_tables(context: SiteContext, root: str, *, of: str) -> str:
    """Return Tables 1 and 2 of a budget, with the printed figures where they differ."""
    budget = context.catalogue.budget[of]
    return template("budget")(
        root=root,
        context=context,
        budget=budget,
        table_1=budget_rows.table_1(budget),
        table_2=budget_rows.table_2(budget),
        differences=budget_rows.footnotes(discrepancies(budget)),
        path=context.catalogue.path(("budget", of)),
        labels=context.labels,
    )


def workplan(context: SiteContext, root: str) -> str:
    """Return the work plan with its strands and activities."""
    plan = next(iter(context.catalogue.workplan.values()), None)
    if plan is None:
        return template("workplan_none")()
    titles = {activity.id: activity.title for strand in plan.strands for activity in strand.activities}
    return template("workplan")(
        root=root,
        context=context,
        plan=plan,
        titles=titles,
        labels=context.labels,
        path=context.catalogue.path(("workplan", plan.id)),
    )


def count(context: SiteContext, root: str, *, of: str) -> str:  # noqa: ARG001 - every expander has the same arguments
    """Return how many records of a kind there are."""
    counted = [item for item in context.catalogue.records(of).values() if item not in context.examples]
    return number(len(counted))


def as_of(context: SiteContext, root: str) -> str:  # noqa: ARG001
    """Return the day for which the site is computed."""
    return f'<time datetime="{context.as_of}">{day(context.as_of)}</time>'


def checked_live(context: SiteContext, root: str) -> str:  # noqa: ARG001
    """Return the sentence that says how many sources were checked on the live page, or that none was."""
    live = sum(source.verified.how == "live-page" for source in context.sources)
    if not live:
        return "No source has been checked on the live page of its provider yet."
    return f"Sources checked on the live page of the provider: {number(live)} of {number(len(context.sources))}."


def vocabularies(context: SiteContext, root: str) -> str:
    """Return every vocabulary with its terms and their definitions."""
    return template("vocabularies")(root=root, context=context, vocabularies=context.catalogue.vocabularies.values())


def data_files(context: SiteContext, root: str) -> str:
    """Return links to the files for machines."""
    return template("data_files")(
        root=root, context=context, kinds=tuple(SCHEMA_OF_KIND), budgets=context.catalogue.budget
    )


def fields(context: SiteContext, root: str, *, of: str) -> str:
    """Return the entry of one kind in the list of kinds, from its schema."""
    return contributor_guide.fields(context, root, of)


def rules(context: SiteContext, root: str) -> str:  # noqa: ARG001
    """Return every rule with what it is about and how to mend it, from the registry."""
    return contributor_guide.rules(root)


def fixes(context: SiteContext, root: str) -> str:  # noqa: ARG001
    """Return what `make fix` mends, rule by rule."""
    return contributor_guide.fixes(root)


def forms(context: SiteContext, root: str) -> str:  # noqa: ARG001
    """Return links to the forms, with what each is for."""
    return template("forms")(root=root, forms=FORMS)


def state(context: SiteContext, root: str) -> str:
    """Return the figures of the front page: how many sources are open, how many needs, and so on."""
    statuses = Counter(context.intakes[source.id].status for source in context.sources)
    how = Counter(source.verified.how for source in context.sources)
    return template("state")(
        root=root, context=context, statuses=statuses, status_labels=labels.STATUS, how=how, labels=context.labels
    )


def start(context: SiteContext, root: str) -> str:
    """Return the quick ways in: a form that leads to the list of sources, countries by letter, and topics."""
    countries = sorted(context.catalogue.countries.values(), key=lambda country: labels.sort_key(country.name))
    letters = dict.fromkeys(labels.sort_key(country.name)[0].upper() for country in countries)
    return template("start")(root=root, countries=countries, letters=letters, topics=context.labels.get("topics", {}))


def search_page(context: SiteContext, root: str) -> str:
    """Return the form of the search page with its filters, and the words that its script says."""
    countries = sorted(context.catalogue.countries.values(), key=lambda country: labels.sort_key(country.name))
    return template("search_page")(
        root=root,
        countries=countries,
        topics=context.labels.get("topics", {}),
        kinds=registry.SEARCH_KINDS,
        ranking=registry.ranking(),
    )


EXPANDERS: Mapping[str, Callable[..., str]] = {
    "source-list": source_list,
    "request-list": request_list,
    "compare": compare,
    "addresses": addresses,
    "deadlines": deadline_list,
    "country-list": registers.country_list,
    "organisation-list": registers.organisation_list,
    "centre-list": registers.centre_list,
    "term-list": registers.term_list,
    "chemical-list": registers.chemical_list,
    "budget-tables": budget_tables,
    "workplan": workplan,
    "count": count,
    "as-of": as_of,
    "checked-live": checked_live,
    "vocabularies": vocabularies,
    "data-files": data_files,
    "fields": fields,
    "rules": rules,
    "fixes": fixes,
    "forms": forms,
    "state": state,
    "start": start,
    "life-cycle": requests.life_cycle,
    "service-levels": requests.service_levels,
    "network-state": requests.figures,
    "ledger": requests.ledger,
    "quality-points": requests.quality_points,
    "examples": requests.examples,
    "search-page": search_page,
    "opportunities": opportunities.page,
    "unmet-needs": unmet_demand.needs,
    "thin-topics": unmet_demand.topics,
    "matching-weights": matching.weights,
    "topic-tree": matching.topic_tree,
    "membership-list": matching.memberships,
}
_TAKES_OF = frozenset({"term-list", "budget-tables", "count", "fields", "addresses", "deadlines"})
KNOWN: Mapping[str, tuple[str, ...]] = {name: ("of",) if name in _TAKES_OF else () for name in EXPANDERS}


def choices(catalogue: Catalogue) -> Choices:
    """Return the values of "of" for each directive that needs it; a record with problems counts, it is told already."""
    return {
        "term-list": {"of": tuple(term.VOCABULARIES)},
        "budget-tables": {"of": catalogue.known["budget"]},
        "count": {"of": tuple(catalogue.known)},
        "fields": {"of": tuple(catalogue.schemas.kinds)},
        "addresses": {"of": ("sources", "requests")},
        "deadlines": {"of": tuple(deadlines.PARTS)},
    }
