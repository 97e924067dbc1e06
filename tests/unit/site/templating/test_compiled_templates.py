"""Compiled templates are kept for the next process, and never used where they might be out of date."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import jinja2
import pytest
from clearinghouse.language.pseudo import pseudo
from clearinghouse.site.templating import compiled_templates, environment
from clearinghouse.site.templating.compiled_templates import CompiledTemplates, keep_compiled, read_compiled

_COMPILED = {"a.jinja": b"one", "b.jinja": b"two"}


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep compiled templates in a file that is not there yet, whatever Python is told about its own."""
    file = tmp_path / "cache" / "templates.pyc"
    monkeypatch.setattr(compiled_templates, "_FILE", file)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return file


def test_what_is_kept_is_read_again(kept: Path) -> None:
    """Without a file there is nothing; then there is what was kept last, and no unfinished file next to it."""
    assert read_compiled() == {}

    keep_compiled({"old.jinja": b"0"})
    keep_compiled(_COMPILED)

    assert read_compiled() == _COMPILED
    assert list(kept.parent.iterdir()) == [kept]


@pytest.mark.parametrize(
    "damage",
    [lambda _: b"", lambda old: old[:-1], lambda old: old[:40], lambda old: old[:-1] + b"?", lambda old: b"?" + old],
    ids=["empty", "cut", "only a head", "another end", "another head"],
)
def test_a_damaged_file_is_as_none(kept: Path, damage: Callable[[bytes], bytes]) -> None:
    """Whatever has become of the file, nothing of it is used."""
    keep_compiled(_COMPILED)
    kept.write_bytes(damage(kept.read_bytes()))

    assert read_compiled() == {}


@pytest.mark.parametrize("name", ["translation.py", "new.py"])
def test_other_code_compiles_all_again(kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """What was compiled by code that has changed since is not used; code that is as it was uses it again."""
    code = tmp_path / "code"
    code.mkdir()
    (code / "translation.py").write_text("one")
    monkeypatch.setattr(compiled_templates, "_CODE", (code, code / "translation.py"))
    monkeypatch.setattr(compiled_templates, "_compiler", compiled_templates._compiler.__wrapped__)
    keep_compiled(_COMPILED)
    assert read_compiled() == _COMPILED

    (code / name).write_text("two")

    assert read_compiled() == {}


def test_nothing_is_kept_where_python_keeps_nothing(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The setting for compiled modules is for compiled templates too."""
    monkeypatch.setattr(sys, "dont_write_bytecode", True)

    keep_compiled(_COMPILED)

    assert not kept.parent.exists()


def test_a_folder_that_cannot_be_written_stops_nothing(kept: Path) -> None:
    """Where the folder is a file, or the file a folder, nothing is kept, and nothing is said."""
    kept.parent.write_text("")
    keep_compiled(_COMPILED)
    assert read_compiled() == {}

    kept.parent.unlink()
    kept.mkdir(parents=True)
    keep_compiled(_COMPILED)
    assert read_compiled() == {}


def _environment(folder: Path, known: dict[str, bytes]) -> tuple[jinja2.Environment, CompiledTemplates]:
    templates = CompiledTemplates(known)
    return jinja2.Environment(loader=jinja2.FileSystemLoader(folder), bytecode_cache=templates), templates  # noqa: S701


def test_a_template_that_has_changed_is_compiled_again(tmp_path: Path) -> None:
    """A copy of a folder uses what was compiled in another, but for what is written otherwise there."""
    one, two = tmp_path / "one", tmp_path / "two"
    for folder, text in ((one, "old"), (two, "new")):
        folder.mkdir()
        (folder / "same.jinja").write_text("same {{ 1 + 1 }}")
        (folder / "other.jinja").write_text(text)
    first, compiled = _environment(one, {})
    assert [first.get_template(f"{name}.jinja").render() for name in ("same", "other")] == ["same 2", "old"]

    second, again = _environment(two, compiled.compiled)

    assert [second.get_template(f"{name}.jinja").render() for name in ("same", "other")] == ["same 2", "new"]
    assert again.compiled["same.jinja"] == compiled.compiled["same.jinja"]
    assert again.compiled["other.jinja"] != compiled.compiled["other.jinja"]


def test_only_the_language_of_the_sources_is_kept(kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Templates of a translation are compiled with its messages and never kept; those of the sources are, in full."""
    folder = tmp_path / "templates"
    (folder / "parts").mkdir(parents=True)
    (folder / "page.html.jinja").write_text("{% from 'parts/day.html.jinja' import day %}{{ day() }}")
    (folder / "parts" / "day.html.jinja").write_text("{% macro day() %}{{ _('Day') }}{% endmacro %}")
    monkeypatch.setattr(environment, "_TEMPLATES", folder)  # to compile all of ours twice takes seconds
    monkeypatch.setattr(environment, "_last_compiled", {})
    environment.reread_templates()
    environment.compiled_templates("en-XA")
    assert environment.shared("en-XA").get_template("page.html.jinja").render() == pseudo("Day")
    assert not kept.exists()

    environment.compiled_templates("en")
    assert read_compiled().keys() == {"page.html.jinja", "parts/day.html.jinja"}
    before = os.stat(kept).st_ino  # noqa: PTH116
    environment.compiled_templates("en")
    assert os.stat(kept).st_ino == before, "written again without need"  # noqa: PTH116
    environment.reread_templates()
