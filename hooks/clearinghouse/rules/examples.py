"""Examples of the rules for the contributor's guide: what a rule accepts and refuses, and what the checker prints.

They are read from the cases with which the rules are tested.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

_CONTEXT_LINES = 2  # lines shown before and after those concerned
_MAX_LINES, _MAX_CHARACTERS = 16, 110
_MAX_MESSAGES = 2
_PLACE = re.compile(r"(?P<path>[^\s:][^:]*):(?P<line>\d+):\d+ \w+ (?P<rule>[A-Z]{3}-\d{3}) ")


@dataclass(frozen=True, slots=True)
class ExcerptLine:
    """A line of an excerpt: its number in the file, its text with every character visible, and whether it is marked."""

    number: int
    text: str
    is_marked: bool


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Some lines of a record; `path` is its place, relative to the root."""

    path: str
    lines: tuple[ExcerptLine, ...]


@dataclass(frozen=True, slots=True)
class RuleExamples:
    """The examples of one rule. `message` is what the checker prints; empty when no case is refused."""

    good: Excerpt | None
    poor: Excerpt | None
    message: str


def load_examples(folder: Path) -> Mapping[str, RuleExamples]:
    """Read the cases of every rule under `folder`; empty when the folder does not exist."""
    if not folder.is_dir():
        return {}
    return {rule.name: _examples(rule) for rule in sorted(folder.iterdir()) if (rule / "refused").is_dir()}


def _examples(rule: Path) -> RuleExamples:
    report = rule / "refused" / "expected.txt"
    blocks = _blocks(report.read_text("utf-8"), rule.name) if report.is_file() else []
    poor = _poor(rule, blocks)
    return RuleExamples(_good(rule, poor), poor, "\n".join(blocks[:_MAX_MESSAGES]))


def _blocks(report: str, rule: str) -> list[str]:
    """Return each problem of a rule in a report, with the indented lines that belong to it."""
    blocks = re.findall(r"^\S.*\n(?:[ \t]+.*\n?)+", report, re.M)
    return [block.rstrip("\n") for block in blocks if (place := _PLACE.match(block)) and place["rule"] == rule]


def _poor(rule: Path, blocks: list[str]) -> Excerpt | None:
    places = [place for block in blocks if (place := _PLACE.match(block))]
    if not places:
        return None
    path = places[0]["path"]
    lines = _lines(rule / "refused", path)
    marked = {int(place["line"]) for place in places if place["path"] == path}
    return _excerpt(path, lines, marked) if lines else None


def _good(rule: Path, poor: Excerpt | None) -> Excerpt | None:
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
    return _excerpt(path, lines, marked or {1})


def _changed(before: list[str], after: list[str]) -> set[int]:
    """Return the numbers of the lines of `after` that differ; where lines were only removed, the line after them."""
    changed: set[int] = set()
    for tag, _, _, start, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            changed.update(range(start + 1, max(end, start + 1) + 1))
    return {number for number in changed if number <= len(after)}


def _lines(folder: Path, path: str) -> list[str]:
    """Return the lines of a case, or of the small catalogue on which cases are based; empty when there is no file."""
    for file in (folder / path, folder.parent.parent.parent / "base" / path):
        if file.is_file() and not file.is_symlink():
            return file.read_bytes().decode("utf-8", errors="replace").split("\n")
    return []


def _excerpt(path: str, lines: list[str], marked: Iterable[int]) -> Excerpt:
    near = {number for mark in marked for number in range(mark - _CONTEXT_LINES, mark + _CONTEXT_LINES + 1)}
    last = len(lines) - (not lines[-1])
    shown = [number for number in sorted(near) if 1 <= number <= last][:_MAX_LINES]
    return Excerpt(path, tuple(ExcerptLine(number, _visible(lines[number - 1]), number in marked) for number in shown))


def _visible(text: str) -> str:
    """Replace invisible characters: spaces at the end with dots, the others with their code points."""
    bare = text.rstrip(" ")
    shown = "".join(char if unicodedata.category(char)[0] != "C" else f"[U+{ord(char):04X}]" for char in bare)
    shown = re.sub("[\u2028\u2029\u0300-\u036f]", lambda match: f"[U+{ord(match.group(0)):04X}]", shown)
    return (shown if len(shown) <= _MAX_CHARACTERS else f"{shown[:_MAX_CHARACTERS]}…") + "·" * (len(text) - len(bare))
