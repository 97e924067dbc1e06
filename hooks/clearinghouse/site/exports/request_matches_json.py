"""The matches of one request for machines: they come with its page, and have more rows than the page shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from clearinghouse.domain.matching.groups import MatchGroup
from clearinghouse.records import Request
from clearinghouse.site.context import match_list
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.context.match_list import MatchSection
from clearinghouse.site.exports.api_envelope import as_rows, envelope
from clearinghouse.site.exports.match_json import shared_writer


def files(context: SiteContext, identifier: str) -> Iterator[tuple[str, bytes]]:
    """Yield api/v1/matches/<request>.json, unless the request is out of use or has no matches."""
    request = context.catalogue.requests[identifier]
    if not request.retired and (groups := match_list.of_request(context, request)):
        yield matches_file(context, request, groups)


def matches_file(
    context: SiteContext, request: Request, groups: Iterable[MatchGroup | MatchSection]
) -> tuple[str, bytes]:
    """Return api/v1/matches/<request>.json with the matches of all groups, the best of each verdict."""
    given, writer = tuple(groups), shared_writer(context)
    rows = [writer.match(match) for group in given for match in group.matches]
    uri = f"api/v1/matches/{request.id}.json"
    return uri, envelope(
        context,
        uri,
        as_rows(rows),
        request=request.id,
        origin=request.origin,
        totals={group.verdict.value: group.total for group in given},
        shown=len(rows),
        total=sum(group.total for group in given),
    )
