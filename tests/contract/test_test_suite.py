"""The tests keep their own promises: unit and contract tests read no live record, and files stay short."""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.live_data import LiveDataReadError
from support.paths import ROOT
from support.source_tree import nodes, statements

_TESTS = ROOT / "tests"
_LIVE_FIXTURES = {"live", "live_context", "live_site", "live_state"}
_OF_THE_REPOSITORY = ("load(ROOT)", "load(ROOT,", "load_live(", "build(ROOT", "discover(ROOT")
_MOST_LINES = 250


@pytest.mark.parametrize(
    "read",
    [
        os.listdir,
        lambda folder: list(os.scandir(folder)),
        lambda folder: (folder / "workplan.yml").read_text("utf-8"),
        lambda folder: os.open(folder / "workplan.yml", os.O_RDONLY),
        lambda folder: open("data/workplan.yml", "rb"),  # noqa: SIM115
    ],
    ids=["listdir", "scandir", "Path.read_text", "os.open", "a relative path"],
)
def test_a_live_record_cannot_be_read_here(read: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a contract or unit test every way to a record of the repository is closed."""
    monkeypatch.chdir(ROOT)

    with pytest.raises(LiveDataReadError, match="use a made-up one"):
        read(ROOT / "data")


def test_a_made_up_record_can_be_read_here(base: Path) -> None:
    """The guard is about the repository's own records only."""
    assert (base / "data" / "workplan.yml").read_text("utf-8")
    assert list((ROOT / "tests" / "cases" / "base" / "data").iterdir())


def _offences(path: Path) -> list[str]:
    """Return what in a test file leads to live records: their fixtures, ROOT / "data", or ROOT as a catalogue."""
    text = path.read_text("utf-8")
    offences = []
    for node in nodes(path) if any(word in text for word in ("ROOT", *_LIVE_FIXTURES)) else ():
        if isinstance(node, ast.arg) and node.arg in _LIVE_FIXTURES:
            offences.append(node.arg)
        if isinstance(node, ast.BinOp) and ast.unparse(node).startswith(("ROOT / 'data", "ROOT.joinpath('data")):
            offences.append(ast.unparse(node))
        if isinstance(node, ast.Call) and ast.unparse(node).startswith(_OF_THE_REPOSITORY):
            offences.append(ast.unparse(node))
    return offences


def test_no_way_to_live_records_is_written_here() -> None:
    """Not even while tests are collected does a unit or contract test name live records, nor their fixtures."""
    paths = [path for folder in ("unit", "contract") for path in (_TESTS / folder).rglob("*.py")]
    assert len(paths) > 200

    offences = {str(path.relative_to(_TESTS)): _offences(path) for path in paths if path != Path(__file__)}
    assert {name: found for name, found in offences.items() if found} == {}


def test_no_test_file_is_long() -> None:
    """A file of tests is short enough to be read at once."""
    lines = {
        path.relative_to(_TESTS).as_posix(): len(path.read_text("utf-8").splitlines()) for path in _TESTS.rglob("*.py")
    }

    assert lines
    assert {name: count for name, count in lines.items() if count > _MOST_LINES} == {}


def test_unit_tests_mirror_the_rooms() -> None:
    """Each folder of unit tests is a package of the core, the commands, or tools/: a test is found by its module."""
    folders = {path.parent.relative_to(_TESTS / "unit").as_posix() for path in (_TESTS / "unit").rglob("test_*.py")}
    places = [ROOT, ROOT / "hooks", ROOT / "hooks" / "clearinghouse"]

    assert len(folders) > 10
    assert [name for name in sorted(folders) if not any((place / name).is_dir() for place in places)] == []


def _is_written_out(values: ast.expr) -> bool:
    """Whether a loop runs over values that are written there, numbered or not."""
    if isinstance(values, ast.Call) and ast.unparse(values.func) == "enumerate":
        values = values.args[0]
    return isinstance(values, ast.Tuple | ast.List)


def _asserts(node: ast.AST, *, may_not_run: bool = False) -> Iterator[bool]:
    """Yield for each assertion below a node whether it is in a loop over something that may be empty."""
    loops = isinstance(node, ast.For) and not _is_written_out(node.iter)
    for child in ast.iter_child_nodes(node):
        inside = may_not_run or (loops and child in node.body)
        if isinstance(child, ast.Assert):
            yield inside
        yield from _asserts(child, may_not_run=inside)


def _is_property(node: ast.FunctionDef) -> bool:
    return any(isinstance(item, ast.Call) and ast.unparse(item.func) == "given" for item in node.decorator_list)


def test_no_test_passes_because_there_is_nothing_to_look_at() -> None:
    """Where all assertions of a test are in loops, one before them says that there is something to loop over.

    A property over generated inputs is left out: hypothesis makes empty and full ones, and says when none fits.
    """
    texts = {path: path.read_text("utf-8") for path in _TESTS.rglob("test_*.py")}
    # To parse all of them takes a second.
    with_loops = [path for path, text in texts.items() if re.search("^ +for ", text, re.M)]
    tests = [
        (path.name, node.name, list(_asserts(node)))
        for path in with_loops
        for node in statements(path)
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_") and not _is_property(node)
    ]

    assert len(tests) > 500
    assert [(file, name) for file, name, asserts in tests if asserts and all(asserts)] == []


def test_no_event_loop_of_a_browser_outlives_the_tests_in_browsers() -> None:
    """Playwright holds the loop of its thread while it is open: it lives in one package of tests, and ends with it."""
    inside = _TESTS / "browser"
    outside = [path for path in _TESTS.rglob("*.py") if inside not in path.parents]
    users = [
        path.relative_to(_TESTS).as_posix()
        for path in outside
        if "browser" in (text := path.read_text("utf-8")) or "sync_playwright" in text
        for node in nodes(path)
        if (isinstance(node, ast.alias) and node.name == "sync_playwright")
        or (isinstance(node, ast.FunctionDef) and node.name.startswith("test_") and "browser" in _parameters(node))
    ]

    assert (inside / "__init__.py").exists(), "without it the folder is no package, and the browser stays open"
    assert '@pytest.fixture(scope="package")\ndef browser(' in (inside / "conftest.py").read_text("utf-8")
    assert users == []


def _parameters(function: ast.FunctionDef) -> set[str]:
    return {parameter.arg for parameter in function.args.args}
