"""Copies of a folder that are used again: only what a test has changed in one is put right for the next."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from support.linked_copies import copy_linked, link

_Tree = dict[str, "int | _Tree"]  # what a folder has, by name: the inode of a file, or a folder


class UsedCopies:
    """Gives linked copies of a folder. To make one and to remove it takes ten times as long as to look through it."""

    def __init__(self, source: Path, shelf: Path) -> None:
        """Keep copies of `source` in the folder `shelf`, which is on the same disk as the places they are asked for."""
        self._source = str(source)
        self._shelf = shelf
        self._tree = _tree(self._source)
        self._kept: list[Path] = []
        self._count = 0

    def take(self, target: Path) -> Path:
        """Give a copy in the place `target`: one that was used before and is as new, or a new one."""
        if not self._kept or target.exists():
            return copy_linked(Path(self._source), target)
        copy = self._kept.pop()
        _restore(self._source, str(copy), self._tree)
        return copy.rename(target)

    def give_back(self, copy: Path) -> None:
        """Keep a copy that is no longer used, if it is still there."""
        if copy.is_dir() and not copy.is_symlink():
            self._count += 1
            self._kept.append(copy.rename(self._shelf / str(self._count)))


def _tree(folder: str) -> _Tree:
    with os.scandir(folder) as entries:
        return {entry.name: _tree(entry.path) if entry.is_dir() else entry.inode() for entry in entries}


def _restore(source: str, copy: str, tree: _Tree) -> None:
    """Make a copy equal to its source again: a file that is no link to that of the source is exchanged."""
    rights = Path(source).stat().st_mode
    if Path(copy).stat().st_mode != rights:
        Path(copy).chmod(rights)
    missing = dict(tree)
    with os.scandir(copy) as listed:
        entries = list(listed)
    for entry in entries:
        part = tree.get(entry.name)
        is_folder = entry.is_dir(follow_symlinks=False)
        if is_folder and isinstance(part, dict):
            _restore(f"{source}/{entry.name}", entry.path, part)
        elif is_folder or entry.inode() != part:
            _remove(entry, is_folder=is_folder)
            continue
        del missing[entry.name]
    for name, part in missing.items():
        if isinstance(part, dict):
            copy_linked(Path(source, name), Path(copy, name))
        else:
            link(f"{source}/{name}", f"{copy}/{name}")


def _remove(entry: os.DirEntry[str], *, is_folder: bool) -> None:
    if is_folder:
        shutil.rmtree(entry.path)
    else:
        Path(entry.path).unlink()
