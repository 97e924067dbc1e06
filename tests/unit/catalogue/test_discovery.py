"""Finding record files: what a path under data/ names, and what else lies there."""

from __future__ import annotations

from pathlib import Path

import pytest
from clearinghouse.catalogue.discovery import discover, is_reserved, kind_of_path, record_path
from clearinghouse.documents.schema import load
from support.paths import ROOT

SCHEMAS = load(ROOT / "schemas")


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
    files, problems = discover(tmp_path, SCHEMAS)

    assert files == []
    assert [(problem.path, problem.rule) for problem in problems] == [("data", "DOC-001")]


def test_empty_data_folder_has_neither_files_nor_problems(tmp_path: Path) -> None:
    """An empty data folder has no files; that vocabularies are missing is found later."""
    (tmp_path / "data").mkdir()

    assert discover(tmp_path, SCHEMAS) == ([], [])


@pytest.mark.parametrize(
    ("name", "expected"),
    [("con", True), ("AUX", True), ("com1", True), ("lpt0", True), ("com", False), ("con-1", False)],
)
def test_names_that_windows_refuses_are_known(name: str, expected: bool) -> None:
    """The names of devices, in any case, are reserved; names that only begin like them are not."""
    assert is_reserved(name) == expected


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("sources/nul.yml", "Windows"),
        ("sources/Big Fund.yml", "not an identifier"),
        ("sources/" + "a" * 81 + ".yml", "not an identifier"),
        ("countries/ken.yml", "not an identifier"),
        ("countries/KENY.yml", "not an identifier"),
    ],
)
def test_names_that_are_not_identifiers_are_problems(tmp_path: Path, path: str, words: str) -> None:
    """The schemas say what an identifier looks like; a country has its code."""
    file = tmp_path / "data" / path
    file.parent.mkdir(parents=True)
    file.write_text("x: 1\n", "utf-8")

    _, problems = discover(tmp_path, SCHEMAS)

    assert [(problem.rule, words in problem.message) for problem in problems] == [("DOC-009", True)]
