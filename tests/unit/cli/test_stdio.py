"""Streams of a command may be closed, full, or say that they have only ASCII."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from support.paths import ROOT
from support.repositories import environment, hooks_process

pytestmark = pytest.mark.slow


def _shell(root: Path, words: str, **extra: str) -> subprocess.CompletedProcess:
    command = ["bash", "-c", f'set -o pipefail; "{sys.executable}" "{ROOT / "hooks"}" --root "{root}" {words}']
    return subprocess.run(
        command, cwd=root, env=environment(**extra), stdin=subprocess.DEVNULL, capture_output=True, check=False
    )


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        ("check | true", 141, ""),
        ("check --format json > /dev/full", 1, "The output could not be written: No space left on device"),
        ("check >&-", 0, "Not compared"),
        ("check <&- >&- 2>&-", 0, ""),
        ("new <&-", 130, ""),
    ],
)
def test_closed_and_full_streams_end_quietly(
    overlaid: Callable, words: str, status: int, said: str, unbuffered: str
) -> None:
    """Nobody reads, nothing is typed, or there is no room: no traceback, and the status that a shell expects."""
    done = _shell(overlaid(), words, PYTHONUNBUFFERED=unbuffered)

    output = done.stderr.decode()
    assert done.returncode == status
    assert said in output
    assert "Traceback" not in output
    assert "Exception" not in output


def test_names_are_reported_on_a_terminal_that_says_it_has_only_ascii(overlaid: Callable) -> None:
    """Output is UTF-8 whatever the locale, so JSON stays JSON and a name with accents stops nothing."""
    root = overlaid()
    strange = root / "data" / "sources" / "strange.yml"
    strange.write_text("Côte_d’Ivoire: 1\n", "utf-8")
    ascii_only = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}

    for form in ("text", "json", "github"):
        done = _shell(root, f"check --format {form}", **ascii_only)
        assert done.returncode == 1
        assert "Côte_d’Ivoire" in done.stdout.decode("utf-8")
        assert "Traceback" not in done.stderr.decode()
        if form == "json":
            assert json.loads(done.stdout)["counts"]["error"] > 0


def test_a_file_name_of_strange_bytes_is_reported(overlaid: Callable, tmp_path: Path) -> None:
    """A name that is not UTF-8 is reported with the code of its byte, also in the summary of the job."""
    root = overlaid()
    (root / "data" / "sources" / os.fsdecode(b"bad\xff.yml")).write_text("", "utf-8")
    summary = tmp_path / "summary.md"

    done = hooks_process(root, "check", GITHUB_STEP_SUMMARY=str(summary))

    assert done.returncode == 1
    assert r"data/sources/bad\xff.yml:1:1 error" in done.stdout
    assert "Traceback" not in done.stderr
    assert summary.read_text("utf-8").startswith("## Records\n\n1 error,")
