"""The forms for issues are what the command writes, and what GitHub takes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from clearinghouse.authoring import issue_forms
from clearinghouse.catalogue.catalogue import Catalogue
from support.paths import ROOT

_TOOLS = Path(sys.executable).parent
_FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))


def _schema(name: str, *paths: Path) -> subprocess.CompletedProcess:
    command = [_TOOLS / "check-jsonschema", "--builtin-schema", f"vendor.{name}", *paths]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def _without_choices(text: str) -> object:
    """Return a form without the choices of its lists, which are names of records and terms and may be behind them."""
    form = yaml.safe_load(text)
    for block in form.get("body", ()):
        block["attributes"].pop("options", None)
    return form


def test_issue_forms_are_what_the_command_writes(catalogue: Catalogue) -> None:
    """The generated forms, but for their choices, are what `make issue-forms` writes, and no form is left over."""
    expected = {name.rsplit("/", 1)[1]: content for name, content in issue_forms.issue_form_files(catalogue)}

    texts = {path.name: path.read_text("utf-8") for path in _FORMS}
    generated = {name: text for name, text in texts.items() if text.startswith("# Generated")}
    assert generated.keys() == expected.keys()
    for name, text in generated.items():
        assert _without_choices(text) == _without_choices(expected[name]), "run: make issue-forms"


@pytest.mark.slow
def test_issue_forms_fit_the_published_schema() -> None:
    """Each issue form, and their settings, fit the published schema; a failure names its file."""
    settings = [path for path in _FORMS if path.name == "config.yml"]
    forms = [path for path in _FORMS if path not in settings]

    for name, paths in (("github-issue-config", settings), ("github-issue-forms", forms)):
        done = _schema(name, *paths)
        assert paths
        assert done.returncode == 0, done.stdout


@pytest.mark.slow
def test_the_schema_refuses_a_bad_issue_form(tmp_path: Path) -> None:
    """The same schema refuses a form without a body."""
    bad = tmp_path / "bad.yml"
    bad.write_text("name: x\ndescription: y\n")

    assert _schema("github-issue-forms", bad).returncode != 0


@pytest.mark.parametrize("path", [path for path in _FORMS if path.name != "config.yml"], ids=lambda path: path.name)
def test_issue_form_is_what_github_takes(path: Path) -> None:
    """Identifiers and labels are used once, choices are different, and none is a word that GitHub keeps for itself."""
    blocks = [block for block in yaml.safe_load(path.read_text("utf-8"))["body"] if block["type"] != "markdown"]
    options = [block["attributes"]["options"] for block in blocks if block["type"] == "dropdown"]

    assert len({block["id"] for block in blocks}) == len(blocks)
    assert len({block["attributes"]["label"] for block in blocks}) == len(blocks)
    assert all(len(set(choices)) == len(choices) > 1 for choices in options)
    assert not {choice.casefold() for choices in options for choice in choices} & {"none", "true", "false", "yes", "no"}


def test_the_form_for_needs_warns() -> None:
    """Who states a need reads that it is public, no submission and not confidential, and must confirm it."""
    form = yaml.safe_load((ROOT / ".github" / "ISSUE_TEMPLATE" / "state-need.yml").read_text("utf-8"))
    promises = next(block for block in form["body"] if block["type"] == "checkboxes")["attributes"]["options"]

    assert "not the way to submit a request" in form["body"][0]["attributes"]["value"]
    assert "Do not write anything confidential" in form["body"][0]["attributes"]["value"]
    assert all(promise["required"] for promise in promises)
