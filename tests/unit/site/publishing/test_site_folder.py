"""A new site takes the place of the last one in one step, or the last one stays as it was."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from clearinghouse.site.publishing import folder_exchange, site_folder
from clearinghouse.site.publishing.folder_exchange import FolderLock
from clearinghouse.site.publishing.site_folder import SiteFolderError, refuse_unsafe, stage, staged


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Make an empty repository."""
    root = tmp_path / "root"
    for name in ("content", "data", "site"):
        (root / name).mkdir(parents=True)
    return root


@pytest.fixture
def last(root: Path) -> Path:
    """Make the last site, with something hidden that is not part of it, and something hidden that is."""
    site = root / "site"
    (site / "index.html").write_text("last")
    (site / "old.html").write_text("last")
    (site / ".git").mkdir()
    (site / ".git" / "HEAD").write_text("ref")
    (site / ".nojekyll").write_text("")
    (site / ".well-known").mkdir()
    (site / ".well-known" / "security.txt").write_text("last")
    return site


def _files(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def _build(root: Path, target: Path, text: str = "new") -> None:
    with staged(target, root) as folder:
        (folder / "index.html").write_text(text)


@pytest.mark.parametrize("can_exchange", [True, False], ids=["exchange", "two moves"])
def test_a_new_site_replaces_the_last_one_but_not_what_is_hidden(
    root: Path, last: Path, monkeypatch: pytest.MonkeyPatch, can_exchange: bool
) -> None:
    """Files of the last site are gone, a git folder and such stay, and nothing is left next to the site."""
    if not can_exchange:
        monkeypatch.setattr(site_folder, "exchange", lambda *_: False)
    last.chmod(0o751)

    _build(root, last)

    assert _files(last) == {"index.html": "new", ".git/HEAD": "ref", ".nojekyll": ""}
    assert last.stat().st_mode & 0o777 == 0o751
    assert sorted(path.name for path in root.iterdir()) == ["content", "data", "site"]


@pytest.mark.parametrize("name", ["new", "empty", "a/b/c", "with space é"])
def test_a_site_in_a_new_or_an_empty_folder(root: Path, name: str) -> None:
    """Folders above it are made, and what is written is all there is."""
    (root / "empty").mkdir()

    _build(root, root / name)

    assert _files(root / name) == {"index.html": "new"}


def test_a_link_to_a_folder_stays_a_link(root: Path, last: Path) -> None:
    """A site is served from where a link leads, so the folder behind it is replaced."""
    link = root / "public"
    link.symlink_to("site")

    _build(root, link)

    assert link.is_symlink()
    assert (last / "index.html").read_text() == "new"


@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit, OSError])
def test_what_stops_a_build_leaves_the_last_site(root: Path, last: Path, error: type[BaseException]) -> None:
    """Whatever is raised, the last site is as it was and the unfinished one is gone."""
    before = _files(last)

    def write(folder: Path) -> None:
        (folder / "index.html").write_text("half")
        raise error

    with pytest.raises(error), staged(last, root) as folder:
        write(folder)

    assert _files(last) == before
    assert sorted(path.name for path in root.iterdir()) == ["content", "data", "site"]


def test_two_builds_at_once_give_the_site_of_the_one_that_ends_last(root: Path, last: Path) -> None:
    """Neither build sees the files of the other, and neither takes the other for abandoned."""
    first, second = stage(last, root), stage(last, root)
    (first.folder / "index.html").write_text("first")
    (first.folder / "first.html").write_text("first")
    (second.folder / "index.html").write_text("second")

    for site in (second, first):
        site.publish()
        site.close()
        site.close()

    assert {name for name in _files(last) if name.endswith("html")} == {"index.html", "first.html"}
    assert sorted(path.name for path in root.iterdir()) == ["content", "data", "site"]


def test_two_first_builds_at_once(root: Path) -> None:
    """Where there was no site, the second one replaces the first."""
    sites = [stage(root / "fresh", root) for _ in range(2)]
    for number, site in enumerate(sites):
        (site.folder / "index.html").write_text(str(number))
        site.publish()
        site.close()

    assert _files(root / "fresh") == {"index.html": "1"}


