"""What the system offers for folders: exchanging two in one step, and a lock that ends with its process."""

from __future__ import annotations

import ctypes
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Self

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment] # a module that may be missing has no type of its own

_HERE = -100  # AT_FDCWD: paths are relative to the working directory
_EXCHANGE = 2  # RENAME_EXCHANGE of Linux, RENAME_SWAP of macOS


def exchange(first: Path, second: Path) -> bool:
    """Exchange two folders in one step. Return False where that is not possible, or when one of them is not there."""
    try:
        system = ctypes.CDLL(None)
    except (OSError, TypeError):  # no such library; Windows
        return False
    old, new = os.fsencode(first), os.fsencode(second)
    if hasattr(system, "renameat2"):  # Linux
        return not system.renameat2(_HERE, old, _HERE, new, ctypes.c_uint(_EXCHANGE))
    if hasattr(system, "renamex_np"):  # macOS
        return not system.renamex_np(old, new, ctypes.c_uint(_EXCHANGE))
    return False


@dataclass(slots=True)
class FolderLock:
    """A lock on a folder, held until it is released or its process ends."""

    _handle: int | None

    @classmethod
    def acquire(cls, folder: Path, *, wait: bool = True) -> Self | None:
        """Lock a folder; None when another process has it and `wait` is false, or when the folder is gone by now.

        Where the system has no such locks, waiting gives a lock that keeps nobody out, and not waiting gives none.
        """
        if fcntl is None:
            return cls(None) if wait else None
        try:
            handle = os.open(folder, os.O_RDONLY)
        except FileNotFoundError:
            return None
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
            if os.path.samestat(os.fstat(handle), folder.stat()):
                return cls(handle)
        except (BlockingIOError, FileNotFoundError):
            pass
        except OSError:  # a file system without locks
            os.close(handle)
            return cls(None) if wait else None
        os.close(handle)
        return None

    def release(self) -> None:
        """Release the lock. Harmless when repeated."""
        handle, self._handle = self._handle, None
        if handle is not None:
            os.close(handle)
