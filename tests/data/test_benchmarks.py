"""The made-up records of the benchmark fit the schemas and rules of today, or it could measure nothing."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest
from clearinghouse.catalogue.loader import load
from clearinghouse.problems.problem import Severity
from clearinghouse.rules import engine
from support.live_state import live_date
from support.paths import ROOT

_SYNTHETIC = ROOT / "benchmarks" / "synthetic.py"


@pytest.mark.parametrize("records", [0, 20])
def test_made_up_records_have_no_errors(records: int, tmp_path: Path) -> None:
    """A catalogue of any size, the empty one too, is read and checked without an error."""
    runpy.run_path(str(_SYNTHETIC))["write"](tmp_path / "made-up", records)

    catalogue, problems = load(tmp_path / "made-up")
    problems += engine.check(catalogue, as_of=live_date())

    assert [str(problem) for problem in problems if problem.severity is Severity.ERROR] == []
    assert len(catalogue.sources) == records * 40 // 100