def test_what_a_killed_build_has_left_is_removed_by_the_next(root: Path, last: Path) -> None:
    """A folder whose process is gone is removed; one that is in use, and one that is no folder, is left alone."""
    abandoned = root / ".site.unfinished-1"
    abandoned.mkdir()
    (abandoned / "index.html").write_text("half")
    (root / ".site.unfinished-2").symlink_to("content")
    used = root / ".site.unfinished-3"
    used.mkdir()
    lock = FolderLock.acquire(used)

    _build(root, last)

    assert lock
    lock.release()
    assert not abandoned.exists()
    assert used.exists()
    assert (root / "content").is_dir()


def test_the_last_site_comes_back_where_two_moves_were_interrupted(
    root: Path, last: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed between the two moves, a build has left no site: the next one puts the last site back before it begins."""
    last.rename(root / ".site.last-1")

    with pytest.raises(KeyboardInterrupt), staged(last, root):
        raise KeyboardInterrupt

    assert (last / "index.html").read_text() == "last"
    assert not list(root.glob(".site.last-*"))


@pytest.mark.parametrize("name", [".", "..", "data", "content", "content/new", "data/../data", ".git/x", "hooks/site"])
def test_folders_that_a_site_must_not_replace(root: Path, name: str) -> None:
    """The repository, what is above it, and what the site is built from are refused, and stay as they are."""
    (root / "data" / "record.yml").write_text("mine")

    with pytest.raises(SiteFolderError, match=r"contains the repository|is part of what the site is built from"):
        refuse_unsafe(root / name, root)
    assert (root / "data" / "record.yml").read_text() == "mine"


def test_a_link_to_the_records_is_refused(root: Path) -> None:
    """What counts is where a link leads."""
    (root / "public").symlink_to("data")

    with pytest.raises(SiteFolderError, match="is part of what the site is built from"):
        refuse_unsafe(root / "public", root)


def test_a_folder_with_other_things_is_refused(root: Path) -> None:
    """A folder of someone's own is never replaced; the message names what is in it."""
    (root / "docs").mkdir()
    (root / "docs" / "letter.txt").write_text("mine")

    with pytest.raises(SiteFolderError, match=r"docs is not a site: it contains letter\.txt, and no index\.html"):
        refuse_unsafe(root / "docs", root)


def test_a_file_and_what_is_below_one_are_refused(root: Path) -> None:
    """A file where the folder should be, or above it, is named."""
    (root / "file").write_text("mine")

    for name in ("file", "file/below/it"):
        with pytest.raises(SiteFolderError, match=re.escape(f"{root / 'file'} is a file; the site needs a folder")):
            refuse_unsafe(root / name, root)


def test_a_mount_point_is_refused(root: Path, last: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A volume cannot be exchanged; a folder inside it can."""
    monkeypatch.setattr(os.path, "ismount", lambda path: Path(path) == last)

    with pytest.raises(SiteFolderError, match="is a mount point, so it cannot be exchanged"):
        refuse_unsafe(last, root)


def test_a_place_that_cannot_be_written_to_is_reported(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the system says is in the sentence, with the folder."""

    def mkdir(self: Path, *_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "mkdir", mkdir)

    with pytest.raises(SiteFolderError, match=r"root: the site is built next to its folder.*Permission denied"):
        stage(root / "site", root)


def test_a_site_that_cannot_be_put_into_place_is_reported(
    root: Path, last: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the last step fails, the last site stays."""
    monkeypatch.setattr(site_folder, "exchange", lambda *_: False)

    def rename(self: Path, _: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(SiteFolderError, match="site: the new site could not be put here: Permission denied"):
        _build(root, last)

    assert (last / "index.html").read_text() == "last"


def test_where_the_system_has_no_locks_everything_works_but_the_removal(
    root: Path, last: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a system or a disk without locks nobody can know whether a folder is in use, so it is left there."""
    monkeypatch.setattr(folder_exchange, "fcntl", None)
    (root / ".site.unfinished-1").mkdir()

    _build(root, last)

    assert (last / "index.html").read_text() == "new"
    assert (root / ".site.unfinished-1").exists()
