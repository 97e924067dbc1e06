"""The plan of one need for machines. It comes with the page of the need, so that its plan is computed once."""

from __future__ import annotations

from collections.abc import Iterator

from clearinghouse.domain.plans import Plan
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.plan_answers import plan_of_need
from clearinghouse.site.exports.api_envelope import as_json, envelope
from clearinghouse.site.exports.plan_json import shared_writer


def files(context: SiteContext, identifier: str) -> Iterator[tuple[str, bytes]]:
    """Yield api/v1/plans/<request>.json, and where it was before; nothing for a request that is out of use."""
    request = context.catalogue.requests[identifier]
    if request.country and not request.retired:
        yield plan_file(context, identifier, plan_of_need(context, identifier))
        yield _moved(context, identifier)


def plan_file(context: SiteContext, identifier: str, plan: Plan | None) -> tuple[str, bytes]:
    """Return api/v1/plans/<request>.json; without a plan it says only where the need stands."""
    request = context.catalogue.requests[identifier]
    uri = _uri(identifier)
    members = {"request": identifier, "origin": request.origin, "standing": context.facts.standings[identifier].value}
    if plan is None:
        return uri, envelope(context, uri, as_json([]), **members, total=0)
    return uri, shared_writer(context).file(uri, plan, **members)


def _moved(context: SiteContext, identifier: str) -> tuple[str, bytes]:
    """Say at the address of version 1 where the answer is now."""
    uri = f"api/v1/matches/{identifier}.json"
    return uri, envelope(context, uri, as_json([]), moved_to=context.addresses.page(_uri(identifier)), total=0)


def _uri(identifier: str) -> str:
    return f"api/v1/plans/{identifier}.json"
