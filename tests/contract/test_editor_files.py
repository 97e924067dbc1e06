"""What editors and git hooks read fits the repository: every record has its schema, every hook a command that runs."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest
import yaml
from clearinghouse.catalogue import Catalogue
from clearinghouse.files import FOLDERS, SINGLE
from clearinghouse.records import SCHEMA_OF_KIND, schema_name
from commands import main
from places import ROOT

_SETTINGS = json.loads((ROOT / ".vscode" / "settings.json").read_text("utf-8"))
_HOOKS = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))["repos"]
_KEYS = {"id", "name", "entry", "language", "files", "types", "pass_filenames"}


def test_every_folder_of_records_is_mapped_to_its_schema() -> None:
    """The settings map each folder of data/, and nothing else, to the schema of its kind."""
    wanted = {f"/data/{kind}/*.yml": f"./schemas/{SCHEMA_OF_KIND[kind]}.schema.json" for kind in FOLDERS}
    wanted |= {f"/data/{name}": f"./schemas/{SCHEMA_OF_KIND[kind]}.schema.json" for name, kind in SINGLE.items()}

    assert {place: schema for schema, place in _SETTINGS["yaml.schemas"].items()} == wanted


def test_every_mapping_leads_to_files_that_are_there() -> None:
    """Each schema named in the settings exists, and each pattern finds a record."""
    for schema, place in _SETTINGS["yaml.schemas"].items():
        assert (ROOT / schema).is_file()
        assert any(ROOT.glob(place.lstrip("/")))


def test_every_record_names_its_schema_in_its_first_line(real: Catalogue) -> None:
    """The first line of each record tells any editor which schema it has, by a path that exists."""
    for (kind, _), document in real.documents.items():
        depth = document.path.count("/")
        path = f"{'../' * depth}schemas/{schema_name(kind, document.data)}.schema.json"

        assert document.text.split("\n", 1)[0] == f"# yaml-language-server: $schema={path}"
        assert (ROOT / document.path).parent.joinpath(path).resolve().is_file()


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
    """The command of each hook is one of the house's, or a module that is installed."""
    python, *command = shlex.split(hook["entry"])
    assert Path(python) == Path(".venv/bin/python")

    if command[0] == "hooks":
        with pytest.raises(SystemExit) as stopped:
            main([*command[1:], "--help"])
        assert stopped.value.code == 0
        assert "usage: python hooks" in capsys.readouterr().out
    else:
        assert command[:2] == ["-m", "ruff"]
