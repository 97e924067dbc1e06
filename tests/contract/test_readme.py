"""The map in README.md is true: what it names exists, and no folder is missing."""

from __future__ import annotations

import re
import subprocess

from support.paths import ROOT

_CORE = ROOT / "hooks" / "clearinghouse"


def _map() -> str:
    text = (ROOT / "README.md").read_text("utf-8")
    return text[text.index("## A map of the repository") :].split("```")[1]


def _folders() -> set[str]:
    """Return the folders at the top and in the core that git keeps; a working copy has others too."""
    done = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    paths = done.stdout.splitlines()
    top = {f"{path.split('/')[0]}/" for path in paths if "/" in path}
    core = {path.removeprefix("hooks/clearinghouse/") for path in paths if path.startswith("hooks/clearinghouse/")}
    return top | {f"{path.split('/')[0]}/" for path in core if "/" in path}


def test_every_folder_is_on_the_map() -> None:
    """Each folder at the top and each part of the core is on the map."""
    named = set(re.findall(r"[.a-z]+/", _map()))

    assert _folders() - named == set()


def test_what_the_map_names_exists() -> None:
    """Each folder that begins a line of the map exists."""
    at_the_top = [line.split()[0] for line in _map().splitlines() if line and not line.startswith(" ")]
    of_the_core = [line.split()[0] for line in _map().splitlines() if line.startswith(" " * 16)]

    assert at_the_top
    assert of_the_core
    assert [name for name in at_the_top if not (ROOT / name).is_dir()] == []
    assert [name for name in of_the_core if not (_CORE / name).is_dir()] == []
