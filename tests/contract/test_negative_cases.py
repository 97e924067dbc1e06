"""Bad files of every kind are reported with place, expectation and repair, and never with a traceback."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from support.checks import report
from support.paths import CASES

_NEGATIVE = sorted(path.name for path in (CASES / "negative").iterdir() if (path / "data").is_dir())


@pytest.mark.parametrize("name", _NEGATIVE)
def test_bad_file_is_reported_as_written(name: str, overlaid: Callable, golden: Callable) -> None:
    """A bad file gives exactly the expected report."""
    case = CASES / "negative" / name

    problems, text = report(overlaid(case))

    assert problems
    golden(case / "expected.txt", text)


def _symlink(target: Path) -> None:
    target.symlink_to("/etc/passwd")


def _fifo(target: Path) -> None:
    os.mkfifo(target)


def _folder(target: Path) -> None:
    target.mkdir()


def _five_megabytes(target: Path) -> None:
    target.write_bytes(b"name: " + b"x" * 5 * 1024 * 1024)


@pytest.mark.parametrize("make", [_symlink, _fifo, _folder, _five_megabytes], ids=lambda make: make.__name__.strip("_"))
def test_special_file_is_reported_as_written(
    make: Callable[[Path], None], overlaid: Callable, golden: Callable
) -> None:
    """A link, a pipe, a folder and a huge file with the name of a record are reported, and nothing waits for them."""
    root = overlaid()
    make(root / "data" / "sources" / "special.yml")

    _, text = report(root)

    golden(CASES / "negative" / make.__name__.strip("_").replace("_", "-") / "expected.txt", text)


def test_no_data_at_all_is_reported(overlaid: Callable) -> None:
    """A root with an empty data folder has no record, and a problem for every vocabulary."""
    root = overlaid()
    for path in sorted((root / "data").rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()

    problems, text = report(root)

    assert {problem.message for problem in problems} == {"the vocabulary does not exist"}
    assert len(problems) == len(list((CASES / "base" / "data" / "vocabularies").glob("*.yml")))
    assert text.endswith(f"{len(problems)} errors, 0 warnings in 0 records.\n")


def test_a_missing_vocabulary_is_reported_once(overlaid: Callable, golden: Callable) -> None:
    """A vocabulary without a file is reported once, however many records use its terms."""
    root = overlaid()
    (root / "data" / "vocabularies" / "topics.yml").unlink()

    _, text = report(root)

    golden(CASES / "negative" / "missing-vocabulary" / "expected.txt", text)


def test_house_without_records_but_with_vocabularies_has_no_problem(overlaid: Callable) -> None:
    """A root that has only vocabularies is empty, not wrong."""
    root = overlaid()
    for path in sorted((root / "data").rglob("*"), reverse=True):
        if path.is_file() and path.parent.name != "vocabularies":
            path.unlink()

    problems, _ = report(root)

    assert problems == []
