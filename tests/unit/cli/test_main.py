"""The commands have the names of the field, and the earlier names still work."""

from __future__ import annotations

import subprocess
import sys

import pytest
from cli import main
from support.paths import ROOT


@pytest.mark.parametrize(
    ("earlier", "name"), [("difference", "diff"), ("links", "internal-links"), ("links-outside", "external-links")]
)
def test_earlier_names_are_aliases(earlier: str, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A script that calls a command by its earlier name still reaches the same command."""
    helps = []
    for command in (earlier, name):
        with pytest.raises(SystemExit, match="0"):
            main([command, "--help"])
        helps.append(capsys.readouterr().out)

    assert helps[0] == helps[1]
    assert helps[0].startswith(f"usage: python hooks {name} ")


@pytest.mark.parametrize("arguments", [[], ["nothing-like-this"]])
def test_wrong_use_shows_the_commands(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """No command or an unknown one exits with 2 and shows how to call the program."""
    with pytest.raises(SystemExit, match="2"):
        main(arguments)

    assert capsys.readouterr().err.startswith("usage: python hooks ")


@pytest.mark.slow
def test_no_command_is_slowed_by_the_library_of_another() -> None:
    """Describing all commands loads neither the HTTP library of external-links nor MkDocs."""
    code = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: print(sorted({'httpx', 'mkdocs'} & set(sys.modules)))\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", code, str(ROOT / "hooks")], capture_output=True, text=True, check=False
    )

    assert done.stdout.splitlines()[-1] == "[]", done.stderr
