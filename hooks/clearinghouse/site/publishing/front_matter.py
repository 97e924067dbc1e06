"""The front matter of hand-written pages: the facts between two lines of --- at the top of a file.

A generator that cannot use a value shows it as text, or ends with an error of its own; so what is written is checked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import yaml

from clearinghouse.documents.yaml_reader import NeedsDiagnosis, Parser, read
from clearinghouse.json_value import JsonObject
from clearinghouse.problems.codes import problem
from clearinghouse.problems.problem import Mark, Problem
from clearinghouse.problems.suggestions import suggest

_BLOCK = re.compile(r"\A-{3}[ \t]*\n(.*?\n)(?:-{3}|\.{3})[ \t]*\n", re.S)
# Without the two lines, MkDocs reads such lines as facts, and does not show them (MultiMarkdown).
_BARE_FACT = re.compile(r"\A {0,3}([A-Za-z0-9_-]+):")
_KEYS: Mapping[str, str] = {"title": "text", "description": "text", "template": "text", "hide": "a list of words"}


def split(text: str) -> tuple[JsonObject, str]:
    """Return the facts of a page and the rest of its text. Call it for a page without problems."""
    front = _BLOCK.match(text)
    return (read(front[1]), text[front.end() :]) if front else ({}, text)


def front_matter_problems(text: str, path: str) -> Iterator[Problem]:
    """Yield what a generator could not use of the front matter of a page, with its line."""
    front = _BLOCK.match(text)
    if not front:
        if bare := _BARE_FACT.match(text):
            message = f'the first line begins with "{bare[1]}:", so it is read as front matter and not shown'
            expected = "a heading, such as # About"
            fix = "Begin with a heading, or put the line between two lines of ---."
            yield problem("DOC-004", path, message, expected, fix)
        return
    try:
        read(front[1])  # refuses what only some programs read, such as anchors
        facts = yaml.load(front[1], Parser)  # noqa: S506 - it is safe, and reads as generators do: No is false
    except (NeedsDiagnosis, yaml.YAMLError, RecursionError, ValueError):
        expected, fix = "lines such as title: About", "Compare with another page of content/."
        message = "what stands between the two lines of --- is not YAML"
        yield problem("DOC-004", path, message, expected, fix, mark=Mark(2, 1))
        return
    for key, value in facts.items():
        yield from _of_fact(str(key), value, path, _line(str(key), front[1]))


def _of_fact(key: str, value: object, path: str, mark: Mark) -> Iterator[Problem]:
    if key not in _KEYS:
        known = f"one of {', '.join(_KEYS)}"
        fix = "Correct the key, or remove the line."
        yield problem("SCH-002", path, f'the key "{key}" is not known', known, fix, suggest(key, _KEYS), mark=mark)
    elif not _is_usable(key, value):
        fix = f"Write it in quotes, such as {key}: 'About'." if _KEYS[key] == "text" else f"Write {key}: [toc]."
        yield problem("SCH-003", path, f'"{key}" is not {_KEYS[key]}', _KEYS[key], fix, mark=mark)


def _is_usable(key: str, value: object) -> bool:
    if _KEYS[key] == "text":
        return isinstance(value, str)
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _line(key: str, front: str) -> Mark:
    lines = front.split("\n")
    numbers = (number for number, line in enumerate(lines, start=2) if line.lstrip("'\" ").startswith(key))
    return Mark(next(numbers, 2), 1)
