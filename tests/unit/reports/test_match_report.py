"""The explanation of a pair, as text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from clearinghouse.domain.matching import Match
from clearinghouse.domain.matching.groups import need_of
from clearinghouse.reports import match_report
from clearinghouse.site.context.context import SiteContext
from support.paths import CASES

_PAIRS = sorted(path.stem for path in (CASES / "matches").glob("*.txt"))


def _match(context: SiteContext, request: str, source: str) -> Match:
    index = context.facts.matching
    return index.match(source, need_of(index, context.catalogue.requests[request], context.catalogue.countries))


def _explanation(context: SiteContext, request: str, source: str) -> str:
    need = context.catalogue.requests[request]
    report = match_report.match_report(context.catalogue, context.facts.matching.context)
    heading = match_report.heading(need, context.catalogue.countries[need.country])
    return f"{heading}\n{report.explanation(_match(context, request, source))}"


@pytest.mark.parametrize("pair", _PAIRS)
def test_pair_is_explained_as_written(pair: str, site_context: SiteContext, golden: Callable) -> None:
    """The whole explanation of a pair, named <request>--<source>, is the one that was read and written down."""
    golden(CASES / "matches" / f"{pair}.txt", _explanation(site_context, *pair.split("--")))


def _kinds(match: Match) -> set[tuple]:
    return {(match.verdict,), *((item.criterion, item.state, item.reason) for item in match.findings)}


def test_the_pairs_show_every_verdict_and_every_finding(site_context: SiteContext) -> None:
    """Whatever a criterion finds in any pair of the complete catalogue is in one of the written explanations."""
    index = site_context.facts.matching
    kinds = [_kinds(_match(site_context, key, source)) for key in index.requests for source in index.sources]
    shown = [_kinds(_match(site_context, *pair.split("--"))) for pair in _PAIRS]

    assert len(_PAIRS) >= 25
    assert len(set().union(*kinds)) > 50
    assert set().union(*kinds) - set().union(*shown) == set()
