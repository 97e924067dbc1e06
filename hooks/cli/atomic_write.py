"""Files that are written completely or not at all, so that no reader ever sees half of one."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

_UNFINISHED = ".unfinished-"
_ABANDONED = 60  # seconds; a file that is written now is younger


def replace_file(path: Path, content: bytes) -> None:
    """Create a file or replace its content in one step. Raises OSError; then the old content is untouched."""
    if path.exists() and not path.is_file():  # a device such as /dev/stdout; a folder raises here
        path.write_bytes(content)
        return
    with _temporary_sibling(path, content) as temporary:
        temporary.replace(path)


def create_file(path: Path, content: bytes) -> None:
    """Create a new file and never overwrite one. Raises FileExistsError and OSError; then no file was created."""
    stream = path.open("xb")
    try:
        with stream:
            stream.write(content)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def remove_unfinished(folder: Path) -> None:
    """Remove what a command that was killed has left below a folder: files that it had begun to write."""
    for path in folder.rglob(f"{_UNFINISHED}*"):
        if path.is_file() and not path.is_symlink() and time.time() - path.stat().st_mtime > _ABANDONED:
            path.unlink(missing_ok=True)


@contextmanager
def _temporary_sibling(path: Path, content: bytes) -> Generator[Path]:
    """Provide a complete file in the same folder. It is removed if anything fails, Ctrl-C included."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=_UNFINISHED)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        if path.exists():
            shutil.copymode(path, name)
        else:
            Path(name).chmod(0o666 & ~_umask())
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


def _umask() -> int:
    current = os.umask(0)  # it can only be read by setting it
    os.umask(current)
    return current
