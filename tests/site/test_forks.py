"""Builds in forks of a process that has imported the project: they save time, and change nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.builds import build
from support.forks import can_fork
from support.linked_copies import contents


def test_a_fork_builds_what_a_new_interpreter_builds(house: Path, small_site: Path, tmp_path: Path) -> None:
    """Every file of the site has the same bytes, but for the search index, which is not built here."""
    done = build(house, tmp_path / "site", CLEARINGHOUSE_NO_SEARCH="1")

    assert done.returncode == 0, done.stderr
    expected = {name: raw for name, raw in contents(small_site).items() if not name.startswith("pagefind/")}
    built = contents(tmp_path / "site")
    assert len(expected) > 200
    assert {name for name in built.keys() | expected.keys() if built.get(name) != expected.get(name)} == set()


@pytest.mark.parametrize(
    "path",
    ["hooks/clearinghouse/text.py", "hooks/mkdocs_build.py", "hooks/clearinghouse/site/form_scripts/conditions.js"],
)
def test_a_root_with_code_of_its_own_needs_a_new_interpreter(house: Path, path: str) -> None:
    """A fork has the modules that were imported, and reads the files next to them, so a root is compared first."""
    assert can_fork(house)
    file = house / path
    file.write_text(f"{file.read_text('utf-8')} ", "utf-8")

    assert not can_fork(house)


def test_a_module_more_or_less_is_code_of_its_own(house: Path) -> None:
    """A root that lacks a module, or has another one, is not built in a fork; a hook of MkDocs it runs itself."""
    (house / "hooks/interrupts.py").write_text("")
    assert can_fork(house)
    module = house / "hooks/clearinghouse/more.py"
    module.write_text("")
    assert not can_fork(house)
    module.unlink()
    (house / "hooks/clearinghouse/text.py").unlink()

    assert not can_fork(house)
