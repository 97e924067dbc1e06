"""The workflows are safe for contributions from strangers, and run only what exists here."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from support.paths import CASES, ROOT

_WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
_BAD = CASES / "workflows" / "bad.yml"
_TOOLS = Path(sys.executable).parent


def _zizmor(path: Path) -> subprocess.CompletedProcess:
    command = [_TOOLS / "zizmor", "--offline", "--no-progress", "--persona", "regular", str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def _schema(name: str, *paths: Path) -> subprocess.CompletedProcess:
    command = [_TOOLS / "check-jsonschema", "--builtin-schema", f"vendor.{name}", *paths]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def _unpinned(text: str) -> list[str]:
    uses = re.findall(r"uses:\s*(\S.*)", text)
    return [
        line
        for line in uses
        if not line.startswith("$/") and not re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v[\d.]+", line)
    ]


def _unknown_targets(text: str) -> list[str]:
    known = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.M))
    return [target for target in re.findall(r"\bmake ([a-z-]+)", text) if target not in known]


def test_there_are_workflows_to_look_at() -> None:
    """All workflows are there, so that the other tests cannot pass on nothing."""
    assert [path.stem for path in _WORKFLOWS] == [
        "build",
        "deploy",
        "freshness",
        "pull-request",
        "release",
        "report",
        "tests",
    ]


@pytest.mark.slow
def test_zizmor_finds_nothing() -> None:
    """The audit of the workflows has no finding."""
    done = _zizmor(ROOT / ".github")

    assert done.returncode == 0, done.stdout


@pytest.mark.slow
def test_zizmor_finds_a_bad_workflow(tmp_path: Path) -> None:
    """The same audit finds a workflow that is really bad."""
    target = tmp_path / ".github" / "workflows" / "bad.yml"
    target.parent.mkdir(parents=True)
    shutil.copy(_BAD, target)

    assert _zizmor(target).returncode != 0


@pytest.mark.slow
def test_workflows_fit_the_published_schema() -> None:
    """Each workflow fits the published schema of workflows; a failure names its file."""
    done = _schema("github-workflows", *_WORKFLOWS)

    assert done.returncode == 0, done.stdout


@pytest.mark.slow
def test_the_schema_refuses_a_bad_workflow() -> None:
    """The same schema refuses a misspelt key."""
    assert _schema("github-workflows", _BAD).returncode != 0


@pytest.mark.slow
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


@pytest.mark.parametrize("path", _WORKFLOWS, ids=lambda path: path.name)
def test_workflow_permits_nobody_more_than_it_needs(path: Path) -> None:
    """Only publishing and the one issue may write; a pull request only reads, and no step keeps the token."""
    jobs = yaml.safe_load(path.read_text())["jobs"]
    writes = {(name, what) for name, job in jobs.items() for what, how in job["permissions"].items() if how != "read"}
    checkouts = [step for job in jobs.values() for step in job.get("steps", ()) if "checkout" in step.get("uses", "")]

    assert writes == _WRITES.get(path.name, set())
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


_WRITES = {
    "deploy.yml": {("deploy", "pages"), ("deploy", "id-token")},
    "freshness.yml": {("report", "issues")},
    "release.yml": {("release", "contents")},
    "report.yml": {("comment", "pull-requests")},
}


@pytest.mark.parametrize("path", _WORKFLOWS, ids=lambda path: path.name)
def test_no_command_contains_an_expression(path: Path) -> None:
    """What strangers may choose (titles, branches) reaches no command line: commands have no expressions at all."""
    jobs = yaml.safe_load(path.read_text())["jobs"]
    commands = [step["run"] for job in jobs.values() for step in job.get("steps", ()) if "run" in step]

    assert [command for command in commands if "${{" in command] == []


@pytest.mark.parametrize("path", _WORKFLOWS, ids=lambda path: path.name)
def test_workflow_runs_scripts_that_exist(path: Path) -> None:
    """Every script in a workflow is in the repository."""
    scripts = re.findall(r"\btools/[\w.-]+", path.read_text())

    assert [script for script in scripts if not (ROOT / script).is_file()] == []


def test_a_pull_request_is_compared_with_its_base() -> None:
    """The job has the whole history, and says what the change does although the check found problems."""
    steps = yaml.safe_load((ROOT / ".github" / "workflows" / "build.yml").read_text())["jobs"]["build"]["steps"]
    reports = next(step for step in steps if step.get("run") == "make diff")

    assert steps[0]["with"]["fetch-depth"] == 0
    assert reports["if"] == "${{ !cancelled() && github.event_name == 'pull_request' }}"


def test_what_the_network_says_fails_no_job() -> None:
    """The step that asks outside links may fail without failing the weekly job."""
    steps = yaml.safe_load((ROOT / ".github" / "workflows" / "freshness.yml").read_text())["jobs"]["check"]["steps"]
    asks = next(step for step in steps if step.get("run") == "make external-links")

    assert asks["continue-on-error"] is True


def test_deploy_publishes_what_was_tested() -> None:
    """The job that publishes builds nothing itself and needs the job that tests."""
    jobs = yaml.safe_load((ROOT / ".github" / "workflows" / "deploy.yml").read_text())["jobs"]

    assert jobs["deploy"]["needs"] == "build"
    assert jobs["build"]["uses"] == "$/.github/workflows/build.yml"
    assert all("run" not in step for step in jobs["deploy"]["steps"])


def test_every_folder_has_an_owner() -> None:
    """Each folder of the repository, and each kind of record that a centre keeps, has a line of its own."""
    lines = [line.split() for line in (ROOT / ".github" / "CODEOWNERS").read_text().splitlines()]
    owned = {line[0] for line in lines if line and not line[0].startswith("#") and len(line) > 1}
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout
    folders = {f"/{name.split('/')[0]}/" for name in listed.splitlines() if "/" in name}

    assert "*" in owned
    assert folders - owned == set()
    assert [path for path in owned if path != "*" and not (ROOT / path.strip("/")).exists()] == []
