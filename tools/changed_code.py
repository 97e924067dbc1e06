"""Prints "code=true" if the checked-out commit changes anything but records and prose, otherwise "code=false".

It compares with the first parent: GitHub checks out a pull request merged into its target branch, so that the first
parent is the target branch. Without a parent, or when git fails, everything counts as changed.
Usage: changed_code.py [FOLDER]
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable


def is_code(path: str) -> bool:
    """Whether a path is anything but a record or a hand-written page."""
    return not (path.startswith("data/") or (path.startswith("content/") and path.endswith(".md")))


def changed_paths(folder: str) -> list[str] | None:
    """Return the paths that HEAD changes against its first parent, old and new names; None if git cannot say."""
    command = ["git", "-C", folder, "diff", "--name-only", "--no-renames", "-z", "HEAD^1", "HEAD"]
    done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - git is found as always
    return [os.fsdecode(path) for path in done.stdout.split(b"\0") if path] if done.returncode == 0 else None


def changes_code(paths: Iterable[str] | None) -> bool:
    """Whether any of the paths is code; paths that are not known count as code."""
    return paths is None or any(map(is_code, paths))


if __name__ == "__main__":
    found = changed_paths(sys.argv[1] if len(sys.argv) > 1 else ".")
    sys.stdout.write(f"code={str(changes_code(found)).lower()}\n")
