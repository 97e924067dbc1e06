"""What a command that was killed has left is removed by the next one, published never, and no problem of the check."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from cli.atomic_write import remove_unfinished
from support.repositories import hooks

pytestmark = pytest.mark.slow  # each runs commands in a process of its own

_HOUR = 3_600  # seconds


def _leave(folder: Path, name: str, *, age: int) -> Path:
    path = folder / name
    path.write_text("name: Half of a reco")
    os.utime(path, (time.time() - age,) * 2)
    return path


@pytest.mark.parametrize(
    ("name", "age", "stays"),
    [
        (".unfinished-abc123", _HOUR, False),
        (".unfinished-abc123", 5, True),  # it may be written now
        ("unfinished-abc123", _HOUR, True),
        (".unfinished", _HOUR, True),
        ("example.unfinished-abc", _HOUR, True),
    ],
)
def test_only_what_is_old_and_ours_is_removed(tmp_path: Path, name: str, age: int, stays: bool) -> None:
    """A file of another name, and one that was written a moment ago, is left alone; also far below."""
    (tmp_path / "data" / "sources").mkdir(parents=True)
    path = _leave(tmp_path / "data" / "sources", name, age=age)

    remove_unfinished(tmp_path)

    assert path.exists() == stays


def test_links_and_folders_of_that_name_stay(tmp_path: Path) -> None:
    """Nothing behind a link is removed, and no folder."""
    kept = _leave(tmp_path, "kept.yml", age=_HOUR)
    (tmp_path / ".unfinished-link").symlink_to(kept)
    (tmp_path / ".unfinished-folder").mkdir()

    remove_unfinished(tmp_path)

    assert kept.exists()
    assert (tmp_path / ".unfinished-link").is_symlink()
    assert (tmp_path / ".unfinished-folder").is_dir()


def test_the_next_fix_cleans_up_and_the_check_is_not_disturbed(overlaid: Callable) -> None:
    """The check passes over such files, and `fix` removes them."""
    root = overlaid()
    old = _leave(root / "data" / "sources", ".unfinished-old", age=_HOUR)

    assert hooks(root, "check").returncode == 0
    assert old.exists()
    assert hooks(root, "fix").returncode == 0
    assert not old.exists()


def test_such_files_are_never_published(house: Path, tmp_path: Path) -> None:
    """Hidden files of the folders that a site is built from stay where they are."""
    _leave(house / "content", ".unfinished-page.md", age=_HOUR)
    _leave(house / "content" / "assets", ".unfinished-script.js", age=_HOUR)

    done = hooks(house, "generate", str(tmp_path / "out"), CLEARINGHOUSE_NO_SEARCH="1")

    assert done.returncode == 0, done.stderr
    assert [path for path in (tmp_path / "out").rglob("*") if "unfinished" in path.as_posix()] == []
