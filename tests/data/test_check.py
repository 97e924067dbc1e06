"""The records of the repository pass the check."""

from __future__ import annotations

from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.problems.problem import Severity
from clearinghouse.rules import engine as rules
from support.live_state import live_date


def test_the_real_catalogue_has_no_error(live: Catalogue) -> None:
    """The records of the repository have no error today."""
    all_problems = rules.check(live, as_of=live_date())

    assert [problem for problem in all_problems if problem.severity is Severity.ERROR] == []
