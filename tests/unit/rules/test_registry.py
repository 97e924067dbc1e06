"""The registry collects every rule of its families once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from clearinghouse.problems.codes import CODES
from clearinghouse.problems.problem import Severity
from clearinghouse.rules.registry import ALL_CODES, FAMILIES, RULES, by_id
from clearinghouse.rules.rule import RuleContext, Violation, rule
from support.paths import ROOT


def _nothing(_: RuleContext) -> Iterator[Violation]:
    """Nothing is wrong.

    What: Nothing.

    Why: For a test.

    Fix: Nothing.
    """
    yield from ()


def test_every_module_with_rules_is_a_family() -> None:
    """No module of rules is forgotten: each file that makes rules is in the list."""
    folder = ROOT / "hooks" / "clearinghouse" / "rules"
    with_rules = {path.stem for path in folder.glob("*.py") if "\n@rule(" in path.read_text("utf-8")}

    assert with_rules
    assert {family.__name__.rsplit(".", 1)[1] for family in FAMILIES} == {*with_rules, "document_codes", "schema_codes"}


def test_codes_are_rules_and_what_reading_reports() -> None:
    """Every code has its texts in one table, whether a function finds its problems or reading does."""
    assert ALL_CODES.keys() > CODES.keys()
    assert ALL_CODES.keys() > RULES.keys()
    assert not RULES.keys() & CODES.keys()


def test_two_codes_with_one_identifier_are_refused() -> None:
    """An identifier names one code; a second one stops the program at once."""
    first, second = (rule("ZZZ-001", Severity.ERROR)(_nothing) for _ in range(2))

    with pytest.raises(ValueError, match="ZZZ-001"):
        by_id([first, second])


def test_rule_is_made_of_its_docstring() -> None:
    """The title and the three paragraphs come from the docstring; a rule without kinds is for the whole catalogue."""
    built = rule("ZZZ-001", Severity.NOTICE, autofix="It does nothing.")(_nothing)

    assert (built.title, built.scope, built.autofix) == ("Nothing is wrong", "catalogue", "It does nothing.")
    assert (built.what, built.why, built.fix) == ("Nothing.", "For a test.", "Nothing.")
