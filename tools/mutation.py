"""Measure how many planted faults the tests of the domain and the rules find, module by module.

Usage: mutation.py [--sample N] [--seed S] [NAME ...], with names of mutants such as clearinghouse.domain.intake*;
without a name: all of them. With --sample, N of them are drawn, the same ones for the same seed.

mutmut changes one operator or value at a time and runs the tests that reach it. It expects packages in a folder named
src, so it works on a copy of the repository in which hooks/ has that name. It passes over functions with a decorator,
and every rule has one: in the copy, a rule gets its decorator at the end of the module. The domain takes about half an
hour, the rules many hours, since each case of a rule runs every rule: a sample shows their score.
"""

from __future__ import annotations

import argparse
import ast
import fnmatch
import json
import random
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WORK = ROOT / ".cache" / "mutation"
_COPIED = {"hooks": "src", "tests": "tests", "schemas": "schemas", "data": "data", "content": "content"}
_FILES = ("pyproject.toml", "mkdocs.yml")
_FOUND = {1: "found", 3: "found", 0: "survived", 5: "not tested", 33: "not tested"}  # by the exit code of the tests
_MEASURED = ("domain", "rules")
_OTHER = "found"  # the tests ran out of time, or the process ended
_NO_NAME = "-"  # a name that no mutant has


def main(arguments: list[str]) -> int:
    """Run mutmut on a fresh copy and print the scores; return its exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", type=int, metavar="N", help="draw N mutants of those named")
    parser.add_argument("--seed", default="1", help="what the draw depends on")
    parser.add_argument("names", nargs="*", metavar="NAME", help="mutants, with * for any characters")
    options = parser.parse_args(arguments)
    _copy()
    names = options.names
    if options.sample:
        _run(_NO_NAME, quiet=True)  # it plants all faults and times the tests, then ends: mutmut cannot do only that
        names = _sample(names or ["*"], options.sample, options.seed)
    status = _run(*names)
    print("\n".join(_report()))
    return status


def _run(*names: str, quiet: bool = False) -> int:
    command = [sys.executable, "-m", "mutmut", "run", *names]
    return subprocess.run(command, cwd=WORK, check=False, capture_output=quiet).returncode


def _sample(patterns: list[str], size: int, seed: str) -> list[str]:
    """Draw names of planted faults; all of them where there are fewer."""
    planted = [
        name
        for _, codes in _results()
        for name in codes
        if any(fnmatch.fnmatchcase(name, pattern) for pattern in patterns)
    ]
    return random.Random(seed).sample(planted, min(size, len(planted)))  # noqa: S311 - no secret depends on it


def _copy() -> None:
    shutil.rmtree(WORK, ignore_errors=True)
    for name, target in _COPIED.items():
        shutil.copytree(ROOT / name, WORK / target, ignore=shutil.ignore_patterns("__pycache__"))
    for name in _FILES:
        shutil.copy(ROOT / name, WORK / name)
    (WORK / "hooks").symlink_to("src")
    for path in (WORK / "src" / "clearinghouse" / "rules").glob("*.py"):
        path.write_text(_decorated_at_the_end(path.read_text("utf-8")), "utf-8")


def _decorated_at_the_end(module: str) -> str:
    """Return a module whose rules are plain functions until its last lines, which make rules of them.

    The text of a rule is its docstring, which mutmut does not keep: it is given back as well.
    """
    lines = module.splitlines()
    added = []
    for node in ast.parse(module).body:
        if isinstance(node, ast.FunctionDef) and any(_is_rule(item) for item in node.decorator_list):
            first, last = node.decorator_list[0].lineno - 1, node.lineno - 1
            decorator = " ".join(lines[first:last]).strip().removeprefix("@")
            lines[first:last] = [""] * (last - first)
            added += [f"{node.name}.__doc__ = {ast.get_docstring(node)!r}", f"{node.name} = {decorator}({node.name})"]
    return "\n".join([*lines, *added, ""])


def _is_rule(decorator: ast.expr) -> bool:
    return isinstance(decorator, ast.Call) and isinstance(decorator.func, ast.Name) and decorator.func.id == "rule"


def _report() -> Iterator[str]:
    """Yield a line for each module, then the names of the mutants that survived."""
    total: Counter[str] = Counter()
    alive: list[str] = []
    for module, codes in _results():
        results = {name: _FOUND.get(code, _OTHER) for name, code in codes.items() if code is not None}
        if results:
            count = Counter(results.values())
            total += count
            yield _line(module, count)
        alive += [name for name, result in results.items() if result != "found"]
    yield _line("all", total)
    yield from alive


def _results() -> Iterator[tuple[str, dict[str, int | None]]]:
    """Yield each measured module with its mutants: the exit code of the tests, or None before they ran."""
    top = WORK / "mutants" / "src"
    for path in sorted(found for name in _MEASURED for found in (top / "clearinghouse" / name).rglob("*.meta")):
        yield (
            path.relative_to(top).as_posix().removesuffix(".meta"),
            json.loads(path.read_text("utf-8"))["exit_code_by_key"],
        )


def _line(name: str, count: Counter[str]) -> str:
    number = sum(count.values())
    score = 100 * count["found"] / number if number else 0
    return f"{score:5.1f} % of {number:5,}  {name}  ({count['survived']} survived, {count['not tested']} not tested)"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
