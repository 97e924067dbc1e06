"""What is installed is locked with hashes, in files that the updater of dependencies knows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from support.paths import ROOT

_FOLDER = ROOT / "requirements"
_PINNED = re.compile(r"[a-z0-9.-]+(\[[a-z]+\])?==\S+.*\\\n\s+--hash=sha256:")
_NAMES = sorted(path.stem for path in _FOLDER.glob("*.in"))


def test_every_list_has_a_lock_file_of_its_name() -> None:
    """Dependabot takes x.txt for the lock file of x.in (its uv ecosystem), and knows no other ending."""
    assert {path.name for path in _FOLDER.iterdir()} == {f"{name}{end}" for name in _NAMES for end in (".in", ".txt")}
    assert len(_NAMES) >= 4


@pytest.mark.parametrize("name", _NAMES)
def test_a_lock_file_says_how_it_was_written(name: str) -> None:
    """The updater repeats the options in the header; without them it would write for one system and without hashes."""
    header = (_FOLDER / f"{name}.txt").read_text("utf-8").split("\n", 2)[1]

    assert header.startswith("#    uv pip compile ")
    for option in ("--universal", "--generate-hashes", "--python-version 3.11", f"{name}.in --output-file {name}.txt"):
        assert option in header


@pytest.mark.parametrize("name", _NAMES)
def test_everything_is_pinned_with_a_hash(name: str) -> None:
    """Each package has one version and at least one hash, and each wish of the list is there."""
    text = (_FOLDER / f"{name}.txt").read_text("utf-8")
    blocks = re.split(r"\n(?=[a-z0-9])", text.split("\n", 2)[2])

    assert [block for block in blocks if not _PINNED.match(block)] == []
    pinned = {re.match(r"[a-z0-9.-]+", block)[0] for block in blocks}
    wishes = re.findall(r"^([A-Za-z0-9][A-Za-z0-9-]*)", (_FOLDER / f"{name}.in").read_text("utf-8"), re.M)
    assert {wish.lower() for wish in wishes} - pinned == set()


def test_the_updater_looks_at_every_folder_with_locks() -> None:
    """Packages of Python, of Node, and actions."""
    updates = yaml.safe_load((ROOT / ".github/dependabot.yml").read_text("utf-8"))["updates"]

    assert {(update["package-ecosystem"], update["directory"]) for update in updates} == {
        ("github-actions", "/"),
        ("uv", "/requirements"),
        ("npm", "/tools/typescript"),
    }


def test_nothing_is_installed_without_hashes() -> None:
    """No script and no workflow installs from a package index but through the one script that asks for hashes."""
    scripts: list[Path] = [ROOT / "Makefile", *(ROOT / "tools").glob("*.sh")]
    scripts += (ROOT / ".github/workflows").glob("*.yml")
    lines = [(path.name, line) for path in scripts for line in path.read_text("utf-8").split("\n")]
    installing = [(name, line) for name, line in lines if "pip install" in line]

    assert [name for name, line in installing if "--require-hashes" not in line] == []
    assert [name for name, _ in installing] == ["install.sh"]
