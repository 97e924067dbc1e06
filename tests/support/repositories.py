"""Real git repositories made for a test: a published main branch, and the clone of a contributor."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import subprocess
import sys
from pathlib import Path
from unittest import mock

from cli import main

from support import forks
from support.paths import ROOT

_ENVIRONMENT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Contributor",
    "GIT_AUTHOR_EMAIL": "contributor@example.org",
    "GIT_COMMITTER_NAME": "Contributor",
    "GIT_COMMITTER_EMAIL": "contributor@example.org",
}
_OF_A_JOB = ("GITHUB_BASE_REF", "GITHUB_STEP_SUMMARY", "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE")


def environment(**extra: str) -> dict[str, str]:
    """Return the environment of a command, free of the job and the git settings of the machine it runs on."""
    environment_of_machine = {name: value for name, value in os.environ.items() if name not in _OF_A_JOB}
    return {**environment_of_machine, **_ENVIRONMENT, "SOURCE_DATE_EPOCH": "1795478400", **extra}  # 24 November 2026


def git(folder: Path, *arguments: str) -> str:
    """Run git in a folder; fail with what it says."""
    command = ["git", "-C", str(folder), *arguments]
    done = subprocess.run(command, env=environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def commit(folder: Path, message: str) -> str:
    """Commit everything in a folder; return the commit."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", message)
    return git(folder, "rev-parse", "HEAD")


def publish(folder: Path) -> None:
    """Make a folder the published main branch: a repository with one commit."""
    git(folder, "init", "--quiet", "--initial-branch", "main")
    commit(folder, "Published")


def clone(published: Path, to: Path, *options: str) -> Path:
    """Clone a repository as a contributor does, and begin a branch."""
    git(published, "clone", "--quiet", *options, published.as_uri(), str(to))
    git(to, "switch", "--quiet", "--create", "change")
    return to


def published_clone(root: Path) -> Path:
    """Publish a root and return a clone of it next to it, which is kept as it is: `copy_of` gives one to change."""
    publish(root)
    return clone(root, root.with_name("clone"))


def copy_of(kept: Path, to: Path) -> Path:
    """Copy a clone, which takes a quarter of the time of publishing and cloning; git changes its files in place."""
    return Path(shutil.copytree(kept, to))


def hooks_process(root: Path, *arguments: str, **extra: str) -> subprocess.CompletedProcess:
    """Run a command of the project on a root in a process of its own, as contributors and workflows do."""
    command = [sys.executable, str(ROOT / "hooks"), "--root", str(root), *arguments]
    return subprocess.run(command, cwd=root, env=environment(**extra), capture_output=True, text=True, check=False)


def hooks_fork(root: Path, *arguments: str, **extra: str) -> subprocess.CompletedProcess:
    """Run the same command in a process that has imported the project before, which saves that time."""
    return forks.run("hooks", ["--root", str(root), *arguments], folder=root, environment=environment(**extra))


def hooks(root: Path, *arguments: str, **extra: str) -> subprocess.CompletedProcess:
    """Run the same command in this process, which saves the start of another one; the result is the same."""
    streams = [io.TextIOWrapper(io.BytesIO(), encoding="utf-8", errors="backslashreplace") for _ in range(2)]
    with (
        mock.patch.dict(os.environ, environment(**extra), clear=True),
        contextlib.chdir(root),
        contextlib.redirect_stdout(streams[0]),
        contextlib.redirect_stderr(streams[1]),
    ):
        try:
            status = main(["--root", str(root), *arguments])
        except SystemExit as stop:  # of the parser of arguments
            status = stop.code
    output, errors = (_written(stream) for stream in streams)
    return subprocess.CompletedProcess(arguments, status, output, errors)


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    stream.seek(0)
    return stream.read()
