"""A linked copy is a copy: whatever a test does to its files, those of the source stay as they are."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from cli.atomic_write import replace_file
from support.linked_copies import contents, copy_linked


def _append(path: Path) -> None:
    with path.open("a") as stream:
        stream.write("more")


def _write_by_descriptor(path: Path) -> None:
    handle = os.open(path, os.O_WRONLY)
    os.write(handle, b"else")
    os.close(handle)


def _write_through_a_link(path: Path) -> None:
    link = path.with_name("link")
    link.symlink_to(path)
    link.write_text("else")


_CHANGES: dict[str, Callable[[Path], object]] = {
    "written": lambda path: path.write_text("else"),
    "written by its relative path": lambda path: Path(os.path.relpath(path)).write_bytes(b"else"),
    "appended": _append,
    "written by a descriptor": _write_by_descriptor,
    "written through a link": _write_through_a_link,
    "overlaid": lambda path: shutil.copy(__file__, path),
    "truncated": lambda path: os.truncate(path, 1),
    "touched": lambda path: os.utime(path, (1, 1)),
    "made private": lambda path: path.chmod(0o600),
    "replaced by a command": lambda path: replace_file(path, b"else"),
    "removed": Path.unlink,
}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Make a folder with a file in a folder."""
    (tmp_path / "source" / "folder").mkdir(parents=True)
    (tmp_path / "source" / "folder" / "file").write_text("text")
    return tmp_path / "source"


@pytest.mark.parametrize("change", _CHANGES.values(), ids=_CHANGES)
def test_a_change_of_a_copy_leaves_the_source(change: Callable[[Path], object], source: Path, tmp_path: Path) -> None:
    """Text, age and rights of the source are as before, while the copy has changed or is gone."""
    copy, original = (folder / "folder" / "file" for folder in (tmp_path / "copy", source))
    copy_linked(source, tmp_path / "copy")
    before = original.stat()

    change(copy)

    after = original.stat()
    assert (after.st_mode, after.st_mtime_ns) == (before.st_mode, before.st_mtime_ns)
    assert contents(source) == {"folder/file": b"text"}
    assert not copy.exists() or not copy.samefile(original)


def test_reading_keeps_the_link(source: Path, tmp_path: Path) -> None:
    """What is only read is never copied."""
    copy = copy_linked(source, tmp_path / "copy") / "folder" / "file"

    assert copy.read_text() == "text"
    assert copy.samefile(source / "folder" / "file")


def test_without_links_files_are_copied(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder on another disk, which no link can reach, gets files of its own."""

    def refuse(*_: object) -> None:
        raise OSError(18, "Invalid cross-device link")

    monkeypatch.setattr(os, "link", refuse)

    copy = copy_linked(source, tmp_path / "copy")

    assert contents(copy) == contents(source)
    assert not (copy / "folder" / "file").samefile(source / "folder" / "file")
