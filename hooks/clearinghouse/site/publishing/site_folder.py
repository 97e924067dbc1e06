"""The folder of a site: a new site is built next to it, and the two are exchanged at the end.

So readers see the last site or the new one, whole, whatever stops a build. Of several builds at once the last one to
finish wins. See docs/adr/0023-a-site-is-built-next-to-its-folder.md.
"""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from clearinghouse.site.publishing.folder_exchange import FolderLock, exchange
from clearinghouse.site.publishing.security_txt import PATH as WELL_KNOWN

_INPUTS = ("content", "data", "schemas", "hooks", "overrides", ".git")  # of the repository; what a build reads
_HOME_PAGES = ("index.html", "index.md")
_TRIES = 10  # to move a folder while other builds move theirs
_SITE_OWN = (WELL_KNOWN.parts[0],)  # hidden, but written by the build


class SiteFolderError(Exception):
    """The folder cannot be replaced by a new site. The message says why, and what to do; nothing was changed."""


@dataclass(slots=True)
class StagedSite:
    """A site that is being built in `folder`, to take the place of `target`."""

    target: Path
    folder: Path
    _lock: FolderLock = field(repr=False)

    def publish(self) -> None:
        """Put the new site into its place, with what is hidden in the old one, such as .git. Raises SiteFolderError."""
        try:
            _keep_hidden(self.target, self.folder)
            _put_into_place(self.folder, self.target)
        except OSError as error:
            raise SiteFolderError(f"{self.target}: the new site could not be put here: {error.strerror}.") from None

    def close(self) -> None:
        """Remove what is not published: the unfinished site, or after `publish` the last. Harmless when repeated."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self._lock.release()


def refuse_unsafe(target: Path, root: Path) -> None:
    """Refuse a folder that a site must not replace. `root` is the repository. Raises SiteFolderError."""
    if file := next((path for path in (target, *target.parents) if path.exists() and not path.is_dir()), None):
        raise SiteFolderError(f"{file} is a file; the site needs a folder. Move it away, or name another.")
    real, top = target.resolve(), root.resolve()
    if top.is_relative_to(real):
        raise SiteFolderError(f"{target} contains the repository; the site would replace it. Name another folder.")
    if real.is_relative_to(top) and real.relative_to(top).parts[0] in _INPUTS:
        raise SiteFolderError(f"{target} is part of what the site is built from. Name another folder.")
    if real.is_dir():
        _refuse_strangers(target, real)


def _refuse_strangers(target: Path, real: Path) -> None:
    if os.path.ismount(real):
        raise SiteFolderError(f"{target} is a mount point, so it cannot be exchanged. Name a folder inside it.")
    others = sorted(path.name for path in real.iterdir() if not path.name.startswith("."))
    if others and not any(page in others for page in _HOME_PAGES):
        raise SiteFolderError(
            f"{target} is not a site: it contains {others[0]}, and no index.html. Name an empty or a new folder."
        )


def stage(target: Path, root: Path) -> StagedSite:
    """Make a folder next to `target` for a new site; remove what builds that were killed have left there.

    Raises SiteFolderError.
    """
    refuse_unsafe(target, root)
    real = target.resolve()
    try:
        real.parent.mkdir(parents=True, exist_ok=True)
        _restore(real)
        _remove_abandoned(real)
        folder, lock = _make_locked(real)
        if real.is_dir():
            shutil.copymode(real, folder)
    except OSError as error:
        reason = f"the site is built next to its folder, which is not possible here: {error.strerror}"
        raise SiteFolderError(f"{error.filename or real.parent}: {reason}.") from None
    return StagedSite(real, folder, lock)


@contextmanager
def staged(target: Path, root: Path) -> Generator[Path]:
    """Yield a folder for a new site, which takes the place of `target` if nothing fails. Raises SiteFolderError."""
    site = stage(target, root)
    try:
        yield site.folder
        site.publish()
    finally:
        site.close()


def _unfinished(target: Path) -> str:
    return f".{target.name}.unfinished-"


def _last(target: Path) -> str:
    return f".{target.name}.last-"


def _siblings(target: Path, prefix: str) -> list[Path]:
    return [path for path in target.parent.iterdir() if path.name.startswith(prefix) and not path.is_symlink()]


def _make_locked(target: Path) -> tuple[Path, FolderLock]:
    while True:
        folder = target.parent / f"{_unfinished(target)}{secrets.token_hex(4)}"
        folder.mkdir()
        if lock := FolderLock.acquire(folder):
            return folder, lock
        # Another build has taken it for abandoned before it was locked.


def _remove_abandoned(target: Path) -> None:
    for folder in _siblings(target, _unfinished(target)):
        if lock := FolderLock.acquire(folder, wait=False):
            shutil.rmtree(folder, ignore_errors=True)
            lock.release()


def _restore(target: Path) -> None:
    """Put back the last site, if a build was killed where folders can only be moved one after the other."""
    for folder in _siblings(target, _last(target)):
        if target.exists():
            shutil.rmtree(folder, ignore_errors=True)
        else:
            folder.rename(target)


def _put_into_place(folder: Path, target: Path) -> None:
    for attempt in range(_TRIES):
        if exchange(folder, target):
            return
        try:
            folder.rename(target)  # nothing is there, or an empty folder
        except OSError:
            if attempt + 1 == _TRIES:
                _move_both(folder, target)
        else:
            return


def _move_both(folder: Path, target: Path) -> None:
    """Replace a folder where the system cannot exchange two: for a moment there is none."""
    aside = target.parent / f"{_last(target)}{secrets.token_hex(4)}"
    target.rename(aside)
    try:
        folder.rename(target)
    except BaseException:
        aside.rename(target)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def _keep_hidden(old: Path, new: Path) -> None:
    """Copy what is hidden at the top of the old site and not part of one, as links to the same files if possible."""
    hidden = [path for path in old.glob(".*") if path.name not in _SITE_OWN] if old.is_dir() else []
    for path in hidden:
        copy = new / path.name
        if copy.exists():
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.copytree(path, copy, symlinks=True, copy_function=_link_or_copy)
        else:
            _link_or_copy(str(path), str(copy))


def _link_or_copy(source: str, copy: str) -> None:
    with suppress(OSError):
        os.link(source, copy, follow_symlinks=False)
        return
    shutil.copy2(source, copy, follow_symlinks=False)
