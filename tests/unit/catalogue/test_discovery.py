"""Finding record files: what a path under data/ names, and what else lies there."""

from __future__ import annotations

from pathlib import Path

import pytest
from clearinghouse.catalogue.discovery import discover, kind_of_path, record_path


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("data/sources/example-grants.yml", "sources"),
        ("data/sources/example-grants.yaml", "sources"),
        ("data/matching.yml", "matching"),
        ("data/unknown/x.yml", ""),
        ("data/unknown.yml", ""),
        ("data/sources/below/x.yml", ""),
        ("content/about.md", ""),
        ("sources/example-grants.yml", ""),
        ("data/", ""),
        ("", ""),
    ],
)
def test_kind_is_read_from_the_path(path: str, expected: str) -> None:
    """The folder under data/, or the name of a single file, gives the kind; other paths have none."""
    assert kind_of_path(path) == expected


def test_path_of_a_record_gives_its_kind_back() -> None:
    """The path of a record, in a folder or alone, names its kind."""
    assert [kind_of_path(record_path(kind, "x")) for kind in ("countries", "search")] == ["countries", "search"]


def test_folder_without_data_is_one_problem(tmp_path: Path) -> None:
    """Where there is no data folder there are no files, and one problem says so."""
    files, problems = discover(tmp_path)

    assert files == []
    assert [(problem.path, problem.rule) for problem in problems] == [("data", "DOC-001")]


def test_empty_data_folder_has_neither_files_nor_problems(tmp_path: Path) -> None:
    """An empty data folder has no files; that vocabularies are missing is found later."""
    (tmp_path / "data").mkdir()

    assert discover(tmp_path) == ([], [])
