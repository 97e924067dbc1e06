"""Copies of a folder that share its files until one is changed: a test gets a root of its own without writing it."""

from __future__ import annotations

import os
import shutil
import stat
import sys
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

_CHANGES = frozenset({"open", "os.chmod", "os.truncate", "os.utime"})
_TO_WRITE = os.O_WRONLY | os.O_RDWR | os.O_TRUNC
_Ignore = Callable[[str, list[str]], Iterable[str]]


def copy_linked(source: Path, target: Path, *, ignore: _Ignore | None = None) -> Path:
    """Copy a folder as hard links, or as files where links are not possible.

    When this process changes a linked file, the file is copied first. The commands replace files instead of changing
    them, as git does; for any other program, `contents` shows afterwards whether the source is as it was.
    """
    _watch()
    return Path(shutil.copytree(source, target, copy_function=_link, ignore=ignore, dirs_exist_ok=True))


def contents(folder: Path) -> dict[str, bytes]:
    """Return the bytes of all files below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _link(source: str, target: str) -> str:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
    return target


@cache
def _watch() -> None:
    sys.addaudithook(_unlink_before_a_change)  # stays for the life of the process


def _unlink_before_a_change(event: str, arguments: tuple) -> None:
    if event not in _CHANGES or not isinstance(arguments[0], str | bytes | os.PathLike):
        return
    if event == "open" and not arguments[2] & _TO_WRITE:
        return
    path = Path(os.path.realpath(os.fsdecode(arguments[0])))
    if path.exists() and _is_shared(path.stat()):
        own = path.with_name(f"{path.name}.own")
        shutil.copy2(path, own)
        own.replace(path)


def _is_shared(status: os.stat_result) -> bool:
    return stat.S_ISREG(status.st_mode) and status.st_nlink > 1
