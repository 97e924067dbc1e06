"""The page of a request or documented need."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.domain.facilities import TECHNICAL_PACKAGES
from clearinghouse.domain.need_standing import MAY_BE_SERVED
from clearinghouse.domain.request_quality import score
from clearinghouse.records import Country, Facility, Request
from clearinghouse.records.request import WorkPackage
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.page_task import PageTask
from clearinghouse.site.context.plan_answers import plan_of_need
from clearinghouse.site.context.proposals import prepared_for_need
from clearinghouse.site.pages import request_parts
from clearinghouse.site.pages.plan_blocks import PlanView, plan_view
from clearinghouse.site.pages.source import page_description
from clearinghouse.site.templating.shell import Page


def tasks(context: SiteContext) -> Iterator[PageTask]:
    """Yield one page for each request, retired ones too; similar ones in a row, because they share rendered parts."""
    requests = context.catalogue.requests
    for identifier in sorted(requests, key=lambda key: (requests[key].assistance, requests[key].topics)):
        yield PageTask(f"requests/{identifier}/", page, identifier)


def page(context: SiteContext, identifier: str) -> Page:
    """Render the page of one request."""
    catalogue = context.catalogue
    request = catalogue.requests[identifier]
    country = catalogue.countries.get(request.country or "")
    path = catalogue.path(("requests", identifier))
    plan = _plan(context, request)
    packages = technical_packages(request)
    body = context.render(
        "request",
        "../../",
        ages=context.fact_ages("requests", identifier),
        request=request,
        path=path,
        country=country,
        chemicals=catalogue.chemicals,
        sources=catalogue.sources,
        stages=context.facts.stages.get(identifier, ()),
        meter=score(request),
        standing=context.facts.standings[identifier],
        plan=plan,
        drafts=prepared_for_need(context).get(identifier, ()),
        packages=_without_plan(request, plan),
        more=_plan_address(request),
        outlet_packages=packages,
        strip=request_parts.strip(context, request, country),
        money=request_parts.money(context, request),
        tracker=request_parts.tracker(context, identifier),
        outlets=outlets(context, request, country, packages),
    )
    _ = context.messages.gettext
    return Page(
        f"requests/{identifier}/",
        _("%(title)s (%(country)s)", title=request.title, country=country.name)
        if country
        else _("%(title)s (invented example)", title=request.title),
        page_description(request.problem),
        body,
        path,
    )


def _plan(context: SiteContext, request: Request) -> PlanView | None:
    """Return the plan of a need that waits, or that may still wait."""
    if context.facts.standings[request.id] not in MAY_BE_SERVED:
        return None
    plan = plan_of_need(context, request.id)
    return plan_view(context, plan) if plan else None


def technical_packages(request: Request) -> tuple[str, ...]:
    """Return the work packages of a need, not yet done, for which laboratories and plants are named."""
    to_do = {item.package for item in request.packages if not item.done}
    return tuple(package for package in TECHNICAL_PACKAGES if package in to_do and not request.retired)


def outlets(
    context: SiteContext, request: Request, country: Country | None, packages: tuple[str, ...]
) -> tuple[Facility, ...]:
    """Return the laboratories and plants that say they take what a need is about, the nearest first."""
    return context.facts.facilities.taking(packages, request.topics, country) if country and packages else ()


def _without_plan(request: Request, plan: PlanView | None) -> tuple[WorkPackage, ...]:
    """Return the work packages that the plan does not show: those that are done, or all."""
    return tuple(item for item in request.packages if item.done) if plan else request.packages


def _plan_address(request: Request) -> str:
    """Return the address of the page that answers the question of a need, but for the work package at its end."""
    named = {"topic": request.topics, "applicant": request.applicants}
    chosen = "".join(f"&{name}={','.join(terms)}" for name, terms in named.items() if terms)
    return f"../../plan/?country={request.country}{chosen}&package="
