"""The command `editor-schemas` writes what editors read, or says why it cannot."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from clearinghouse.authoring import editor_schemas
from clearinghouse.catalogue.loader import load
from clearinghouse.records import KINDS
from cli import main
from support.paths import CASES


def test_the_command_writes_them(overlaid: Callable, capsys: pytest.CaptureFixture) -> None:
    """`editor-schemas` writes every file; afterwards nothing is behind, until a record is added."""
    root = overlaid()

    assert main(["--root", str(root), "editor-schemas"]) == 0

    written = list((root / editor_schemas.FOLDER).iterdir())
    assert len(written) > len(KINDS)
    assert capsys.readouterr().out == f"{len(written)} files written to schemas/editor.\n"
    assert _behind(root) == ()
    shutil.copy(CASES / "complete/data/organisations/example-bank.yml", root / "data/organisations")
    assert _behind(root) == ("schemas/editor/names.schema.json",)


def _behind(root: Path) -> tuple[str, ...]:
    present = {
        f"{editor_schemas.FOLDER}/{file.name}": file.read_text("utf-8")
        for file in (root / editor_schemas.FOLDER).iterdir()
    }
    return editor_schemas.outdated_files(load(root)[0], present)


def test_the_command_shows_a_missing_vocabulary(overlaid: Callable, capsys: pytest.CaptureFixture) -> None:
    """Without a vocabulary that fields use nothing is written, and the message names the one that is missing."""
    root = overlaid()
    main(["--root", str(root), "editor-schemas"])
    (root / "data/vocabularies/topics.yml").unlink()
    before = {file.name: file.read_bytes() for file in (root / editor_schemas.FOLDER).iterdir()}

    assert main(["--root", str(root), "editor-schemas"]) == 1

    assert "data/vocabularies/ lacks 'topics'" in capsys.readouterr().err
    assert {file.name: file.read_bytes() for file in (root / editor_schemas.FOLDER).iterdir()} == before
    assert _behind(root) == ()
