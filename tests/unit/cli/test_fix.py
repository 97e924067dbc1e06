"""The command `fix`: writes in place, reports each fix, leaves broken records alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from cli import main
from support.paths import CASES

_FIXERS = CASES / "fixers"


def test_command_fixes_in_place_and_reports(overlaid: Callable, capsys: pytest.CaptureFixture) -> None:
    """The command writes the fixed record, keeps the mode of its file, and prints each fix with its place."""
    root = overlaid()
    target = root / "data" / "sources" / "example-grants.yml"
    target.write_bytes((_FIXERS / "quotes" / "before.yml").read_bytes())
    target.chmod(0o640)

    status = main(["--root", str(root), "fix"])

    assert status == 0
    assert target.read_bytes() == (_FIXERS / "quotes" / "after.yml").read_bytes()
    assert target.stat().st_mode & 0o777 == 0o640
    assert (
        "data/sources/example-grants.yml:2:7 FMT-003 changed the quotes: Example Grants for Chemicals"
        in capsys.readouterr().out
    )
    assert [path.name for path in target.parent.iterdir() if path.name.startswith(".")] == []


def test_command_with_check_writes_nothing(overlaid: Callable, capsys: pytest.CaptureFixture) -> None:
    """With --check the command says what it would fix, writes nothing, and its exit status is 1."""
    root = overlaid()
    target = root / "data" / "sources" / "example-grants.yml"
    before = (_FIXERS / "quotes" / "before.yml").read_bytes()
    target.write_bytes(before)

    status = main(["--root", str(root), "fix", "--check", str(target)])

    assert (status, target.read_bytes()) == (1, before)
    assert "Run: make fix" in capsys.readouterr().out


def test_command_leaves_a_broken_record_alone(overlaid: Callable, capsys: pytest.CaptureFixture) -> None:
    """A record that cannot be read stays as it is, is reported, and does not keep the others from being fixed."""
    root = overlaid()
    broken, other = (root / "data" / "sources" / name for name in ("example-grants.yml", "example-training.yml"))
    broken.write_bytes((_FIXERS / "not-yaml" / "before.yml").read_bytes())
    tidy = other.read_bytes()
    other.write_bytes(tidy + b"\n\n")

    status = main(["--root", str(root), "fix"])

    assert status == 1
    assert broken.read_bytes() == (_FIXERS / "not-yaml" / "before.yml").read_bytes()
    assert other.read_bytes() == tidy
    assert "data/sources/example-grants.yml:5:17 error DOC-004" in capsys.readouterr().out


def test_command_refuses_a_file_that_is_no_record(overlaid: Callable, capsys: pytest.CaptureFixture) -> None:
    """A name outside data/ is refused with words, not with a traceback."""
    status = main(["--root", str(overlaid()), "fix", "README.md"])

    assert status == 2
    assert "Name files under data/" in capsys.readouterr().err
