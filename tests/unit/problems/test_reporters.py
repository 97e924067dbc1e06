"""Reporters, directives, shells, the policy, and near misses."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from clearinghouse.problems import reporters
from clearinghouse.problems.problem import Problem, Severity

PROBLEM = Problem(
    "data/a:b,c.yml", 3, 5, "REF-002", Severity.ERROR, "100% wrong\nhere", "a code", "Use KEN | not `x`", "KEN"
)


def test_text_names_place_severity_rule_and_repair() -> None:
    """The report for people has one line with the place and one line for each thing to know."""
    assert reporters.text([PROBLEM], checked=2) == (
        "data/a:b,c.yml:3:5 error REF-002 100% wrong\\nhere\n    Expected: a code\n"
        '    Did you mean: "KEN"?\n    Fix: Use KEN | not `x`\n    Rule: contribute/rules/#ref-002\n'
        "1 error, 0 warnings in 2 records.\n"
    )


def test_github_command_is_escaped() -> None:
    """A workflow command cannot be broken by characters in a message or a path."""
    line = reporters.github([PROBLEM], checked=2).splitlines()[0]

    assert line.startswith("::error file=data/a%3Ab%2Cc.yml,line=3,col=5,title=REF-002::100%25 wrong\\nhere%0A")


def test_json_has_every_field() -> None:
    """The report for machines has the counts and all fields."""
    output = json.loads(reporters.as_json([PROBLEM], checked=2))

    assert output["counts"] == {"error": 1, "warning": 0, "notice": 0}
    assert output["problems"][0]["suggestion"] == "KEN"


@pytest.mark.parametrize("report", [reporters.text, reporters.github])
def test_no_problem_is_said_in_one_line(report: object) -> None:
    """Without problems there is only the summary."""
    assert "0 errors, 0 warnings in 1 record." in report([], checked=1)


@pytest.mark.parametrize("report", [reporters.text, reporters.github])
@pytest.mark.parametrize("field", ["path", "message", "expected", "fix", "suggestion"])
def test_no_text_of_a_record_begins_a_line_or_moves_the_cursor(report: Callable[..., str], field: str) -> None:
    """A key with a line break, an escape sequence or a mark of direction is one harmless line in every report."""
    hostile = "x\n::error::injected\r\x1b[31mred\u2028line\u202eturned\x85\udcff"

    output = report([replace(PROBLEM, **{field: hostile})], checked=1)

    assert not [line for line in output.splitlines() if line.startswith("::error::")]
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u202e\udcff]", output)
    assert "injected" in output


def test_the_sentence_of_the_job_summary_has_one_sign_at_each_end() -> None:
    """What is expected is said too, and no full stop follows a question mark."""
    sentence = reporters.sentence(replace(PROBLEM, message="not known.", fix="Correct it."))

    assert sentence == 'not known. Expected: a code. Did you mean "KEN"? Correct it.'
