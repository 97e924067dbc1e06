"""The case library of the tests, read for the manual: what a rule accepts and refuses, and what the checker says."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

_AROUND = 2  # lines shown before and after those concerned
_MOST_LINES, _MOST_LETTERS = 16, 110
_MOST_MESSAGES = 2
_PLACE = re.compile(r"(?P<path>[^\s:][^:]*):(?P<line>\d+):\d+ \w+ (?P<rule>[A-Z]{3}-\d{3}) ")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an excerpt: its number in the file, its text with every sign visible, whether it is the point."""

    number: int
    text: str
    is_marked: bool


@dataclass(frozen=True, slots=True)
class Example:
    """Some lines of a record of the case library; `path` is where it would stand under data/."""

    path: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """The examples of one rule. `message` is what the checker prints; empty when no case is refused."""

    good: Example | None
    poor: Example | None
    message: str


def read(folder: Path) -> Mapping[str, Case]:
    """Read the cases of every rule under `folder`; empty when there is no such folder."""
    if not folder.is_dir():
        return {}
    return {rule.name: _case(rule) for rule in sorted(folder.iterdir()) if (rule / "refused").is_dir()}


def _case(rule: Path) -> Case:
    report = rule / "refused" / "expected.txt"
    blocks = _blocks(report.read_text("utf-8"), rule.name) if report.is_file() else []
    poor = _poor(rule, blocks)
    return Case(_good(rule, poor), poor, "\n".join(blocks[:_MOST_MESSAGES]))


def _blocks(report: str, rule: str) -> list[str]:
    """Return each problem of a rule in a report, with the indented lines that belong to it."""
    found = re.findall(r"^\S.*\n(?:[ \t]+.*\n?)+", report, re.M)
    return [block.rstrip("\n") for block in found if (place := _PLACE.match(block)) and place["rule"] == rule]


def _poor(rule: Path, blocks: list[str]) -> Example | None:
    places = [place for block in blocks if (place := _PLACE.match(block))]
    if not places:
        return None
    path = places[0]["path"]
    lines = _lines(rule / "refused", path)
    marked = {int(place["line"]) for place in places if place["path"] == path}
    return _example(path, lines, marked) if lines else None


def _good(rule: Path, poor: Example | None) -> Example | None:
    folder = rule / "accepted"
    paths = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    if not paths:
        return None
    path = poor.path if poor and poor.path in paths else paths[0]
    lines = _lines(folder, path)
    before = _lines(rule / "refused", path)
    marked = _changed(before, lines) if before else set()
    if not marked and poor:
        marked = {line.number for line in poor.lines if line.is_marked and line.number <= len(lines)}
    return _example(path, lines, marked or {1})


def _changed(before: list[str], after: list[str]) -> set[int]:
    """Return the numbers of the lines of `after` that differ; where lines are only gone, the line that follows."""
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    changed: set[int] = set()
    for tag, _, _, start, end in steps:
        if tag != "equal":
            changed.update(range(start + 1, max(end, start + 1) + 1))
    return {number for number in changed if number <= len(after)}


def _lines(folder: Path, path: str) -> list[str]:
    """Return the lines of a case, or of the small catalogue on which cases build; empty when there is none."""
    for file in (folder / path, folder.parent.parent.parent / "base" / path):
        if file.is_file() and not file.is_symlink():
            return file.read_bytes().decode("utf-8", errors="replace").split("\n")
    return []


def _example(path: str, lines: list[str], marked: Iterable[int]) -> Example:
    wanted = sorted({number for mark in marked for number in range(mark - _AROUND, mark + _AROUND + 1)})
    last = len(lines) - (not lines[-1])
    shown = [number for number in wanted if 1 <= number <= last][:_MOST_LINES]
    return Example(path, tuple(Line(number, _visible(lines[number - 1]), number in marked) for number in shown))


def _visible(text: str) -> str:
    """Write every sign that nobody could see: spaces at the end as dots, the others by their number."""
    bare = text.rstrip(" ")
    shown = "".join(sign if unicodedata.category(sign)[0] != "C" else f"[U+{ord(sign):04X}]" for sign in bare)
    shown = re.sub("[\u2028\u2029\u0300-\u036f]", lambda found: f"[U+{ord(found.group(0)):04X}]", shown)
    return (shown if len(shown) <= _MOST_LETTERS else f"{shown[:_MOST_LETTERS]}…") + "·" * (len(text) - len(bare))
