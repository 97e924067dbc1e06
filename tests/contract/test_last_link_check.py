"""The script that fetches the results of the last link check: the newest run that left some."""

from __future__ import annotations

import os
import stat
import subprocess
from pathlib import Path

import pytest
from support.paths import ROOT
from support.repositories import environment

# Runs are listed newest first; only some of them have results that can be downloaded.
_FAKE_GH = """#!/bin/sh
printf '%s\\n' "$*" >> "$CALLS"
case "$1 $2" in
  "run list") [ "$RUNS" != broken ] || exit 1; printf '%s\\n' $RUNS ;;
  "run download")
    case " $WITH_RESULTS " in *" $3 "*) mkdir -p "$7"; echo "$3" > "$7/links.json" ;; *) exit 1 ;; esac ;;
esac
"""


def _fetch(tmp_path: Path, runs: str, with_results: str) -> tuple[int, str | None, str]:
    """Run the script; return its status, the run whose results it fetched, and the calls of gh."""
    program = tmp_path / "bin" / "gh"
    program.parent.mkdir()
    program.write_text(_FAKE_GH)
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    calls, folder = tmp_path / "calls", tmp_path / "results"
    path = f"{program.parent}{os.pathsep}{os.environ['PATH']}"
    settings = {"PATH": path, "CALLS": str(calls), "RUNS": runs, "WITH_RESULTS": with_results}
    extra = environment(**settings, GITHUB_REF_NAME="main")
    done = subprocess.run(["sh", ROOT / "tools/last_link_check.sh", folder], env=extra, check=False)
    file = folder / "links.json"
    return done.returncode, file.read_text().strip() if file.exists() else None, calls.read_text()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("runs", "with_results", "fetched"),
    [("9 8 7", "9 8", "9"), ("9 8 7", "7", "7"), ("9 8 7", "", None), ("", "", None)],
)
def test_the_newest_results_are_fetched(tmp_path: Path, runs: str, with_results: str, fetched: str | None) -> None:
    """A run that left nothing is passed over; without any result the script passes and there is no file."""
    assert _fetch(tmp_path, runs, with_results)[:2] == (0, fetched)


@pytest.mark.slow
def test_only_runs_of_the_weekly_check_on_the_main_branch_count(tmp_path: Path) -> None:
    """A pull request may leave something of the same name: it is not asked for."""
    calls = _fetch(tmp_path, "9", "9")[2].splitlines()

    assert calls[0].startswith("run list --workflow freshness.yml --branch main --status success")
    assert calls[1].startswith("run download 9 --name links --dir ")


@pytest.mark.slow
def test_an_unreachable_host_is_an_error_of_the_step(tmp_path: Path) -> None:
    """Where the list of runs cannot be read the script fails, and leaves no file behind."""
    assert _fetch(tmp_path, "broken", "")[0] != 0
