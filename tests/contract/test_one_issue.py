"""The script that keeps one issue: opened, updated, closed, never doubled."""

from __future__ import annotations

import os
import stat
import subprocess
from pathlib import Path

import pytest
from support.paths import ROOT
from support.repositories import environment

_FAKE_GH = """#!/bin/sh
printf '%s\\n' "$*" >> "$CALLS"
case "$1 $2" in
  "issue list") printf '%s' "$NUMBER" ;;
  "issue view") printf '%s' "$STATE" ;;
esac
"""


def _one_issue(tmp_path: Path, *, due: bool, number: str = "", state: str = "") -> list[str]:
    """Run the script with a program gh that only notes its calls; return them without their options."""
    program = tmp_path / "bin" / "gh"
    program.parent.mkdir()
    program.write_text(_FAKE_GH)
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    (tmp_path / "state").write_text("due\n" if due else "nothing due\n")
    (tmp_path / "body.md").write_text("body")
    calls = tmp_path / "calls"
    path = f"{program.parent}{os.pathsep}{os.environ['PATH']}"
    extra = {"PATH": path, "CALLS": str(calls), "NUMBER": number, "STATE": state}
    subprocess.run(["sh", ROOT / "tools/one_issue.sh", tmp_path], env=environment(**extra), check=True)
    return [
        " ".join(line.split()[:3]) if number else " ".join(line.split()[:2]) for line in calls.read_text().splitlines()
    ]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("due", "number", "state", "calls"),
    [
        (True, "", "", ["issue list", "label create", "issue create"]),
        (True, "7", "OPEN", ["issue list --state", "issue edit 7", "issue view 7"]),
        (True, "7", "CLOSED", ["issue list --state", "issue edit 7", "issue view 7", "issue reopen 7"]),
        (False, "7", "OPEN", ["issue list --state", "issue edit 7", "issue view 7", "issue close 7"]),
        (False, "7", "CLOSED", ["issue list --state", "issue edit 7", "issue view 7"]),
        (False, "", "", ["issue list"]),
    ],
)
def test_there_is_one_issue(tmp_path: Path, due: bool, number: str, state: str, calls: list[str]) -> None:
    """One issue is made, kept up to date, closed when nothing is due, and opened again; never a second one."""
    assert _one_issue(tmp_path, due=due, number=number, state=state) == calls


@pytest.mark.slow
@pytest.mark.parametrize("content", [None, "", "du"], ids=["absent", "empty", "half"])
def test_an_issue_is_not_closed_by_a_broken_report(tmp_path: Path, content: str | None) -> None:
    """Where the state is absent or half written, the script fails before it asks or changes anything."""
    program = tmp_path / "bin" / "gh"
    program.parent.mkdir()
    program.write_text(_FAKE_GH)
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    (tmp_path / "body.md").write_text("body")
    if content is not None:
        (tmp_path / "state").write_text(content)
    path = f"{program.parent}{os.pathsep}{os.environ['PATH']}"
    extra = {"PATH": path, "CALLS": str(tmp_path / "calls"), "NUMBER": "7", "STATE": "OPEN"}

    command = ["sh", ROOT / "tools/one_issue.sh", tmp_path]
    done = subprocess.run(command, env=environment(**extra), capture_output=True, text=True, check=False)

    assert done.returncode == 1
    assert f"{tmp_path}/state" in done.stderr
    assert not (tmp_path / "calls").exists()
