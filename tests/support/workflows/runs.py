"""Runs the commands of workflows on a real repository: in order, with the environment that GitHub gives to each caller.

Actions are played: a checkout is made with git as the action makes it, an artifact is a folder. Commands that are too
heavy for a test are replaced by a stub that only notes that it ran; `STUBS` says which.
"""

from __future__ import annotations

import itertools
import shutil
import subprocess
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import yaml

from support.repositories import environment
from support.workflows.checkouts import Checkouts
from support.workflows.expressions import FUNCTIONS, evaluate, fill, is_true

# Each is a target of the Makefile that README.md describes; a test holds them to that.
STUBS = ("make test", "make test-records", "make external-links")
# What a test may play as well, when it asks only which commands run: the command, and what it leaves behind.
PLAYED = {
    "make check FORMAT=github": "echo stub",
    "make diff": "echo stub",
    "make suggest": "echo stub",
    "make site": "mkdir site",
    "make internal-links FORMAT=github": "echo stub",
}
_SETTINGS = ("SITE_URL", "REPOSITORY_URL", "REPOSITORY_KIND", "CONTACT_URL", "PYTHONPATH", "CI")  # of this machine


@dataclass
class Event:
    """What has happened: the context `github`, the commit, and the variables of the repository."""

    github: Mapping[str, object]
    sha: str
    ref: str
    variables: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Ran:
    """One step that ran: its name or command, its status and output."""

    job: str
    command: str
    status: int
    output: str


@dataclass
class Result:
    """What a run left behind."""

    steps: list[Ran] = field(default_factory=list)
    jobs: dict[str, str] = field(default_factory=dict)  # by its path, such as "build/build": success, failure, skipped
    summary: str = ""
    artifacts: dict[str, Path] = field(default_factory=dict)

    def output(self, command: str) -> str:
        """Return what a command has printed."""
        return next(step.output for step in self.steps if step.command == command)

    @property
    def commands(self) -> list[str]:
        """The commands that ran, in order."""
        return [step.command for step in self.steps]


@dataclass
class Runner:
    """Runs workflows of a repository; `origin` is the bare repository, `folder` where the jobs work."""

    origin: Path
    folder: Path
    workflows: Path
    settings: Mapping[str, str] = field(default_factory=dict)  # more variables of the machine that runs the jobs
    played: Collection[str] = ()  # of PLAYED
    result: Result = field(default_factory=Result)
    _numbers: Iterator[int] = field(default_factory=itertools.count)

    @cached_property
    def checkouts(self) -> Checkouts:
        """The working copies of the jobs."""
        return Checkouts(self.origin, self.folder)

    def run(self, name: str, event: Event, inputs: Mapping[str, object] | None = None, path: str = "") -> str:
        """Run a workflow; return success or failure. Called ones have the path of the job that calls."""
        workflow = yaml.safe_load((self.workflows / f"{name}.yml").read_text("utf-8"))
        needs: dict[str, dict] = {}
        for job_id, job in workflow["jobs"].items():
            named = job.get("needs", [])
            results = {item: needs[item] for item in ([named] if isinstance(named, str) else named)}
            scope = self._scope(event, inputs or {}, results)
            needs[job_id] = self._job(f"{path}{job_id}", job, event, scope)
        worst = {item["result"] for item in needs.values()}
        return "failure" if "failure" in worst else "success"

    @staticmethod
    def _scope(event: Event, inputs: Mapping[str, object], needs: Mapping[str, dict]) -> dict[str, object]:
        good = all(item["result"] == "success" for item in needs.values())
        return {
            **FUNCTIONS,
            "github": {**event.github, "token": "token-of-the-job"},
            "inputs": inputs,
            "vars": event.variables,
            "needs": needs,
            "matrix": {},
            "runner": {},
            "success": lambda: good,
            "failure": lambda: any(item["result"] == "failure" for item in needs.values()),
            "always": lambda: True,
            "cancelled": lambda: False,
        }

    def _job(self, path: str, job: dict, event: Event, scope: dict) -> dict:
        if not is_true(job.get("if"), scope):
            self.result.jobs[path] = "skipped"
            return {"result": "skipped", "outputs": {}}
        if "uses" in job:
            inputs = {key: fill(str(value), scope) for key, value in job.get("with", {}).items()}
            called = job["uses"].rsplit("/", 1)[1].removesuffix(".yml")
            self.result.jobs[path] = self.run(called, event, inputs, f"{path}/")
            return {"result": self.result.jobs[path], "outputs": {}}
        outputs: dict[str, str] = {}
        for matrix in _matrix(job, scope):
            state = _JobRun(self, path, event, {**scope, "matrix": matrix})
            outputs |= state.run(job)
            if self.result.jobs.get(path) != "failure":
                self.result.jobs[path] = state.status
        return {"result": self.result.jobs[path], "outputs": outputs}

    def workspace(self) -> Path:
        """Return a new empty folder for a job."""
        folder = self.folder / f"job-{next(self._numbers)}"
        folder.mkdir(parents=True)
        return folder


