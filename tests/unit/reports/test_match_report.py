"""The explanation of a pair, as text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from clearinghouse.domain.matching.groups import need_of
from clearinghouse.reports import match_report as match_text
from clearinghouse.site.context.context import SiteContext
from support.paths import CASES

_PAIRS = sorted(path.stem for path in (CASES / "matches").glob("*.txt"))


def told(made: SiteContext, pair: str) -> str:
    """Return the explanation of a pair, named <request>--<source>."""
    asked, offered = pair.split("--")
    need = made.catalogue.requests[asked]
    found = made.facts.matching.match(offered, need_of(made.facts.matching, need, made.catalogue.countries))
    heading = match_text.heading(need, made.catalogue.countries[need.country])
    return f"{heading}\n{match_text.match_report(made.catalogue, made.facts.matching.context).explanation(found)}"


@pytest.mark.parametrize("pair", _PAIRS)
def test_real_pair_is_explained_as_written(pair: str, real_view: SiteContext, golden: Callable) -> None:
    """The whole explanation of a real pair is the one that was read and written down."""
    golden(CASES / "matches" / f"{pair}.txt", told(real_view, pair))


def test_enough_real_pairs_are_written_down_and_all_answers_are_among_them() -> None:
    """There are at least 25 explanations, with each of the three answers."""
    texts = [(CASES / "matches" / f"{pair}.txt").read_text("utf-8") for pair in _PAIRS]

    assert len(texts) >= 25
    assert {answer for answer in match_text.VERDICT.values() if any(answer in text for text in texts)} == set(
        match_text.VERDICT.values()
    )
