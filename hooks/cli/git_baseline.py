"""The last published state, taken out of git. Whatever keeps git from giving it is told, and stops nothing."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

FOLDERS = ("data", "content")  # the schemas of today judge; those of that day are not needed
_PLAIN_FILES = ("100644", "100755")  # modes of git; symbolic links and submodules are no records
_HASH_SHOWN = 10


class BaselineUnavailable(Exception):
    """There is nothing to compare with; the message says why, for people."""


class UnknownRevision(Exception):
    """The revision that was asked for does not exist; the message says so."""


@dataclass(frozen=True, slots=True)
class BaseCommit:
    """The commit to compare with; `name` says it in words."""

    commit: str
    name: str


def find_merge_base(root: Path, revision: str | None) -> BaseCommit:
    """Return the commit where the branch at hand left `revision` (None: the main branch of the remote).

    Raises BaselineUnavailable when git is absent or has no such commit, UnknownRevision when a named one is not there.
    """
    _run(root, "rev-parse", "--git-dir")
    head = _commit(root, "HEAD")
    if head is None:
        raise BaselineUnavailable("the repository has no commit yet")
    names = (revision,) if revision else _main_branches()
    found = next(((name, commit) for name in names if (commit := _commit(root, name))), None)
    if found is None and revision:
        raise UnknownRevision(f'git knows no revision "{revision}" here. To fetch it: git fetch origin')
    if found is None:
        raise BaselineUnavailable(f"git knows no {names[0]} here. To fetch it: git fetch origin")
    return _left(root, head, *found)


def _main_branches() -> tuple[str, ...]:
    target = os.environ.get("GITHUB_BASE_REF")  # the branch a pull request goes to
    return (f"origin/{target}",) if target else ("origin/main", "origin/HEAD")


def _left(root: Path, head: str, name: str, commit: str) -> BaseCommit:
    left = _git(root, "merge-base", head, commit)
    if left is not None:
        return BaseCommit(left, f"{name} at {left[:_HASH_SHOWN]}")
    if _git(root, "rev-parse", "--is-shallow-repository") == "true":
        raise BaselineUnavailable("the clone has only part of the history. To fetch the rest: git fetch --unshallow")
    return BaseCommit(commit, f"{name} at {commit[:_HASH_SHOWN]}, which shares no history with this branch")


@contextmanager
def export_commit(root: Path, commit: str) -> Iterator[Path]:
    """Give a temporary folder with the plain files of `commit` under data/ and content/.

    Nothing of the commit is run, and no attribute or filter of it is applied. Raises BaselineUnavailable when git
    cannot give a file, as in a clone that was made without contents.
    """
    with tempfile.TemporaryDirectory(prefix="published-") as folder:
        out = Path(folder)
        paths = _plain_files(root, commit)
        contents = _contents(root, [name for name, _ in paths])
        for (_, path), content in zip(paths, contents, strict=True):
            target = out / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        yield out


def _plain_files(root: Path, commit: str) -> list[tuple[str, PurePosixPath]]:
    """List (name of the content in git, path) of the files under the folders of records and pages."""
    listing = _run(root, "ls-tree", "-r", "-z", "--end-of-options", commit, *FOLDERS)
    found = []
    for line in listing.split(b"\0")[:-1]:
        about, _, raw = line.partition(b"\t")
        mode, _, name = about.decode().split()
        path = PurePosixPath(os.fsdecode(raw))
        if mode in _PLAIN_FILES and not path.is_absolute() and ".." not in path.parts:
            found.append((name, path))
    return found


def _contents(root: Path, names: list[str]) -> Iterator[bytes]:
    answer, at = _run(root, "cat-file", "--batch", given="".join(f"{name}\n" for name in names).encode()), 0
    for name in names:
        end = answer.index(b"\n", at)
        about = answer[at:end].split()
        if len(about) != 3:  # noqa: PLR2004 - name, kind, size; otherwise "<name> missing"
            raise BaselineUnavailable(f"git has not the content {name} of the published state")
        start, size = end + 1, int(about[2])
        yield answer[start : start + size]
        at = start + size + 1


def _commit(root: Path, revision: str) -> str | None:
    return _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")


def _git(root: Path, *arguments: str) -> str | None:
    """Return what git says, or None when it fails or is not there."""
    try:
        return _run(root, *arguments).decode("utf-8", "replace").strip()
    except BaselineUnavailable:
        return None


def _run(root: Path, *arguments: str, given: bytes = b"") -> bytes:
    command = ["git", "-C", str(root), *arguments]
    try:
        done = subprocess.run(command, input=given, capture_output=True, check=False)  # noqa: S603 - no shell
    except OSError as error:
        raise BaselineUnavailable(f"git could not be run: {error.strerror}") from error
    if done.returncode != 0:
        reason = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise BaselineUnavailable(f"git says: {reason[0] if reason else 'no reason given'}")
    return done.stdout
