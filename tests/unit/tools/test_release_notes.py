"""A release takes its version and its notes from CHANGELOG.md."""

from __future__ import annotations

import importlib.util
import os
import stat
import subprocess
from pathlib import Path
from types import ModuleType

import pytest
from support.paths import ROOT

_CHANGELOG = """# Changelog

## Unreleased

- Not yet.

## 2026.11.25

### Added

- A thing.

## 2026.01.02

- The first one.
"""


@pytest.fixture(scope="module")
def release_notes() -> ModuleType:
    """Import the script, which is not a package."""
    spec = importlib.util.spec_from_file_location("release_notes", ROOT / "tools" / "release_notes.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_newest_dated_section_is_the_version(release_notes: ModuleType) -> None:
    """What is unreleased is not a version."""
    assert release_notes.newest_version(_CHANGELOG) == "2026.11.25"


def test_notes_are_the_text_of_one_section(release_notes: ModuleType) -> None:
    """Notes end where the next section begins."""
    assert release_notes.notes_of(_CHANGELOG, "2026.11.25") == "### Added\n\n- A thing."
    assert release_notes.notes_of(_CHANGELOG, "2026.01.02") == "- The first one."


@pytest.mark.parametrize("text", ["", "# Changelog\n", "# Changelog\n\n## Unreleased\n\n- Not yet.\n"])
def test_without_a_dated_section_there_is_no_version(release_notes: ModuleType, text: str) -> None:
    """The message says how to get one."""
    with pytest.raises(release_notes.ChangelogError, match='Rename "Unreleased" to the date'):
        release_notes.newest_version(text)


@pytest.mark.parametrize("heading", ["1.0.0", "2026.13.01", "2026.02.30", "2026-11-25", "2026.11.25 ", "unreleased"])
def test_a_heading_that_is_not_a_date_is_refused(release_notes: ModuleType, heading: str) -> None:
    """A misspelt heading is an error, and is not skipped."""
    with pytest.raises(release_notes.ChangelogError, match="is not a version"):
        release_notes.newest_version(f"## {heading}\n\n- x\n")


def test_sections_out_of_order_are_refused(release_notes: ModuleType) -> None:
    """A newer section below an older one would never be released."""
    with pytest.raises(release_notes.ChangelogError, match="not in order"):
        release_notes.newest_version("## 2026.01.02\n\n- x\n\n## 2026.11.25\n\n- y\n")


@pytest.mark.parametrize("version", ["2026.11.26", "2026.11.25"])
def test_a_version_without_text_has_no_notes(release_notes: ModuleType, version: str) -> None:
    """An absent section and an empty one are errors."""
    with pytest.raises(release_notes.ChangelogError, match=f'no section "{version}" with text'):
        release_notes.notes_of("## 2026.11.25\n\n", version)


def test_the_changelog_of_the_repository_can_be_released(release_notes: ModuleType) -> None:
    """It has at least one dated section, in order, and each has text."""
    notes = release_notes.sections(release_notes.CHANGELOG.read_text("utf-8"))

    assert notes
    assert all(notes.values())


_FAKE_GH = """#!/bin/sh
printf '%s\\n' "$*" >> "$CALLS"
case "$1 $2" in
  "release view") exit "$VIEW_STATUS" ;;
  "release create") cat >> "$CALLS" ;;
esac
"""


def _release(tmp_path: Path, *arguments: str, exists: bool = False) -> tuple[int, str, str]:
    """Run the script with a program gh that notes its calls; return status, calls and messages."""
    tools = tmp_path / "tools"
    tools.mkdir()
    for name in ("release.sh", "release_notes.py"):
        (tools / name).write_bytes((ROOT / "tools" / name).read_bytes())
    (tmp_path / "CHANGELOG.md").write_text(_CHANGELOG, "utf-8")
    program, calls = tmp_path / "bin" / "gh", tmp_path / "calls"
    program.parent.mkdir()
    program.write_text(_FAKE_GH)
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    calls.touch()
    extra = {"PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}", "CALLS": str(calls), "GITHUB_SHA": "abc"}
    done = subprocess.run(
        ["sh", tools / "release.sh", *arguments],
        env={**os.environ, **extra, "VIEW_STATUS": "0" if exists else "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, calls.read_text("utf-8"), done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("arguments", [(), ("2026.11.25",)])
def test_the_release_has_the_version_and_the_notes(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """By hand or for a tag, the newest section is released at the commit of the job."""
    status, calls, _ = _release(tmp_path, *arguments)

    assert status == 0
    assert calls.splitlines()[1:] == [
        "release create 2026.11.25 --target abc --title 2026.11.25 --notes-file -",
        "### Added",
        "",
        "- A thing.",
    ]


@pytest.mark.slow
def test_a_tag_without_its_section_is_not_released(tmp_path: Path) -> None:
    """A tag that the changelog does not have at its top is an error, and nothing is created."""
    status, calls, message = _release(tmp_path, "2026.11.26")

    assert (status, calls) == (1, "")
    assert "The tag is 2026.11.26, but the newest section of CHANGELOG.md is 2026.11.25." in message


@pytest.mark.slow
def test_a_release_is_not_made_twice(tmp_path: Path) -> None:
    """A version that is released already stays as it is."""
    status, calls, message = _release(tmp_path, exists=True)

    assert (status, "release create" in calls) == (1, False)
    assert "The release 2026.11.25 exists already." in message
