"""A Python that cannot run the commands says so in one sentence."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from support.paths import ROOT


@pytest.mark.slow
@pytest.mark.parametrize(
    ("options", "environment", "words"),
    [
        (["-S"], {}, "is not installed for this Python"),
        (["-OO"], {}, "Start it without."),
        ([], {"PYTHONOPTIMIZE": "2"}, "Start it without."),
    ],
)
def test_a_python_that_cannot_run_the_commands_says_why(
    options: list[str], environment: dict[str, str], words: str
) -> None:
    """Without the packages, or without the texts of the rules, there is a sentence and no traceback."""
    done = subprocess.run(
        [sys.executable, *options, "hooks", "check"],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert words in done.stderr
    assert "Traceback" not in done.stderr
