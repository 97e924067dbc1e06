"""Names are the words of the field: the words of docs/style.md are not used, and one name is one thing."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from support.paths import ROOT
from support.source_tree import modules, nodes

_FOLDERS = ("hooks", "benchmarks", "tests", "tools")


def _refused() -> list[tuple[str, bool]]:
    """Return the words of the style guide that names may not have, each with whether only the bare word is meant."""
    rows = re.findall(r"^\| ([a-z_, ]+) \| (anywhere|alone) \|", (ROOT / "docs" / "style.md").read_text("utf-8"), re.M)
    return [(word, where == "alone") for words, where in rows for word in words.split(", ")]


def _names(path: Path) -> Iterator[str]:
    """Yield every name that a file gives: to itself, to functions, classes, arguments, variables and imports."""
    yield path.stem
    for node in nodes(path):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.id if isinstance(node, ast.Name) else node.attr
        elif isinstance(node, ast.alias) and node.asname:
            yield node.asname


def _as_words(name: str) -> str:
    """Return a name of any style in small letters, with underscores between and around its words."""
    parted = re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", name).lower()
    return f"_{parted.strip('_')}_"


@cache
def _files_by_word() -> dict[str, set[Path]]:
    """Return every word of the code, names among them, as words between underscores, with the files that have it."""
    by_word: dict[str, set[Path]] = defaultdict(set)
    for path in (path for folder in _FOLDERS for path in (ROOT / folder).rglob("*.py")):
        for word in {path.stem, *re.findall(r"\w+", path.read_text("utf-8"))}:
            by_word[word].add(path)
    files: dict[str, set[Path]] = defaultdict(set)
    for word, paths in by_word.items():
        files[_as_words(word)] |= paths
    return files


def _has(name: str, word: str, *, alone: bool) -> bool:
    return name == f"_{word}_" if alone else f"_{word}_" in name


@pytest.mark.parametrize(("word", "alone"), _refused(), ids=str)
def test_no_name_has_a_word_that_the_style_guide_replaces(word: str, alone: bool) -> None:
    """No function, class, argument, variable or module is called by a word that has a better one."""
    files = _files_by_word()
    assert len(files) > 2000

    # Only the files that have the word anywhere are parsed: all of them take two seconds.
    suspects = {path for name, paths in files.items() if _has(name, word, alone=alone) for path in paths}
    names = [(name, path.name) for path in suspects for name in map(_as_words, _names(path))]
    assert [place for place in names if _has(place[0], word, alone=alone)] == []


def test_names_of_every_kind_are_looked_at(tmp_path: Path) -> None:
    """A file gives names to itself, to functions, classes, arguments, variables, fields and imports."""
    path = tmp_path / "its_name.py"
    path.write_text(
        "import os as a\n\nclass B:\n    c: int\n\n    async def d(self, e):\n        self.f = g = e\n\n"
        "def h(*i, **j):\n    return [k for k in i if (m := k)]\n"
    )

    assert {*"aBcdefghijkm", "self", "its_name"} == set(_names(path))


def test_the_style_guide_has_words_to_look_for() -> None:
    """The table is read: it has enough words, and words of the field are not among them."""
    words = {word for word, _ in _refused()}

    assert len(words) >= 10
    assert words.isdisjoint({"record", "rule", "problem", "verdict", "facet"})


def test_no_two_public_classes_share_a_name() -> None:
    """A class is found by its name alone, in whichever room it is."""
    places = defaultdict(list)
    for module, path in modules().items():
        for name in re.findall(r"^class ([^\W_]\w*)", path.read_text("utf-8"), re.M):
            places[name].append(module)

    assert len(places) > 100
    assert {name: where for name, where in places.items() if len(where) > 1} == {}


def test_what_readers_read_has_the_word_of_the_command() -> None:
    """The word of the command and of the code is the word of the pages too: messages and prose say "fix"."""
    texts = [*(ROOT / "content").rglob("*.md"), *(ROOT / "hooks").rglob("*.pot"), *(ROOT / "hooks").rglob("*.jinja")]
    assert len(texts) > 50

    old_word = re.compile(r"\bmend(?:s|ed|ing)?\b", re.I)
    assert [path.name for path in texts if old_word.search(path.read_text("utf-8"))] == []
