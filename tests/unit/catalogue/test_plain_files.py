"""Links and special files are refused wherever a site takes files from, and nothing of them is read."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from clearinghouse.addresses import Addresses
from clearinghouse.catalogue.plain_files import FOLDERS, irregular_files
from clearinghouse.site.publishing.build import BuildError, prepare_build
from support.linked_copies import copy_linked
from support.paths import AS_OF
from support.repositories import hooks


def _link(target: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(target)


def _socket(path: Path) -> None:
    os.chdir(path.parent)  # the path of a socket must be short
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(path.name)


_IRREGULAR = {
    "link to a file": (_link("/etc/passwd"), "a symbolic link"),
    "link to the environment": (_link("/proc/self/environ"), "a symbolic link"),
    "link to a folder": (_link("/etc"), "a symbolic link"),
    "link inside the folder": (_link("plain.txt"), "a symbolic link"),
    "link to nothing": (_link("nowhere"), "a symbolic link"),
    "link to itself": (_link("odd.md"), "a symbolic link"),
    "link to what contains it": (_link(".."), "a symbolic link"),
    "pipe": (os.mkfifo, "a pipe or a device"),
    "socket": (_socket, "a pipe or a device"),
}


@pytest.mark.parametrize("folder", [*FOLDERS, "content/a/b", "data/sources/deep", "schemas/editor", "content/.hidden"])
@pytest.mark.parametrize(("make", "kind"), _IRREGULAR.values(), ids=_IRREGULAR)
def test_what_is_no_plain_file_is_reported_with_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str, make: Callable[[Path], None], kind: str
) -> None:
    """Each kind, at the top and below, under any name."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / folder).mkdir(parents=True)
    (tmp_path / folder / "plain.txt").write_text("x")
    make(tmp_path / folder / "odd.md")

    reported = irregular_files(tmp_path)

    assert [(item.rule, item.path, item.message) for item in reported] == [
        ("DOC-001", f"{folder}/odd.md", f"this is {kind}")
    ]


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_folder_that_is_a_link_is_reported(tmp_path: Path, folder: str) -> None:
    """The whole folder may not be somewhere else either, and what is there is not looked at."""
    (tmp_path / folder).symlink_to("/etc")

    assert [(item.rule, item.path) for item in irregular_files(tmp_path)] == [("DOC-001", folder)]


def test_plain_files_and_no_files_are_fine(tmp_path: Path) -> None:
    """Nothing is reported for an empty root, or for files with odd names that are UTF-8."""
    assert irregular_files(tmp_path) == []
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "été 数 .md").write_text("x")

    assert irregular_files(tmp_path) == []


@pytest.mark.parametrize("name", ["content/\udcff.md", "content/a\udcffb", "overrides/\udce9.html", "schemas/\udcff"])
def test_names_that_are_not_utf_8_are_reported_so_that_they_can_be_printed(tmp_path: Path, name: str) -> None:
    """The bytes are shown as numbers: no stream can print them."""
    (tmp_path / name).parent.mkdir()
    (tmp_path / name).write_text("x")

    (item,) = irregular_files(tmp_path)

    assert item.rule == "DOC-009"
    assert item.path.encode("utf-8").isascii()
    assert "\\x" in item.path


@pytest.mark.parametrize("place", ["root/pages", "elsewhere/pages"])
def test_pages_may_be_in_another_folder_but_not_behind_a_link(complete: Path, tmp_path: Path, place: str) -> None:
    """MkDocs can be told to take its pages from anywhere; there, too, a link is refused."""
    copy_linked(complete, tmp_path / "root")
    (tmp_path / place).mkdir(parents=True)
    (tmp_path / place / "env.txt").symlink_to("/proc/self/environ")

    with pytest.raises(BuildError, match=r"pages/env\.txt:1:1 error DOC-001 this is a symbolic link"):
        prepare_build(tmp_path / "root", tmp_path / place, as_of=AS_OF, addresses=Addresses("", ""))


@pytest.mark.parametrize("command", [["check"], ["generate", "out"]])
def test_commands_refuse_a_link_in_content_and_publish_nothing(house: Path, tmp_path: Path, command: list[str]) -> None:
    """The check fails with the place, and a build writes nothing; one problem for each link."""
    secret = tmp_path / "secret"
    secret.write_text("# Hidden\n\n<!-- clearinghouse:nothing -->\n")
    (house / "content" / "p.md").symlink_to(secret)
    (house / "data" / "sources" / "p.yml").symlink_to(secret)

    done = hooks(house, *command)
    output = done.stdout + done.stderr

    assert done.returncode == 1
    assert output.count("content/p.md:1:1 error DOC-001 this is a symbolic link") == 1
    assert output.count("data/sources/p.yml:1:1 error DOC-001 this is a symbolic link") == 1
    assert "Hidden" not in output
    assert "Traceback" not in output
    assert not (house / "out").exists()


@pytest.mark.parametrize("name", ["con.md", "aux", "NUL.html", "a?.md", "a:b.md", "a\nb.md", "a.md ", "a."])
@pytest.mark.parametrize("folder", ["content", "overrides"])
def test_names_that_windows_refuses_are_reported(tmp_path: Path, folder: str, name: str) -> None:
    """Nobody could clone the repository there."""
    (tmp_path / folder).mkdir()
    (tmp_path / folder / name).write_text("", "utf-8")

    [problem] = irregular_files(tmp_path)
    assert (problem.rule, problem.path) == ("DOC-009", f"{folder}/{name}")


def test_other_names_are_fine_on_every_system(tmp_path: Path) -> None:
    """Spaces inside, accents and names that only begin like a device are no obstacle."""
    (tmp_path / "content").mkdir()
    for name in ("contact.md", "a b.md", "é.md", "console", ".nojekyll", "com.md"):
        (tmp_path / "content" / name).write_text("", "utf-8")

    assert irregular_files(tmp_path) == []
