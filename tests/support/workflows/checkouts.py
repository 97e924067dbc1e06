"""The working copy of a job, made as the action that checks out makes it."""

from __future__ import annotations

import sys
from pathlib import Path

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