def _matrix(job: dict, scope: dict) -> list[dict]:
    matrix = job.get("strategy", {}).get("matrix", {})
    lists = [
        evaluate(value.strip().removeprefix("${{").removesuffix("}}"), scope) if isinstance(value, str) else value
        for value in matrix.values()
    ]
    return [dict(zip(matrix, values, strict=True)) for values in itertools.product(*lists)]


class _JobRun:
    """One job on its own machine."""

    def __init__(self, runner: Runner, path: str, event: Event, scope: dict) -> None:
        self._runner, self._path, self._event = runner, path, event
        self._top = runner.workspace()
        self._work = self._top / "work"
        self._work.mkdir()
        self.status = "success"
        self._steps: dict[str, dict] = {}
        self._scope = {
            **scope,
            "steps": self._steps,
            "runner": {"temp": str(self._top)},
            "success": lambda: self.status == "success",
            "failure": lambda: self.status == "failure",
        }

    def run(self, job: dict) -> dict[str, str]:
        """Run all steps; return the outputs of the job."""
        of_job = {key: fill(str(value), self._scope) for key, value in job.get("env", {}).items()}
        for number, step in enumerate(job["steps"]):
            scope = {**self._scope, "env": of_job}
            if is_true(step.get("if"), scope):
                of_step = {key: fill(str(value), scope) for key, value in step.get("env", {}).items()}
                outputs = self._command(step, {**of_job, **of_step}) if "run" in step else self._action(step, scope)
                self._steps[step.get("id", str(number))] = {"outputs": outputs}
        return {key: fill(value, self._scope) for key, value in job.get("outputs", {}).items()}

    def _command(self, step: dict, extra: Mapping[str, str]) -> dict[str, str]:
        command = step["run"].strip()
        output, summary = self._top / "output", self._top / "summary.md"
        output.write_text("")
        script = PLAYED[command] if command in self._runner.played else "echo stub" if command in STUBS else command
        done = subprocess.run(
            ["bash", "-e", "-c", script],
            cwd=self._work,
            env={**self._environment(), "GITHUB_OUTPUT": str(output), "GITHUB_STEP_SUMMARY": str(summary), **extra},
            capture_output=True,
            text=True,
            check=False,
        )
        self._runner.result.steps.append(Ran(self._path, command, done.returncode, done.stdout + done.stderr))
        if summary.exists():
            self._runner.result.summary += summary.read_text("utf-8")
            summary.unlink()
        if done.returncode and not step.get("continue-on-error"):
            self.status = "failure"
        return dict(line.split("=", 1) for line in output.read_text().splitlines())

    def _environment(self) -> dict[str, str]:
        github = self._event.github
        of_machine = {key: value for key, value in environment().items() if key not in _SETTINGS}
        return {
            **of_machine,
            "CI": "true",
            "GITHUB_ACTIONS": "true",
            "GITHUB_API_URL": "https://api.github.com",
            "GITHUB_BASE_REF": str(github.get("base_ref", "")),
            "GITHUB_EVENT_NAME": str(github["event_name"]),
            "GITHUB_HEAD_REF": str(github.get("head_ref", "")),
            "GITHUB_REF": self._event.ref,
            "GITHUB_REF_NAME": self._event.ref.removeprefix("refs/heads/"),
            "GITHUB_REPOSITORY": str(github["repository"]),
            "GITHUB_RUN_ID": "42",
            "GITHUB_SERVER_URL": str(github["server_url"]),
            "GITHUB_SHA": self._event.sha,
            "GITHUB_WORKSPACE": str(self._work),
            "RUNNER_TEMP": str(self._top),
            **self._runner.settings,
        }

    def _action(self, step: dict, scope: dict) -> dict[str, str]:
        name = step["uses"].split("@")[0]
        options = {key: fill(str(value), scope) for key, value in step.get("with", {}).items()}
        if name == "actions/checkout":
            depth = int(options.get("fetch-depth", 1))
            self._runner.checkouts.provide(self._work, sha=self._event.sha, ref=self._event.ref, depth=depth)
        elif name in ("actions/upload-artifact", "actions/upload-pages-artifact"):
            self._keep(options.get("name", "github-pages"), self._work / options["path"], options)
        elif name == "actions/download-artifact":
            kept = self._runner.result.artifacts.get(options["name"])
            if kept:
                shutil.copytree(kept, self._work / options["path"], dirs_exist_ok=True)
            else:
                assert step.get("continue-on-error"), f"there is no artifact {options['name']}"
        elif name == "actions/configure-pages":
            return {"base_url": "https://o.github.io/r"}
        else:
            assert name in ("actions/setup-python", "actions/deploy-pages"), f"unknown action {name}"
        return {}

    def _keep(self, name: str, path: Path, options: Mapping[str, str]) -> None:
        if path.exists():
            self._runner.result.artifacts[name] = path
        else:
            assert options.get("if-no-files-found") == "ignore", f"there is nothing to keep at {path}"
