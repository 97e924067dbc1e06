"""What directives about requests turn into: life cycle, service levels, state of the network, ledger, examples."""

from __future__ import annotations

from clearinghouse.domain.ledger import financed_projects, matched_offers
from clearinghouse.domain.network_statistics import compute_statistics
from clearinghouse.domain.request_lifecycle import NEXT
from clearinghouse.domain.request_quality import score
from clearinghouse.site.context.award_pages import pages
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.pages import named_projects


def life_cycle(context: SiteContext, root: str) -> str:
    """Return the states of a request, what each means and what may follow it."""
    terms = context.catalogue.vocabularies["request-statuses"].terms
    return context.render(
        "life_cycle",
        root,
        terms=terms,
        status_labels=context.labels["request-statuses"],
        following=NEXT,
    )


def service_levels(context: SiteContext, root: str) -> str:
    """Return the service levels: who acts, and for each its precedent or that it is our own choice."""
    records = context.catalogue.service_levels.values()
    return context.render(
        "service_levels",
        root,
        records=records,
        paths={record.id: context.catalogue.path(("service-levels", record.id)) for record in records},
    )


def figures(context: SiteContext, root: str) -> str:
    """Return the state of the network: figures over submitted requests, or that there is none."""
    return context.render(
        "network_state",
        root,
        as_of=context.as_of,
        statistics=compute_statistics(context.requests, context.facts.stages),
        documented=sum(request.origin == "transcribed" for request in context.requests),
    )


def ledger(context: SiteContext, root: str) -> str:
    """Return the parts of the ledger: awards, a link to the projects that documents name, and offers recorded here."""
    return context.render(
        "ledger",
        root,
        matches=matched_offers(context.requests),
        financed=financed_projects(context.requests)[0],
        awards=pages(context.facts.awards.all)[0],
        pages=len(pages(context.facts.awards.all)),
        sources=context.catalogue.sources,
    )


def financed(context: SiteContext, root: str) -> str:
    """Return the projects that documents name with their payer: by need, in the order of the names of countries."""
    every, (_, unnamed) = named_projects.pages(context), financed_projects(context.requests)
    return context.render("financed", root, financed=every[0], number=1, count=len(every), unnamed=unnamed)


def quality_points(context: SiteContext, root: str) -> str:
    """Return the points that a request should state."""
    return context.render("quality_points", root)


def examples(context: SiteContext, root: str) -> str:
    """Return the invented examples side by side, the good one first, with what each states."""
    ordered = sorted(context.examples, key=lambda request: (request.example_of or "", request.id))
    return context.render(
        "examples",
        root,
        examples=[(request, score(request)) for request in ordered],
    )
