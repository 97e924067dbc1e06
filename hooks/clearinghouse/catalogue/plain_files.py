"""Refuses whatever is no plain file or folder in the folders that a site is built from.

A symbolic link can lead to any file of the machine that builds, and its content would be published. A pipe or a device
can keep a build waiting for ever.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

from clearinghouse.problems.codes import problem
from clearinghouse.problems.problem import Problem

FOLDERS = ("content", "data", "schemas", "overrides")
_UNDECODED = re.compile("[\ud800-\udfff]")  # surrogates represent bytes that could not be decoded

_RESERVED = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|com[0-9]|lpt[0-9])\Z"
)  # Windows takes these for devices, with any ending
_NOT_ON_WINDOWS = re.compile(r"[<>:\"|?*\\\x00-\x1f]|[ .]\Z")


def irregular_files(root: Path, folders: Sequence[str] = FOLDERS) -> list[Problem]:
    """Return a problem for each link, pipe and device under some folders, and for names that not every system allows.

    Nothing is opened and no link is followed. A folder that does not exist has no problem here.
    """
    return [item for name in folders for item in _of_folder(root, name)]


def _of_folder(root: Path, name: str) -> Iterator[Problem]:
    folder = root / name
    if folder.is_symlink():
        yield _irregular(name, "a symbolic link")
    elif folder.is_dir():
        yield from _below(folder, name)


def _below(folder: Path | str, path: str) -> Iterator[Problem]:
    with os.scandir(folder) as scanned:
        entries = sorted(scanned, key=lambda entry: entry.name)
    for entry in entries:
        place = f"{path}/{entry.name}"
        if _UNDECODED.search(entry.name):
            yield _undecoded(place)
        elif is_reserved(entry.name) or _NOT_ON_WINDOWS.search(entry.name):
            yield _not_on_windows(place, entry.name)
        elif entry.is_dir(follow_symlinks=False):
            yield from _below(entry.path, place)
        elif not entry.is_file(follow_symlinks=False):
            yield _irregular(place, "a symbolic link" if entry.is_symlink() else "a pipe or a device")


def printable(path: str) -> str:
    """Return a path in which bytes that are not UTF-8 are written as numbers, so that any stream can print it."""
    return os.fsencode(path).decode("utf-8", "backslashreplace") if _UNDECODED.search(path) else path


def _irregular(path: str, kind: str) -> Problem:
    fix = "Put the content itself into a plain file with this name, or remove it."
    return problem("DOC-001", path, f"this is {kind}", "a plain file or a folder", fix)


def is_reserved(name: str) -> bool:
    """Whether Windows cannot have a file of this name, so that the repository could not be cloned there."""
    return bool(_RESERVED.match(unicodedata.normalize("NFKC", name).lower().partition(".")[0].rstrip(" ")))


def _not_on_windows(path: str, name: str) -> Problem:
    message, fix = f'Windows allows no file with the name "{name}"', "Give it another name."
    return problem("DOC-009", path, message, "a name that every system allows", fix)


def _undecoded(path: str) -> Problem:
    message, fix = "the name contains bytes that are not UTF-8", "Give it another name."
    return problem("DOC-009", printable(path), message, "a name in UTF-8", fix)
