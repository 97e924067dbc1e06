"""Files that are written whole or not at all, so that nobody ever sees half of one."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def replace_file(path: Path, content: bytes) -> None:
    """Put a content in the place of a file, or make the file, in one move. Raises OSError, and then nothing changed."""
    if path.exists() and not path.is_file():  # such as /dev/stdout; a folder is refused here
        path.write_bytes(content)
        return
    with _beside(path, content) as made:
        made.replace(path)


def create_file(path: Path, content: bytes) -> None:
    """Make a new file, and never write over another one. Raises FileExistsError and OSError; then no file was made."""
    stream = path.open("xb")
    try:
        with stream:
            stream.write(content)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


@contextmanager
def _beside(path: Path, content: bytes) -> Iterator[Path]:
    """Give a finished file in the same folder; it is gone when anything fails, also by Ctrl-C."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".unfinished-")
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
    current = os.umask(0)  # there is no way to ask without setting it
    os.umask(current)
    return current
