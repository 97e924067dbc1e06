"""`intake` writes a record that is right, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from clearinghouse.authoring.letter import checksum
from cli import main
from support.paths import CASES

_SOURCE = CASES / "base/data/sources/example-grants.yml"


def _letter(folder: Path, record: str, head: str = "sources/letter-grants") -> Path:
    path = folder / "letter.txt"
    path.write_text(f"Dear all\n=== RECORD {head} ===\n{record}=== END OF RECORD {checksum(record)} ===\n", "utf-8")
    return path


def _run(root: Path, letter: Path, *arguments: str) -> int:
    return main(["--root", str(root), "--as-of", "2026-11-24", "intake", str(letter), *arguments])


def _record() -> str:
    return (
        _SOURCE.read_text("utf-8").replace("Example grants", "Letter grants").replace("Example Grants", "Letter Grants")
    )


def test_a_record_of_a_letter_is_checked_and_added(
    overlaid: Callable[..., Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The file has exactly the text of the annex, and the command says what to do next."""
    root = overlaid()
    letter = _letter(tmp_path, _record())

    assert _run(root, letter) == 0, capsys.readouterr()
    assert (root / "data/sources/letter-grants.yml").read_text("utf-8") == _record()
    assert "Added data/sources/letter-grants.yml" in capsys.readouterr().out


def test_a_dry_run_writes_nothing(overlaid: Callable[..., Path], tmp_path: Path) -> None:
    """The record is checked, and no file is written."""
    root = overlaid()

    assert _run(root, _letter(tmp_path, _record()), "--dry-run") == 0
    assert not (root / "data/sources/letter-grants.yml").exists()


def test_a_record_that_exists_is_changed_only_when_asked(
    overlaid: Callable[..., Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without --correct the letter is refused, with it the record is replaced."""
    root = overlaid()
    changed = _SOURCE.read_text("utf-8").replace("confidence: low", "confidence: medium")
    letter = _letter(tmp_path, changed, "sources/example-grants")

    assert _run(root, letter) == 1
    assert "--correct" in capsys.readouterr().err
    assert (root / "data/sources/example-grants.yml").read_bytes() == _SOURCE.read_bytes()
    assert _run(root, letter, "--correct") == 0
    assert (root / "data/sources/example-grants.yml").read_text("utf-8") == changed


@pytest.mark.parametrize(
    ("record", "head"),
    [
        ("name: <script>alert(1)</script>\n", "sources/hostile"),
        ("a: &x [1]\nb: *x\n", "sources/hostile"),
        ("not a record\n", "sources/hostile"),
        ("", "sources/hostile"),
        ("name: x\n" * 20_000, "sources/hostile"),
        ("title: x\n", "budget/hostile"),
        ("title: x\n", "workplan/workplan"),
        ("name: x\n", "nothing/hostile"),
        ("name: x\n", "sources/con"),
        ("name: x\n", "sources/-"),
    ],
)
def test_a_bad_record_leaves_no_trace(
    overlaid: Callable[..., Path],
    tmp_path: Path,
    record: str,
    head: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """HTML, anchors, no record, a kind without letters and odd names are refused, and no file is written."""
    root = overlaid()
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}

    assert _run(root, _letter(tmp_path, record, head)) == 1

    captured = capsys.readouterr()
    assert captured.out + captured.err
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


def test_a_request_without_consent_is_refused_and_not_quoted(
    overlaid: Callable[..., Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The rule on consent stops it, and nothing of its text is printed."""
    root = overlaid()
    request = (CASES / "base/data/requests/uga-example-request.yml").read_text("utf-8")
    withheld = request.replace("consent: true", "consent: false")
    assert withheld != request

    assert _run(root, _letter(tmp_path, withheld, "requests/uga-withheld")) == 1
    captured = capsys.readouterr()
    assert "LIF-003" in captured.out
    assert not (root / "data/requests/uga-withheld.yml").exists()


def test_a_folder_is_no_letter(overlaid: Callable[..., Path], tmp_path: Path) -> None:
    """Wrong use is said as such."""
    assert _run(overlaid(), tmp_path) == 2
