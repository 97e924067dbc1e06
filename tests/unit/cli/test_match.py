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
        (["match", "ken-pcb-system"], 0, "Likely eligible ("),
        (["match", "ken-pcb-system", "--source", "oda-facility"], 0, "Met: Form of help"),
        (["match", "ken-pcb-sistem"], 2, 'Did you mean "ken-pcb-system"?'),
        (["match", "ken-pcb-system", "--source", "oda-facilty"], 2, 'Did you mean "oda-facility"?'),
        (["match", "zzzzzzzz"], 2, 'There is no record "zzzzzzzz"'),
        (["match", "example-poor-request"], 2, "is an invented example"),
        (["match", "example-poor-request", "--source", "oda-facility"], 2, "is an invented example"),
    ],
)
def test_the_command_explains_or_says_what_is_wrong(
    arguments: list[str], status: int, words: str, complete: Path, capsys: pytest.CaptureFixture
) -> None:
    """The command prints matches with their reasons; an unknown identifier gets a near miss and status 2."""
    assert main(["--root", str(complete), "--as-of", AS_OF.isoformat(), *arguments]) == status

    out = capsys.readouterr()
    assert words in out.out + out.err


@pytest.mark.parametrize("extra", [[], ["--source", "oda-facility"]])
def test_the_command_writes_json(extra: list[str], complete: Path, capsys: pytest.CaptureFixture) -> None:
    """With --format json the command prints one JSON value and nothing else."""
    arguments = ["--root", str(complete), "--as-of", AS_OF.isoformat(), "match", "ken-pcb-system", "--format", "json"]

    assert main([*arguments, *extra]) == 0

    assert json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("case", [CASES / "negative" / "tab", CASES / "rules" / "REF-002" / "refused"])
def test_the_command_refuses_a_broken_catalogue(case: Path, overlaid: Callable, capsys: pytest.CaptureFixture) -> None:
    """Records that cannot be read, or that name what is not there, are reported in a sentence, without a traceback."""
    root = overlaid(case)

    assert main(["--root", str(root), "match", "ken-example-need"]) == 1
    assert "Run: make check" in capsys.readouterr().err
