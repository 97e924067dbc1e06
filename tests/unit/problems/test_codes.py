"""Problems are made from the table of codes."""

from __future__ import annotations

import pytest
from clearinghouse.problems.codes import CODES, problem
from clearinghouse.problems.problem import Mark, Problem, Severity


def test_a_problem_has_the_severity_of_its_code() -> None:
    """Only the code is named; the severity is that of the table, and the place is the top unless one is given."""
    at_the_top = problem("DOC-005", "data/x.yml", "the file is empty")
    at_a_place = problem("SCH-001", "data/x.yml", "a", "b", "c", "d", mark=Mark(2, 3))

    assert at_the_top == Problem("data/x.yml", 1, 1, "DOC-005", Severity.ERROR, "the file is empty")
    assert at_a_place == Problem("data/x.yml", 2, 3, "SCH-001", Severity.ERROR, "a", "b", "c", "d")


def test_an_unknown_code_is_a_fault_of_the_program() -> None:
    """A code without a page cannot be reported."""
    with pytest.raises(KeyError, match="ZZZ-999"):
        problem("ZZZ-999", "data/x.yml", "nothing")


@pytest.mark.parametrize("code", CODES.values(), ids=lambda code: code.id)
def test_texts_of_a_code_are_sentences(code: object) -> None:
    """The title has no full stop, since it is a heading; the paragraphs end with one."""
    assert code.title
    assert not code.title.endswith(".")
    assert all(text.endswith((".", "…")) for text in (code.what, code.why, code.fix))
