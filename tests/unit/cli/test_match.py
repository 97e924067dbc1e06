"""The commands `match` and `plan`: who pays, lends, delivers and advises, and what is wrong with the words given."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from cli import main
from support.paths import AS_OF, CASES


def _run(root: Path, *arguments: str) -> int:
    return main(["--root", str(root), "--as-of", AS_OF.isoformat(), *arguments])


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["match", "ken-pcb-system"], 0, "We know of no source outside the GEF that pays for laws"),
        (["match", "ken-pcb-system", "--source", "oda-facility"], 0, "Not met: Condition: it does not help where"),
        (["match", "ken-pcb-system", "--source", "summer-academy"], 0, "names none of the open work packages"),
        (["match", "sen-met"], 0, "does not wait for help"),
        (["match", "ken-pcb-sistem"], 2, 'Did you mean "ken-pcb-system"?'),
        (["match", "ken-pcb-system", "--source", "oda-facilty"], 2, 'Did you mean "oda-facility"?'),
        (["match", "zzzzzzzz"], 2, 'There is no record "zzzzzzzz"'),
        (["match", "example-poor-request"], 2, "is an invented example"),
        (["match", "example-poor-request", "--source", "oda-facility"], 2, "is an invented example"),
        (
            ["plan", "KEN", "--topic", "pcb", "--package", "destruction"],
            0,
            "is likely to pay for destroying PCB in Kenya",
        ),
        (["plan", "kenya", "--package", "research"], 0, "No known source pays."),
        (["plan", "ken"], 0, "14. Research"),
        (["plan", "Kenia"], 2, 'Did you mean "Kenya"?'),
        (["plan", "KNE"], 2, 'Did you mean "KEN"?'),
        (["plan", ""], 2, 'There is no country ""'),
        (["plan", "KEN", "--package", "destrucion"], 2, '--package: there is no term "destrucion". Did you mean "dest'),
        (["plan", "KEN", "--topic", "pbc"], 2, 'Did you mean "pcb"?'),
        (["plan", "KEN", "--applicant", "ministry"], 2, "Use one of: national-government"),
        (["plan", "KEN", "--amount", "5"], 2, "A sum needs both --amount and --currency"),
        (["plan", "KEN", "--currency", "USD"], 2, "A sum needs both --amount and --currency"),
        (["plan", "KEN", "--amount", "5", "--currency", "USDD"], 2, 'Did you mean "USD"?'),
        (
            ["plan", "KEN", "--topic=pcb", "--package=destruction", "--amount=2,000,000", "--currency=USD"],
            0,
            "at least USD 1,800,000 is still missing",
        ),
        (["plan", "KEN", "--package", "awareness", "--applicant", "ngo"], 0, "ngo-network"),
    ],
)
def test_the_command_answers_or_says_what_is_wrong(
    arguments: list[str], status: int, words: str, complete: Path, capsys: pytest.CaptureFixture
) -> None:
    """A plan begins with its true sentence; an unknown word gets a near miss and status 2."""
    assert _run(complete, *arguments) == status

    out = capsys.readouterr()
    assert words in out.out + out.err


@pytest.mark.parametrize("amount", ["2.5", "-5", "0", "5k", "½", "9" * 20, "٥"])
def test_a_sum_is_a_whole_number(amount: str, complete: Path, capsys: pytest.CaptureFixture) -> None:
    """A sum that is not a whole number above zero is refused with an example."""
    with pytest.raises(SystemExit) as stopped:
        _run(complete, "plan", "KEN", f"--amount={amount}", "--currency", "USD")

    assert stopped.value.code == 2
    assert "is not a sum. Write a whole number, such as 2000000" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ["match", "ken-pcb-system"],
        ["match", "ken-pcb-system", "--source", "oda-facility"],
        ["match", "sen-met"],
        ["plan", "KEN", "--topic", "pcb"],
    ],
)
def test_the_command_writes_json(arguments: list[str], complete: Path, capsys: pytest.CaptureFixture) -> None:
    """With --format json the command prints one JSON value and nothing else."""
    assert _run(complete, *arguments, "--format", "json") == 0

    assert json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("command", [["match", "ken-example-need"], ["plan", "KEN"]])
@pytest.mark.parametrize("case", [CASES / "negative" / "tab", CASES / "rules" / "REF-002" / "refused"])
def test_the_command_refuses_a_broken_catalogue(
    command: list[str], case: Path, overlaid: Callable, capsys: pytest.CaptureFixture
) -> None:
    """Records that cannot be read, or that name what is not there, are reported in a sentence, without a traceback."""
    root = overlaid(case)

    assert main(["--root", str(root), *command]) == 1
    assert "Run: make check" in capsys.readouterr().err
