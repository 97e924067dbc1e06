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
def _given_names() -> dict[str, str]:
    """Return every name of the code as words between underscores, with a file that gives it."""
    files = [path for folder in _FOLDERS for path in (ROOT / folder).rglob("*.py") if "__pycache__" not in path.parts]
    return {_as_words(name): path.name for path in files for name in _names(path)}


@pytest.mark.parametrize(("word", "alone"), _refused(), ids=str)
def test_no_name_has_a_word_that_the_style_guide_replaces(word: str, alone: bool) -> None:
    """No function, class, argument, variable or module is called by a word that has a better one."""
    names = _given_names()
    assert len(names) > 2000

    assert {name: path for name, path in names.items() if (name == f"_{word}_" if alone else f"_{word}_" in name)} == {}


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
