"""The working copy of a job, made as the action that checks out makes it."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from support.paths import ROOT
from support.repositories import git


def check_out(origin: Path, work: Path, *, sha: str, ref: str, depth: int) -> None:
    """Check out a commit as the action does: a pull request detached at its merge, a push on its branch."""
    git(work, "init", "--quiet")
    git(work, "remote", "add", "origin", origin.as_uri())
    local = ref.replace("refs/pull/", "refs/remotes/pull/").replace("refs/heads/", "refs/remotes/origin/")
    of_pull_request = (f"+{sha}:{local}",) if "/pull/" in local else ()
    if depth:
        git(work, "fetch", "--quiet", "--no-tags", f"--depth={depth}", "origin", f"+{sha}:{local}")
    else:
        git(work, "fetch", "--quiet", "origin", "+refs/heads/*:refs/remotes/origin/*", *of_pull_request)
    git(work, "checkout", "--quiet", "--force", "--detach", local)
    install(work)


def install(work: Path) -> None:
    """Provide the interpreter that runs the tests as the installed environment, so that nothing is downloaded."""
    python = work / ".venv/bin/python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    python.chmod(0o755)
    for stamp in (".site-installed", ".test-installed"):
        (work / ".venv" / stamp).touch()
    _bring_compiled(work)


def _bring_compiled(work: Path) -> None:
    """Give modules and templates that are as here their compiled form: each job would make it again, for a second.

    Python uses it for a source of the same age, so these get the age that they have here.
    """
    for source in (ROOT / "hooks").rglob("*.py"):
        copy = work / source.relative_to(ROOT)
        if copy.exists() and copy.read_bytes() == source.read_bytes():
            times = source.stat()
            os.utime(copy, ns=(times.st_atime_ns, times.st_mtime_ns))
    unfinished = shutil.ignore_patterns("*.pyc.*")
    for compiled in (ROOT / "hooks").rglob("__pycache__"):
        shutil.copytree(compiled, work / compiled.relative_to(ROOT), ignore=unfinished, dirs_exist_ok=True)
