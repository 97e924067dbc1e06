"""The matches of one need, or of one source, grouped by verdict."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from clearinghouse.domain.matching.index.index import Index
from clearinghouse.domain.matching.inputs import Need, build_need
from clearinghouse.domain.matching.match import Match
from clearinghouse.domain.source_verdict import Verdict
from clearinghouse.records import Country, Request


class MatchGroup(NamedTuple):
    """The matches of one verdict: how many there are, and the best of them, in order."""

    verdict: Verdict
    total: int
    matches: tuple[Match, ...]


def groups_for_need(index: Index, need: Need, limits: Mapping[Verdict, int]) -> tuple[MatchGroup, ...]:
    """Return the sources for a need by verdict, at most `limits` of each; no limit named means none of them."""
    return tuple(
        MatchGroup(verdict, ranked.total, tuple([index.match(source, need) for source in ranked.best]))
        for verdict, ranked in index.for_need(need, limits).items()
    )


def groups_for_source(index: Index, source: str, limits: Mapping[Verdict, int]) -> tuple[MatchGroup, ...]:
    """Return the waiting needs that a source could serve, by verdict; nothing for a source that is not indexed."""
    if source not in index.sources:
        return ()
    return tuple(
        MatchGroup(verdict, ranked.total, tuple([index.match(source, index.need(key)) for key in ranked.best]))
        for verdict, ranked in index.for_offer(index.offer(source), limits).items()
    )


def need_of(index: Index, request: Request, countries: Mapping[str, Country]) -> Need:
    """Return a request as matching sees it, from the index when it waits there. Its country must be known."""
    if request.id in index.requests:
        return index.need(request.id)
    return build_need(request, countries[request.country or ""])
