"""The page of plans answers as Python does, from the live records."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.exports.plan_options import plan_options
from support.plan_in_node import plans_in_node, plans_in_python, random_questions

_MOST = 25 * 1024  # bytes, compressed as servers do


def test_the_script_makes_the_plans_that_python_makes(live_context: SiteContext, tmp_path: Path) -> None:
    """For several hundred questions of all kinds the sources, findings, sentences and gaps are the same."""
    questions = list(random_questions(live_context, 400, seed=13))

    in_node, in_python = plans_in_node(live_context, questions, tmp_path), plans_in_python(live_context, questions)

    assert len(in_node) == len(questions)
    assert sum(bool(role["likely"]) for plan in in_node for item in plan["packages"] for role in item["roles"].values())
    for question, ours, theirs in zip(questions, in_node, in_python, strict=True):
        assert ours == theirs, question


def test_the_file_of_the_page_is_light(live_context: SiteContext) -> None:
    """What the page fetches for its first answer is at most 25 KB compressed."""
    content = json.dumps(plan_options(live_context), ensure_ascii=False, separators=(",", ":")).encode()

    assert len(gzip.compress(content, 6)) <= _MOST
