"""Unmet demand and opportunities from the real records, and the command `match`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from cli import main
from support.paths import AS_OF, CASES


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["match", "cmr-pcb-system"], 0, "Likely eligible ("),
        (["match", "cmr-pcb-system", "--source", "france-ffem"], 0, "Not met: Form of help"),
        (["match", "cmr-pcb-sistem"], 2, 'Did you mean "cmr-pcb-system"?'),
        (["match", "cmr-pcb-system", "--source", "frnce-ffem"], 2, 'Did you mean "france-ffem"?'),
        (["match", "zzzzzzzz"], 2, 'There is no record "zzzzzzzz"'),
        (["match", "example-poor-request"], 2, "is an invented example"),
        (["match", "example-poor-request", "--source", "france-ffem"], 2, "is an invented example"),
    ],
)
def test_the_command_explains_or_says_what_is_wrong(
    arguments: list[str], status: int, words: str, capsys: pytest.CaptureFixture
) -> None:
    """The command prints matches with their reasons; an unknown identifier gets a near miss and status 2."""
    assert main(["--as-of", AS_OF.isoformat(), *arguments]) == status

    out = capsys.readouterr()
    assert words in out.out + out.err


@pytest.mark.parametrize("extra", [[], ["--source", "france-ffem"]])
def test_the_command_writes_json(extra: list[str], capsys: pytest.CaptureFixture) -> None:
    """With --format json the command prints one JSON value and nothing else."""
    assert main(["--as-of", AS_OF.isoformat(), "match", "cmr-pcb-system", "--format", "json", *extra]) == 0

    assert json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("case", [CASES / "negative" / "tab", CASES / "rules" / "REF-002" / "refused"])
def test_the_command_refuses_a_broken_catalogue(case: Path, overlaid: Callable, capsys: pytest.CaptureFixture) -> None:
    """Records that cannot be read, or that name what is not there, are told in a sentence, without a traceback."""
    root = overlaid(case)

    assert main(["--root", str(root), "match", "ken-example-need"]) == 1
    assert "Run: make check" in capsys.readouterr().err
