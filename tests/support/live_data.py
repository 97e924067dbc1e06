"""A guard: while it is on, this process may not read the repository's own records."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from support.paths import ROOT

_LIVE = str(ROOT / "data")
_EVENTS = frozenset({"open", "os.listdir", "os.scandir"})
_guarded = [False]
_installed: list[bool] = []


class LiveDataReadError(RuntimeError):
    """A test that must not depend on the records of the repository has read one."""


@contextmanager
def no_live_data() -> Iterator[None]:
    """Refuse to open or list anything below `data/`; raises LiveDataReadError where it is tried."""
    if not _installed:
        sys.addaudithook(_refuse_live_data)  # stays for the life of the process
        _installed.append(True)
    _guarded[0] = True
    try:
        yield
    finally:
        _guarded[0] = False


def _refuse_live_data(event: str, arguments: tuple) -> None:
    if not _guarded[0] or event not in _EVENTS or not isinstance(arguments[0], str | bytes | os.PathLike):
        return
    path = os.path.abspath(os.fsdecode(arguments[0]))  # noqa: PTH100 - a hook must not open anything itself
    lists = path == _LIVE and event != "open"  # shutil opens a bare "data" inside another folder
    if lists or path.startswith(f"{_LIVE}{os.sep}"):
        raise LiveDataReadError(f"{path} is a record of the repository; use a made-up one")
