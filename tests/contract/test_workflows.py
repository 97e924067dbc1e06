"""The workflows are safe for contributions from strangers, and run only what exists here."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from places import CASES, ROOT

_WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
_BAD = CASES / "workflows" / "bad.yml"
_TOOLS = Path(sys.executable).parent


def _zizmor(path: Path) -> subprocess.CompletedProcess:
    command = [_TOOLS / "zizmor", "--offline", "--no-progress", "--persona", "regular", str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def _schema(name: str, path: Path) -> subprocess.CompletedProcess:
    command = [_TOOLS / "check-jsonschema", "--builtin-schema", f"vendor.{name}", str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def _unpinned(text: str) -> list[str]:
    uses = re.findall(r"uses:\s*(\S.*)", text)
    return [
        line
        for line in uses
        if not line.startswith(("./", "$/")) and not re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v[\d.]+", line)
    ]


def _unknown_targets(text: str) -> list[str]:
    known = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.M))
    return [target for target in re.findall(r"\bmake ([a-z-]+)", text) if target not in known]


def test_there_are_workflows_to_look_at() -> None:
    """The three workflows are there, so that the other tests cannot pass on nothing."""
    assert [path.name for path in _WORKFLOWS] == ["build.yml", "deploy.yml", "pull-request.yml"]


def test_zizmor_finds_nothing() -> None:
    """The audit of the workflows has no finding."""
    done = _zizmor(ROOT / ".github")

    assert done.returncode == 0, done.stdout


def test_zizmor_finds_a_bad_workflow(tmp_path: Path) -> None:
    """The same audit finds a workflow that is really bad."""
    target = tmp_path / ".github" / "workflows" / "bad.yml"
    target.parent.mkdir(parents=True)
    shutil.copy(_BAD, target)

    assert _zizmor(target).returncode != 0


@pytest.mark.parametrize("path", _WORKFLOWS, ids=lambda path: path.name)
def test_workflow_fits_the_published_schema(path: Path) -> None:
    """Each workflow fits the published schema of workflows."""
    done = _schema("github-workflows", path)

    assert done.returncode == 0, done.stdout


def test_the_schema_refuses_a_bad_workflow() -> None:
    """The same schema refuses a misspelt key."""
    assert _schema("github-workflows", _BAD).returncode != 0


def test_dependabot_fits_the_published_schema() -> None:
    """The settings of Dependabot fit their published schema."""
    done = _schema("dependabot", ROOT / ".github" / "dependabot.yml")

    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", _WORKFLOWS, ids=lambda path: path.name)
def test_workflow_is_pinned_and_asks_for_little(path: Path) -> None:
    """Actions are pinned by hash with their version, nothing is permitted at the top, and forks get no secrets."""
    text = path.read_text()
    data = yaml.safe_load(text)

    assert _unpinned(text) == []
    assert data["permissions"] == {}
    assert "pull_request_target" not in text
    assert all("timeout-minutes" in job or "uses" in job for job in data["jobs"].values())


@pytest.mark.parametrize("path", _WORKFLOWS, ids=lambda path: path.name)
def test_workflow_runs_targets_that_exist(path: Path) -> None:
    """Every make target in a workflow is in the Makefile."""
    assert _unknown_targets(path.read_text()) == []


def test_the_checks_above_see_a_bad_workflow() -> None:
    """The checks for pinning and for targets see the faults of the bad workflow."""
    text = _BAD.read_text()

    assert _unpinned(text) == ["actions/checkout@v4"]
    assert _unknown_targets(text) == ["nothing-like-this"]


def test_deploy_publishes_what_was_tested() -> None:
    """The job that publishes builds nothing itself and needs the job that tests."""
    jobs = yaml.safe_load((ROOT / ".github" / "workflows" / "deploy.yml").read_text())["jobs"]

    assert jobs["deploy"]["needs"] == "build"
    assert jobs["build"]["uses"] == "$/.github/workflows/build.yml"
    assert all("run" not in step for step in jobs["deploy"]["steps"])
