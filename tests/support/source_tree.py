"""The modules of hooks/, what each imports, and the room that each lies in."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import UnionType

from support.paths import ROOT

HOOKS = ROOT / "hooks"


@cache
def modules() -> dict[str, Path]:
    """Return the file of every module of hooks/, by its dotted name."""
    files = [path for path in sorted(HOOKS.rglob("*.py")) if "__pycache__" not in path.parts]
    return {".".join(path.relative_to(HOOKS).with_suffix("").parts).removesuffix(".__init__"): path for path in files}


def room(module: str) -> str:
    """Return the room of a module: its package in the core, below site/ with the wing; outside the core its name."""
    first, *rest = module.split(".")
    if first != "clearinghouse" or not rest:
        return first
    return f"site/{rest[1]}" if rest[0] == "site" and len(rest) > 1 else rest[0]


@cache
def imports() -> dict[str, set[str]]:
    """Return the modules of hooks/ that each module imports anywhere in its text, for types too."""
    known = modules()
    return {name: {item for item in _imported(path, known) if item in known} for name, path in known.items()}


def nodes(path: Path) -> Iterator[ast.AST]:
    """Yield the nodes of the syntax tree of a Python file, in any order.

    `ast.walk` asks each node for the names of its fields, which takes twice as long, and some tests walk all code.
    """
    yield from _walk(ast.parse(path.read_bytes()), ast.AST)


def statements(path: Path) -> Iterator[ast.AST]:
    """Yield the statements of a Python file, in any order, without looking into expressions: a tenth of all nodes."""
    yield from _walk(ast.parse(path.read_bytes()), ast.stmt | ast.excepthandler | ast.match_case)


def _walk(tree: ast.AST, kinds: type[ast.AST] | UnionType) -> Iterator[ast.AST]:
    """Yield a tree and what is below it of the kinds, all of which are below nodes of these kinds."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        for value in vars(node).values():
            if isinstance(value, list):
                waiting += [item for item in value if isinstance(item, kinds)]
            elif isinstance(value, kinds):
                waiting.append(value)


def _imported(path: Path, known: dict[str, Path]) -> Iterator[str]:
    for node in statements(path):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{path}: a relative import"
            names = (f"{node.module}.{alias.name}" for alias in node.names)
            yield from (name if name in known else node.module for name in names)


@cache
def arrows() -> dict[str, set[str]]:
    """Return the other rooms that each room imports."""
    found: dict[str, set[str]] = defaultdict(set)
    for module, imported in imports().items():
        found[room(module)] |= {room(item) for item in imported} - {room(module)}
    return dict(found)
