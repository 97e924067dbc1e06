"""Finding record files: what a path under data/ names, and what else lies there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from clearinghouse.catalogue.discovery import discover, kind_of_path, record_path
from clearinghouse.catalogue.plain_files import is_reserved
from clearinghouse.documents.schema import load
from support.paths import ROOT

SCHEMAS = load(ROOT / "schemas")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("data/sources/example-grants.yml", "sources"),
        ("data/sources/example-grants.yaml", "sources"),
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
    [
        ("con", True),
        ("AUX", True),
        ("com1", True),
        ("lpt0", True),
        ("com", False),
        ("con-1", False),
        ("com\u00b9", True),
    ],
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
        ("sources/nul.x.yml", "Windows"),
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


@pytest.mark.parametrize(
    ("stem", "proposal"),
    [
        ("école", "ecole.yml"),
        ("Türkiye-fund", "turkiye-fund.yml"),
        ("Norges Miljødirektorat", "norges-miljodirektorat.yml"),
        ("Straßenfonds", "strassenfonds.yml"),
        ("Łódź_Fund", "lodz-fund.yml"),
        ("中文", ""),
        ("-AUX-", ""),
    ],
)
def test_a_new_file_name_is_proposed_with_all_letters(tmp_path: Path, stem: str, proposal: str) -> None:
    """The proposal has the letters of the name, as `make new` makes it; where none fits, no name is proposed."""
    file = tmp_path / "data" / "sources" / f"{stem}.yml"
    file.parent.mkdir(parents=True)
    file.write_text("x: 1\n", "utf-8")

    _, problems = discover(tmp_path, SCHEMAS)

    assert [problem.fix for problem in problems] == [
        f"Rename the file to {proposal}." if proposal else "Give the file another name."
    ]


def test_a_name_that_is_not_utf_8_is_a_problem_and_no_record(tmp_path: Path) -> None:
    """A file whose name cannot be written is reported, and no output has to write it."""
    folder = tmp_path / "data" / "sources"
    folder.mkdir(parents=True)
    (folder / os.fsdecode(b"\xff.yml")).write_text("x: 1\n", "utf-8")

    files, problems = discover(tmp_path, SCHEMAS)

    assert files == []
    assert [problem.rule for problem in problems] == ["DOC-009"]


@pytest.mark.parametrize("name", ["x.YML", "x.Yaml", "x.yml.txt", "x.yaml.txt", ".x.yml", "x.yml.yml", "x.YML.TXT"])
def test_a_name_that_is_almost_that_of_a_record_has_its_name_proposed(tmp_path: Path, name: str) -> None:
    """Notepad adds .txt, cameras and old systems write capitals, and a hidden record would be skipped silently."""
    (tmp_path / "data" / "sources").mkdir(parents=True)
    (tmp_path / "data" / "sources" / name).write_text("", "utf-8")

    [problem] = discover(tmp_path, SCHEMAS)[1]
    assert problem.fix == "Rename the file to x.yml."


@pytest.mark.parametrize("name", [".x.yml.swp", "._x.yml", ".DS_Store", "README.md"])
def test_what_editors_and_systems_leave_is_passed_over(tmp_path: Path, name: str) -> None:
    """They are no records, and nobody has put them there."""
    (tmp_path / "data" / "sources").mkdir(parents=True)
    (tmp_path / "data" / "sources" / name).write_text("", "utf-8")

    assert discover(tmp_path, SCHEMAS) == ([], [])


@pytest.mark.parametrize("name", ["EXAMPLE.yml", "example.yaml", "Example.yml"])
def test_of_two_files_with_one_identifier_the_odd_one_is_reported(tmp_path: Path, name: str) -> None:
    """The file with the usual name was there before, whatever the order of the alphabet."""
    (tmp_path / "data" / "sources").mkdir(parents=True)
    for one in ("example.yml", name):
        (tmp_path / "data" / "sources" / one).write_text("", "utf-8")

    [same] = [item for item in discover(tmp_path, SCHEMAS)[1] if item.rule == "DOC-010"]
    assert same.path == f"data/sources/{name}"
