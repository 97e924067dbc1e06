"""The working copies of jobs, made as the action that checks out makes them."""

from __future__ import annotations

import atexit
import os
import shutil
import sys
import tempfile
from functools import cache
from pathlib import Path

from support import forks
from support.linked_copies import copy_linked
from support.paths import ROOT
from support.repositories import git

# A link changes a time of its file. Git would read the file again.
ALTHOUGH_LINKED = ("-c", "core.trustctime=false")


class Checkouts:
    """The working copies of one run. Jobs that ask for the same get copies of one repository, and share its files."""

    def __init__(self, origin: Path, folder: Path) -> None:
        """Take commits from `origin`; keep the first repository of each kind in `folder`."""
        self._origin, self._folder = origin, folder
        self._first: dict[tuple[str, str, int], Path] = {}

    def provide(self, work: Path, *, sha: str, ref: str, depth: int) -> None:
        """Check out a commit in the empty folder of a job."""
        if (sha, ref, depth) not in self._first:
            first = self._folder / f"checkout-{len(self._first)}"
            first.mkdir(parents=True)
            _fetch(self._origin, first, sha=sha, ref=ref, depth=depth)
            self._first[sha, ref, depth] = first
        shutil.copytree(self._first[sha, ref, depth] / ".git", work / ".git")  # git appends to some of its files
        write_files(work, sha)


def _fetch(origin: Path, work: Path, *, sha: str, ref: str, depth: int) -> None:
    """Fetch a commit as the action does: a pull request detached at its merge, a push on its branch."""
    git(work, "init", "--quiet", "--template=")
    git(work, "remote", "add", "origin", origin.as_uri())
    local = ref.replace("refs/pull/", "refs/remotes/pull/").replace("refs/heads/", "refs/remotes/origin/")
    of_pull_request = (f"+{sha}:{local}",) if "/pull/" in local else ()
    if depth:
        git(work, "fetch", "--quiet", "--no-tags", f"--depth={depth}", "origin", f"+{sha}:{local}")
    else:
        git(work, "fetch", "--quiet", "origin", "+refs/heads/*:refs/remotes/origin/*", *of_pull_request)
    git(work, "update-ref", "--no-deref", "HEAD", sha)


def write_files(work: Path, sha: str) -> None:
    """Write the files and the index of the commit at which a repository is, and what is installed.

    For git to write them takes half a second. Those of a commit that this process has written before are linked, and
    of any other commit only those are written that differ.
    """
    kept = _kept() / sha
    if not kept.exists():
        if other := next(_kept().iterdir(), None):
            _link(other, work)
        git(work, *ALTHOUGH_LINKED, "reset", "--quiet", "--hard")
        _install(work)
        git(work, *ALTHOUGH_LINKED, "update-index", "-q", "--refresh")  # the files have got other times
        copy_linked(work, kept / "files", ignore=shutil.ignore_patterns(".git"))
        shutil.copy(work / ".git/index", kept)
    else:
        _link(kept, work)


def _link(kept: Path, work: Path) -> None:
    copy_linked(kept / "files", work)
    shutil.copy(kept / "index", work / ".git")


@cache
def _kept() -> Path:
    """Return a folder of this process for the files of commits."""
    folder = Path(tempfile.mkdtemp(prefix="checkouts-"))
    atexit.register(shutil.rmtree, folder)
    return folder


def _install(work: Path) -> None:
    """Provide the interpreter that runs the tests as the installed environment, so that nothing is downloaded.

    It runs the project in a fork, unless the code is another one than here.
    """
    python = work / ".venv/bin/python"
    if not python.exists():
        _bring_compiled(work)
        python.parent.mkdir(parents=True)
        for stamp in (".site-installed", ".test-installed"):
            (work / ".venv" / stamp).touch()
    script = forks.stand_in() if forks.can_fork(work) else f'exec "{sys.executable}" "$@"'
    python.write_text(f"#!/bin/sh\n{script}\n")
    python.chmod(0o755)


def _bring_compiled(work: Path) -> None:
    """Give modules and templates that are as here their compiled form: each job would make it again, for a second.

    Python uses it for a source of the same age, so these get the age that they have here.
    """
    for source in (ROOT / "hooks").rglob("*.*"):
        copy = work / source.relative_to(ROOT)
        if copy.is_file() and copy.read_bytes() == source.read_bytes():
            times = source.stat()
            os.utime(copy, ns=(times.st_atime_ns, times.st_mtime_ns))
    unfinished = shutil.ignore_patterns("*.pyc.*")
    for compiled in (ROOT / "hooks").rglob("__pycache__"):
        copy_linked(compiled, work / compiled.relative_to(ROOT), ignore=unfinished)
