"""Directives in prose: `<!-- clearinghouse:name key="value" -->` on a line of its own becomes HTML.

They are HTML comments, so prose stays readable everywhere, and Markdown passes them through untouched. They are
expanded after Markdown, so what they insert is never parsed as Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import TypeVar

from clearinghouse.problems.suggestions import suggest

_DIRECTIVE = re.compile(r"<!--\s*clearinghouse:([a-z0-9-]*)\s*(.*?)\s*-->", re.S)
_ARGUMENT = re.compile(r'([a-z_]+)="([^"]*)"\s*')
_FENCE = re.compile(r"^(```|~~~).*?^\1", re.S | re.M)

ContextT = TypeVar("ContextT")
# From the context of the site, the way from the page to the top of the site, and the arguments of the directive.
Expander = Callable[[ContextT, str, Mapping[str, str]], str]
Choices = Mapping[str, Mapping[str, Collection[str]]]  # directive -> argument -> its values


@dataclass(frozen=True, slots=True)
class Directive:
    """A directive as written: its name, its arguments, and its line (from 1)."""

    name: str
    arguments: Mapping[str, str]
    line: int


class DirectiveError(Exception):
    """A directive is unknown or has wrong arguments. The message says what to write instead."""


def find(text: str) -> list[Directive]:
    """Return the directives of a prose page; those inside fenced code are examples and are skipped."""
    blanked = _FENCE.sub(lambda match: re.sub(r"[^\n]", " ", match.group(0)), text)
    return [_directive(match, blanked.count("\n", 0, match.start()) + 1) for match in _DIRECTIVE.finditer(blanked)]


def _directive(match: re.Match[str], line: int) -> Directive:
    return Directive(match.group(1), dict(_ARGUMENT.findall(match.group(2))), line)


def problems(text: str, known: Mapping[str, tuple[str, ...]], choices: Choices | None = None) -> list[tuple[int, str]]:
    """Return (line, message) for each directive that cannot be expanded.

    `known` has the arguments of each directive; `choices` the values of its required arguments.
    """
    return [(item.line, message) for item in find(text) if (message := _problem(item, known, choices or {}))]


def _problem(item: Directive, known: Mapping[str, tuple[str, ...]], choices: Choices) -> str:
    if item.name not in known:
        return f'the directive "clearinghouse:{item.name}" is not known.{_hint(item.name, known)}'
    extra = sorted(set(item.arguments) - set(known[item.name]))
    if extra:
        allowed = ", ".join(known[item.name]) or "none"
        return f'the directive "clearinghouse:{item.name}" has no argument "{extra[0]}". It takes: {allowed}.'
    for argument, values in choices.get(item.name, {}).items():
        value = item.arguments.get(argument)
        if value not in values:
            lack = f'needs {argument}="…"' if value is None else f'has nothing for {argument}="{value}"'
            return f'the directive "clearinghouse:{item.name}" {lack}.{_hint(value or "", values)}'
    return ""


def _hint(word: str, values: Collection[str]) -> str:
    suggestion = suggest(word, values)
    return f' Did you mean "{suggestion}"?' if suggestion else f" Known are: {', '.join(sorted(values)) or 'none'}."


def expand(html: str, context: ContextT, *, root: str, expanders: Mapping[str, Expander[ContextT]]) -> str:
    """Replace each directive in rendered prose; `root` leads from the page to the top of the site.

    Raises DirectiveError for a directive that is not known.
    """

    def replacement(match: re.Match[str]) -> str:
        directive = _directive(match, 0)
        if directive.name not in expanders:
            raise DirectiveError(f'the directive "clearinghouse:{directive.name}" is not known')
        return expanders[directive.name](context, root, directive.arguments)

    return _DIRECTIVE.sub(replacement, html)
