"""Tests that run in workers are reported as without workers, though most of their setups and teardowns are not."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from support.paths import ROOT

pytestmark = pytest.mark.slow  # starts pytest and a worker

_TESTS = """
import time, pytest

@pytest.fixture
def fails(): raise OSError("before")

@pytest.fixture
def fails_at_the_end():
    yield
    raise OSError("after")

@pytest.fixture
def takes_long(): time.sleep(0.02)

def test_passes(takes_long): pass
def test_fails(): assert False, "within"
def test_setup(fails): pass
def test_teardown(fails_at_the_end): pass
@pytest.mark.skip(reason="not here")
def test_skip(): pass
@pytest.mark.xfail
def test_expected(): assert False
"""


def test_every_outcome_is_reported_from_a_worker(tmp_path: Path) -> None:
    """A failure before, within and after a test, a skip and an expected failure are counted; so are slow setups."""
    (tmp_path / "conftest.py").write_text("from support.short_reports import pytest_runtest_protocol\n", "utf-8")
    (tmp_path / "test_outcomes.py").write_text(_TESTS, "utf-8")
    command = [sys.executable, "-m", "pytest", "-n", "1", "--durations", "9", "-ra", "-p", "no:cacheprovider"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "tests"), "PYTEST_ADDOPTS": ""}
    done = subprocess.run(
        [*command, "-p", "no:anyio", str(tmp_path)],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert "1 failed, 2 passed, 1 skipped, 1 xfailed, 2 errors" in done.stdout
    for seen in ("OSError: before", "within", "OSError: after", "not here", "s setup    test_outcomes.py::test_passes"):
        assert seen in done.stdout
