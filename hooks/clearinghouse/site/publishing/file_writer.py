"""Files of a site on the disk, by plain system calls, since a site has many."""

from __future__ import annotations

import os
from collections.abc import Sequence

Files = tuple[tuple[str, bytes], ...]  # addresses from the top of the site, and bytes


def write_files(files: Files, base: str) -> None:
    """Write files for machines under `base`."""
    for uri, content in files:
        path = f"{base}/{uri}"
        try:
            write_file(path, content)
        except FileNotFoundError:
            os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH120 - once for each file
            write_file(path, content)


def make_folder(path: str) -> None:
    """Make a folder. Each process makes its own: on disks, making them takes as long as writing the pages."""
    try:
        os.mkdir(path)  # noqa: PTH102 - once for each page
    except FileExistsError:
        pass
    except FileNotFoundError:
        os.makedirs(path, exist_ok=True)


def write_file(path: str, *pieces: bytes) -> None:
    """Write one file, whose content is its pieces one after the other."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    try:
        _write_pieces(handle, pieces)
    finally:
        os.close(handle)


def _write_pieces(handle: int, pieces: Sequence[bytes]) -> None:
    written = 0
    if hasattr(os, "writev") and len(pieces) > 1:
        written = os.writev(handle, pieces)  # without joining them first, which is felt with thousands of pages
    if written < sum(map(len, pieces)):
        rest = memoryview(b"".join(pieces))[written:]
        while rest:
            rest = rest[os.write(handle, rest) :]
