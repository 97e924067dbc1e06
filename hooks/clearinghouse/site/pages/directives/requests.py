"""What directives about requests turn into: life cycle, service levels, state of the network, ledger, examples."""

from __future__ import annotations

from clearinghouse.domain.ledger import financed, matches
from clearinghouse.domain.network_statistics import network_state
from clearinghouse.domain.request_lifecycle import NEXT
from clearinghouse.domain.request_quality import meter
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.templating.environment import template
from clearinghouse.wording import labels as names


def life_cycle(view: SiteContext, root: str) -> str:
    """Return the states of a request, what each means and what may follow it."""
    terms = view.catalogue.vocabularies["request-statuses"].terms
    return template("life_cycle")(root=root, terms=terms, labels=view.labels["request-statuses"], following=NEXT)


def service_levels(view: SiteContext, root: str) -> str:
    """Return the service levels with who acts, and the precedent of each or that it is our own choice."""
    records = view.catalogue.service_levels.values()
    return template("service_levels")(
        root=root,
        view=view,
        records=records,
        roles=names.ROLE,
        labels=view.labels,
        paths={record.id: view.catalogue.path(("service-levels", record.id)) for record in records},
    )


def figures(view: SiteContext, root: str) -> str:
    """Return the state of the network: figures over submitted requests, or that there is none."""
    return template("network_state")(
        root=root,
        as_of=view.as_of,
        found=network_state(view.requests, view.levels, as_of=view.as_of),
        labels=view.labels,
        roles=names.ROLE,
        countries=view.catalogue.countries,
        documented=sum(request.origin == "transcribed" for request in view.requests),
    )


def ledger(view: SiteContext, root: str) -> str:
    """Return both tables of the ledger: offers made here, and what documents say was financed."""
    paid, unnamed = financed(view.requests)
    return template("ledger")(
        root=root,
        matches=matches(view.requests),
        financed=paid,
        unnamed=unnamed,
        labels=view.labels,
        countries=view.catalogue.countries,
        sources=view.catalogue.sources,
    )


def quality_points(view: SiteContext, root: str) -> str:  # noqa: ARG001 - every expander has the same arguments
    """Return the points that a request should tell."""
    return template("quality_points")(points=names.POINT)


def examples(view: SiteContext, root: str) -> str:
    """Return the invented examples side by side, the good one first, with what each tells."""
    ordered = sorted(view.examples, key=lambda request: (request.example_of or "", request.id))
    return template("examples")(
        root=root,
        view=view,
        examples=[(request, meter(request)) for request in ordered],
        points=names.POINT,
        labels=view.labels,
    )
