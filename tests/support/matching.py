"""Matching one source with one need, for tests: the pair, and what a criterion found in it."""

from __future__ import annotations

from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.domain.matching import (
    Criterion,
    Finding,
    Match,
    MatchingContext,
    build_need,
    build_offer,
    match_pair,
)
from clearinghouse.domain.source_verdict import Verdict
from clearinghouse.records import Request, Source

EVERY = dict.fromkeys(Verdict, 10_000)


def pair(catalogue: Catalogue, rules: MatchingContext, source: Source, request: Request) -> Match:
    """Match one source with one request of the catalogue, both perhaps changed."""
    return match_pair(
        build_offer(source, as_of=rules.as_of), build_need(request, catalogue.countries[request.country]), rules
    )


def finding_of(result: Match, criterion: Criterion) -> Finding | None:
    """Return what one criterion found, or None when it does not apply."""
    return next((item for item in result.findings if item.criterion is criterion), None)
