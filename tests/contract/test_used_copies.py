"""A copy that is used again is as new, whatever the test before has done to it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from support.linked_copies import contents
from support.used_again import UsedCopies


def _replace_by_a_link(root: Path) -> None:
    (root / "folder" / "file").unlink()
    (root / "folder" / "file").symlink_to("other")


def _replace_by_a_folder(root: Path) -> None:
    (root / "top").unlink()
    (root / "top").mkdir()
    (root / "top" / "file").write_text("more")


def _replace_by_a_file(root: Path) -> None:
    shutil.rmtree(root / "folder")
    (root / "folder").write_text("more")


_CHANGES: dict[str, Callable[[Path], object]] = {
    "nothing": lambda root: None,
    "a file written": lambda root: (root / "folder" / "file").write_text("else"),
    "a file added": lambda root: (root / "folder" / "new").write_text("more"),
    "a file removed": lambda root: (root / "folder" / "file").unlink(),
    "a file moved": lambda root: (root / "top").rename(root / "folder" / "file"),
    "a file without rights": lambda root: (root / "top").chmod(0),
    "a folder added": lambda root: (root / "folder" / "new" / "deep").mkdir(parents=True),
    "a folder removed": lambda root: shutil.rmtree(root / "folder"),
    "a folder without rights": lambda root: (root / "folder").chmod(0),
    "a link to a file": _replace_by_a_link,
    "a link to a folder": lambda root: (root / "new").symlink_to(root.parent),
    "a link to nothing": lambda root: (root / "new").symlink_to("nowhere"),
    "a pipe": lambda root: os.mkfifo(root / "folder" / "new"),
    "a folder for a file": _replace_by_a_folder,
    "a file for a folder": _replace_by_a_file,
}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Make a folder with files at the top and in a folder."""
    (tmp_path / "source" / "folder").mkdir(parents=True)
    for name in ("top", "folder/file", "folder/other"):
        (tmp_path / "source" / name).write_text(name)
    return tmp_path / "source"


@pytest.fixture
def copies(source: Path, tmp_path: Path) -> UsedCopies:
    """Make copies of the folder."""
    (tmp_path / "shelf").mkdir()
    return UsedCopies(source, tmp_path / "shelf")


def _entries(folder: Path) -> dict[str, tuple[int, bool]]:
    """Return the rights of everything below a folder, and whether it is a link."""
    paths = [folder, *folder.rglob("*")]
    return {str(path.relative_to(folder)): (path.lstat().st_mode, path.is_symlink()) for path in paths}


@pytest.mark.parametrize("change", _CHANGES.values(), ids=_CHANGES)
def test_a_used_copy_is_as_new(change: Callable[[Path], object], source: Path, copies: UsedCopies) -> None:
    """The next test gets the same copy in another place, with the files, folders and rights of the source alone."""
    first = copies.take(source.parent / "first")
    number = first.stat().st_ino
    change(first)
    copies.give_back(first)

    again = copies.take(source.parent / "again")

    assert not first.exists()
    assert again.stat().st_ino == number
    assert (
        contents(again) == contents(source) == {name: name.encode() for name in ("top", "folder/file", "folder/other")}
    )
    assert _entries(again) == _entries(source)
    assert (again / "folder" / "file").samefile(source / "folder" / "file")


def test_a_copy_that_is_used_is_given_to_nobody_else(source: Path, copies: UsedCopies) -> None:
    """Two copies at once are two, and a copy over another folder leaves what is there."""
    first, second = (copies.take(source.parent / name) for name in ("first", "second"))
    (first / "top").write_text("else")
    (source.parent / "third").mkdir()
    (source.parent / "third" / "own").write_text("own")
    copies.give_back(first)

    third = copies.take(source.parent / "third")

    assert contents(second) == contents(source)
    assert contents(third) == {**contents(source), "own": b"own"}


def test_a_copy_that_is_gone_is_not_kept(source: Path, copies: UsedCopies) -> None:
    """A test may remove its copy, or put a link in its place."""
    for make in (lambda place: None, lambda place: place.symlink_to(source)):
        gone = copies.take(source.parent / "gone")
        shutil.rmtree(gone)
        make(gone)
        copies.give_back(gone)
        gone.unlink(missing_ok=True)

    assert contents(copies.take(source.parent / "again")) == contents(source)
    assert len(contents(source)) == 3
