"""Which files of a served site have changed since they were last looked at."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

State = Mapping[str, tuple[int, int, int]]  # by path: time of change in nanoseconds, size, number on the disk
_DATA = PurePosixPath("data")
# Records, and what their pages are made with: a change in them needs no site generator.
_OF_RECORDS = ("data", "schemas", "tests/cases/rules", "hooks/clearinghouse/site/templates")


def read_state(root: Path, names: Iterable[str]) -> State:
    """Return the state of the files and folders of these names under `root`, in all their folders."""
    return {
        os.path.relpath(path, root).replace(os.sep, "/"): state for name in names for path, state in _read(root / name)
    }


def _read(path: Path) -> Iterator[tuple[str, tuple[int, int, int]]]:
    try:
        entries = list(os.scandir(path))
    except NotADirectoryError:
        yield str(path), _state(path.stat())
        return
    except FileNotFoundError:
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _read(Path(entry.path))
        else:
            yield entry.path, _state(entry.stat(follow_symlinks=False))


def _state(status: os.stat_result) -> tuple[int, int, int]:
    return status.st_mtime_ns, status.st_size, status.st_ino


def changed_files(before: State, after: State) -> frozenset[str]:
    """Return the files that were added, removed or written."""
    return frozenset(name for name in {*before, *after} if before.get(name) != after.get(name))


def only_records(names: Iterable[str]) -> bool:
    """Return whether these files change nothing that a site generator renders."""
    return all(name.startswith(tuple(f"{folder}/" for folder in _OF_RECORDS)) for name in names)


def page_addresses(names: Iterable[str]) -> frozenset[str]:
    """Return the addresses of the pages that records have in these files, if they have one: `sources/x/`."""
    paths = [PurePosixPath(name) for name in names]
    return frozenset(f"{path.parent.name}/{path.stem}/" for path in paths if path.parent.parent == _DATA)
