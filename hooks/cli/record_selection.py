"""The record files that a command was asked to work on."""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from pathlib import Path

from cli.command import UsageError

Selection = Sequence[str]  # paths of files and folders, relative to the root; empty: all records


def select_paths(names: Sequence[str], root: Path, *, reported: Collection[str] = ()) -> Selection:
    """Return the named files and folders relative to the root.

    Raises UsageError for a name that is not under data/ or does not exist. A missing record that is already
    `reported` as a problem may be named.
    """
    paths = [_relative(name, root) for name in names]
    unknown = [path for path in paths if path not in reported and not _is_record_path(path, root)]
    if unknown:
        raise UsageError("\n".join(f"{path}: there is no such record. Name files under data/." for path in unknown))
    return paths


def is_selected(path: str, selection: Selection) -> bool:
    """Return whether a path is in the selection: named itself, or inside a named folder."""
    return not selection or any(path == name or path.startswith(f"{name}/") for name in selection)


def _is_record_path(path: str, root: Path) -> bool:
    return os.path.lexists(root / path) and is_selected(path, ["data"])


def _relative(name: str, root: Path) -> str:
    path = Path(os.path.abspath(name))  # noqa: PTH100 - `resolve` would follow a record that is a symbolic link
    try:
        return (path.parent.resolve() / path.name).relative_to(root).as_posix()
    except (ValueError, OSError):
        return os.path.normpath(name)  # perhaps relative to the root, while the working directory is elsewhere
