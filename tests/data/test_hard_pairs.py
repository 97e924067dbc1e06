"""Pairs of a country and a source that are easy to get wrong: the verdict is the one that the evidence bears.

The pairs name records, so a corrected record can contradict one; the message says what to compare.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
import yaml
from clearinghouse.domain.source_verdict import Verdict
from clearinghouse.site.context.context import SiteContext
from support.paths import ROOT
from support.plan_answers import ROLES, VERDICTS, answers, asked, in_words

Pair = Mapping[str, Any]
PAIRS: list[Pair] = yaml.safe_load((ROOT / "tests/data/hard_pairs.yml").read_text("utf-8"))


def _name(pair: Pair) -> str:
    return "-".join([pair["country"], pair["source"], *pair.get("packages", ()), *filter(None, [pair.get("role")])])


def _answer(pair: Pair, context: SiteContext) -> tuple[Verdict, set[str], str]:
    """Return the verdict of a pair, the reasons behind it, and both in words."""
    if "packages" not in pair:
        found = context.facts.verdict(pair["source"], pair["country"])
        return found.verdict, {found.reason.value}, f"{found.verdict} ({found.reason})"
    role = ROLES[pair["role"]] if "role" in pair else None
    best = answers(pair["source"], asked(pair, context), context, role)[:1]
    verdict = best[0].verdict if best else Verdict.NOT_ELIGIBLE
    return verdict, {item.reason for answer in best for item in answer.findings}, f"{verdict} ({in_words(best)})"


def test_there_are_many_pairs() -> None:
    """At least sixty pairs are judged, each once, with every verdict and a reason in words."""
    assert len(PAIRS) >= 60
    assert {pair["verdict"] for pair in PAIRS} == set(VERDICTS)
    assert [pair for pair in PAIRS if not pair["why"]] == []


@pytest.mark.parametrize("pair", PAIRS, ids=_name)
def test_the_verdict_is_the_one_that_the_evidence_bears(pair: Pair, live_context: SiteContext) -> None:
    """The verdict is as expected, and rests on the reason that is named."""
    verdict, reasons, shown = _answer(pair, live_context)
    advice = (
        f"expected {pair['verdict']!r}, since: {pair['why']}. Got {shown}. Compare data/sources/{pair['source']}.yml "
        "with its evidence; if the record is right, change tests/data/hard_pairs.yml and say why"
    )

    assert verdict is VERDICTS[pair["verdict"]], advice
    assert pair.get("reason") in {None, *reasons}, advice
