"""What editors and git hooks read fits the repository: every record has its schema, every hook a command that runs."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest
import yaml
from clearinghouse.authoring import KINDS
from clearinghouse.authoring.editor_schemas import FOLDER, path
from clearinghouse.authoring.record_writer import template_text
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.records import KINDS as ALL_KINDS
from clearinghouse.records.kinds import FILES, FOLDERS
from cli import main
from support.paths import ROOT

_SETTINGS = json.loads((ROOT / ".vscode" / "settings.json").read_text("utf-8"))
_HOOKS = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))["repos"]
_MODELINE = "# yaml-language-server: $schema="
_KEYS = {"id", "name", "entry", "language", "files", "types", "pass_filenames"}


def test_every_folder_of_records_is_mapped_to_its_schema() -> None:
    """The settings map each folder of data/, and nothing else, to the schema for editors of its kind."""
    expected = {f"/data/{kind}/*.yml": f"./{path(ALL_KINDS[kind].schema)}" for kind in FOLDERS}
    expected |= {f"/data/{name}": f"./{path(kind.schema)}" for name, kind in FILES.items()}

    assert {place: schema for schema, place in _SETTINGS["yaml.schemas"].items()} == expected


def test_every_schema_of_a_mapping_is_there() -> None:
    """Each schema named in the settings exists."""
    assert _SETTINGS["yaml.schemas"]
    assert [schema for schema in _SETTINGS["yaml.schemas"] if not (ROOT / schema).is_file()] == []


@pytest.mark.parametrize("kind", KINDS)
def test_new_records_name_the_schema_for_editors(catalogue: Catalogue, kind: str) -> None:
    """What `make new` writes, and what a page offers to copy, names the schema for editors in its first line."""
    assert template_text(catalogue.schemas, kind).startswith(f"{_MODELINE}../../{path(kind)}\n")


def test_generated_schemas_are_not_for_editing() -> None:
    """Editors open the generated schemas for reading only, and GitHub folds them away in a review."""
    assert _SETTINGS["files.readonlyInclude"] == {f"{FOLDER}/**": True}
    assert f"{FOLDER}/** linguist-generated" in (ROOT / ".gitattributes").read_text("utf-8").split("\n")


def test_recommended_extensions_have_the_form_of_identifiers() -> None:
    """Recommended are the extensions for YAML and for .editorconfig, written as publisher.name."""
    recommended = json.loads((ROOT / ".vscode" / "extensions.json").read_text("utf-8"))["recommendations"]

    assert {"redhat.vscode-yaml", "editorconfig.editorconfig"} <= set(recommended)
    assert all(len(name.split(".")) == 2 for name in recommended)


def test_editors_write_as_the_house_does() -> None:
    """The settings for editors agree with each other: UTF-8, LF, two spaces, no spaces at the ends of lines."""
    lines = (ROOT / ".editorconfig").read_text("utf-8").split("\n")

    assert {"charset = utf-8", "end_of_line = lf", "insert_final_newline = true", "indent_size = 2"} <= set(lines)
    assert "trim_trailing_whitespace = true" in lines
    assert _SETTINGS["files.eol"] == "\n"
    assert _SETTINGS["yaml.format.enable"] is False  # another program would wrap lines in another way


def test_hooks_are_local_and_fetch_nothing() -> None:
    """Every hook runs the project's own tools; none comes from another repository."""
    assert [repository["repo"] for repository in _HOOKS] == ["local"]
    for hook in _HOOKS[0]["hooks"]:
        assert hook["language"] == "system"
        assert set(hook) <= _KEYS
        assert {"id", "name", "entry", "language"} <= set(hook)


@pytest.mark.parametrize("hook", _HOOKS[0]["hooks"], ids=lambda hook: hook["id"])
def test_hook_runs_a_command_that_exists(hook: dict, capsys: pytest.CaptureFixture) -> None:
    """The command of each hook is one of the project's, or a module that is installed."""
    python, *command = shlex.split(hook["entry"])
    assert Path(python) == Path(".venv/bin/python")

    if command[0] == "hooks":
        with pytest.raises(SystemExit) as stopped:
            main([*command[1:], "--help"])
        assert stopped.value.code == 0
        assert "usage: python hooks" in capsys.readouterr().out
    else:
        assert command[:2] == ["-m", "ruff"]
