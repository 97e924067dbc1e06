"""The published state, exported from git. A failure of git is reported and never aborts the check."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from cli.command import UsageError

_FOLDERS = ("data", "content")  # the current schemas apply; the earlier ones are not needed
_REGULAR_FILES = ("100644", "100755")  # git modes; symbolic links and submodules are not records
_SHORT_HASH = 10


class BaselineUnavailable(Exception):
    """There is nothing to compare with; the message says why."""


class UnknownRevision(UsageError):
    """The requested revision does not exist; the message says so."""


@dataclass(frozen=True, slots=True)
class MergeBase:
    """The commit to compare with; `name` describes it in words."""

    commit: str
    name: str


def find_merge_base(root: Path, revision: str | None) -> MergeBase:
    """Return the last common commit of HEAD and `revision` (None: the main branch of the remote).

    Raises BaselineUnavailable if git is missing or has no such commit, UnknownRevision if a named one does not exist.
    """
    _run(root, "rev-parse", "--git-dir")
    head = _commit(root, "HEAD")
    if head is None:
        raise BaselineUnavailable("the repository has no commit yet")
    names = (revision,) if revision else _main_branches()
    for name in names:
        if commit := _commit(root, name):
            return _merge_base(root, head, name, commit)
    if revision:
        raise UnknownRevision(f'git knows no revision "{revision}" here. To fetch it: git fetch origin')
    raise BaselineUnavailable(f"git knows no {names[0]} here. To fetch it: git fetch origin")


def _main_branches() -> tuple[str, ...]:
    target = os.environ.get("GITHUB_BASE_REF")  # the target branch of a pull request
    return (f"origin/{target}",) if target else ("origin/main", "origin/HEAD")


def _merge_base(root: Path, head: str, name: str, commit: str) -> MergeBase:
    common = _output(root, "merge-base", head, commit)
    if common is not None:
        return MergeBase(common, f"{name} at {common[:_SHORT_HASH]}")
    if _output(root, "rev-parse", "--is-shallow-repository") == "true":
        raise BaselineUnavailable("the clone has only part of the history. To fetch the rest: git fetch --unshallow")
    return MergeBase(commit, f"{name} at {commit[:_SHORT_HASH]}, which shares no history with this branch")


@contextmanager
def export_commit(root: Path, commit: str) -> Generator[Path]:
    """Provide a temporary folder with the regular files of `commit` under data/ and content/.

    Nothing of the commit is executed, and none of its attributes or filters is applied. Raises BaselineUnavailable if
    git cannot provide a file, as in a clone without file contents.
    """
    with tempfile.TemporaryDirectory(prefix="published-") as folder:
        out = Path(folder)
        files = _regular_files(root, commit)
        contents = _contents(root, [blob for blob, _ in files])
        for (_, path), content in zip(files, contents, strict=True):
            target = out / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        yield out


def _regular_files(root: Path, commit: str) -> list[tuple[str, PurePosixPath]]:
    """List the files under the exported folders: name of the blob, path."""
    listing = _run(root, "ls-tree", "-r", "-z", "--end-of-options", commit, *_FOLDERS)
    files = []
    for line in listing.split(b"\0")[:-1]:
        header, _, raw = line.partition(b"\t")
        mode, _, blob = header.decode().split()
        path = PurePosixPath(os.fsdecode(raw))
        if mode in _REGULAR_FILES and not path.is_absolute() and ".." not in path.parts:
            files.append((blob, path))
    return files


def _contents(root: Path, blobs: Sequence[str]) -> Iterator[bytes]:
    output, at = _run(root, "cat-file", "--batch", stdin="".join(f"{blob}\n" for blob in blobs).encode()), 0
    for blob in blobs:
        end = output.index(b"\n", at)
        header = output[at:end].split()
        if len(header) != 3:  # noqa: PLR2004 - name, type, size; otherwise "<name> missing"
            raise BaselineUnavailable(f"git does not have the content {blob} of the published state")
        start, size = end + 1, int(header[2])
        yield output[start : start + size]
        at = start + size + 1


def _commit(root: Path, revision: str) -> str | None:
    return _output(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")


def _output(root: Path, *arguments: str) -> str | None:
    """Return what git prints, or None if it fails or is missing."""
    try:
        return _run(root, *arguments).decode("utf-8", "replace").strip()
    except BaselineUnavailable:
        return None


def _run(root: Path, *arguments: str, stdin: bytes = b"") -> bytes:
    command = ["git", "-C", str(root), *arguments]
    try:
        result = subprocess.run(command, input=stdin, capture_output=True, check=False)  # noqa: S603 - no shell
    except FileNotFoundError as error:
        raise BaselineUnavailable("git is not installed") from error
    except OSError as error:
        raise BaselineUnavailable(f"git could not be run: {error.strerror}") from error
    if result.returncode != 0:
        lines = result.stderr.decode("utf-8", "replace").strip().splitlines()
        raise BaselineUnavailable(f"git says: {lines[0] if lines else 'no reason given'}")
    return result.stdout
