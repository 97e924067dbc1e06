"""Files of a site on the disk, by plain system calls, since a site has many."""

from __future__ import annotations

import os
from collections.abc import Sequence

Files = tuple[tuple[str, bytes], ...]  # addresses from the top of the site, and bytes


def write_files(files: Files, base: str, *, new: bool = False) -> None:
    """Write files for machines under `base`; raise FileExistsError for one that is there, if they must be `new`."""
    for uri, content in files:
        path = f"{base}/{uri}"
        try:
            write_file(path, content, new=new)
        except FileNotFoundError:
            os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH120 - once for each file
            write_file(path, content, new=new)


def make_folder(path: str) -> None:
    """Make a folder. Each process makes its own: on disks, making them takes as long as writing the pages."""
    try:
        os.mkdir(path)  # noqa: PTH102 - once for each page
    except FileExistsError:
        pass
    except FileNotFoundError:
        os.makedirs(path, exist_ok=True)


def write_file(path: str, *pieces: bytes, new: bool = False) -> None:
    """Write one file, whose content is its pieces one after the other.

    Raises FileExistsError if it must be `new`: two things at one address are a mistake that nobody would notice.
    """
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | (os.O_EXCL if new else os.O_TRUNC), 0o644)
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
