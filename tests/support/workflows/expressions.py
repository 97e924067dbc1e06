"""Expressions of GitHub's workflows, as far as the workflows here use them. What is not known fails."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping

_TOKEN = re.compile(r"\s*('(?:[^']|'')*'|&&|\|\||==|!=|[!(),.]|[A-Za-z_][\w-]*|\d+)")
_WORDS = {"true": True, "false": False, "null": None}
Scope = Mapping[str, object]  # by name: contexts such as github, and functions


def evaluate(expression: str, scope: Scope) -> object:
    """Return the value of an expression; a property that does not exist is null, as GitHub has it."""
    return _Parser(expression, scope).whole()


def fill(text: str, scope: Scope) -> str:
    """Return a text with its expressions replaced by their values as GitHub writes them."""
    return re.sub(r"\$\{\{(.*?)\}\}", lambda match: as_text(evaluate(match[1], scope)), text, flags=re.DOTALL)


def as_text(value: object) -> str:
    """Return a value as GitHub writes it into a text."""
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def is_true(condition: object, scope: Scope) -> bool:
    """Whether an `if` lets a step run. Without one of the status functions it also needs success so far."""
    if condition is None:
        return bool(evaluate("success()", scope))
    text = str(condition).strip().removeprefix("${{").removesuffix("}}")
    has_status = re.search(r"\b(always|failure|cancelled|success)\(\)", text)
    return bool(evaluate(text if has_status else f"success() && ({text})", scope))


class _Parser:
    def __init__(self, text: str, scope: Scope) -> None:
        self._tokens = self._split(text)
        self._scope = scope

    @staticmethod
    def _split(text: str) -> list[str]:
        tokens, at = [], 0
        while text[at:].strip():
            match = _TOKEN.match(text, at)
            assert match, f"no expression: {text[at:]}"
            tokens.append(match[1])
            at = match.end()
        return tokens

    def _next(self, *wanted: str) -> str:
        return self._tokens.pop(0) if self._tokens and (not wanted or self._tokens[0] in wanted) else ""

    def whole(self) -> object:
        """Return the value of all tokens."""
        value = self._either()
        assert not self._tokens, f"after an expression: {self._tokens}"
        return value

    def _either(self) -> object:
        value = self._both()
        while self._next("||"):
            other = self._both()
            value = value or other
        return value

    def _both(self) -> object:
        value = self._equal()
        while self._next("&&"):
            other = self._equal()
            value = value and other
        return value

    def _equal(self) -> object:
        value = self._single()
        while sign := self._next("==", "!="):
            value = (as_text(value) == as_text(self._single())) is (sign == "==")
        return value

    def _single(self) -> object:
        sign = self._next()
        if sign == "!":
            return not self._single()
        if sign == "(":
            value = self._either()
            assert self._next(")")
            return value
        if sign.startswith("'"):
            return sign[1:-1].replace("''", "'")
        if sign in _WORDS:
            return _WORDS[sign]
        return int(sign) if sign.isdigit() else self._name(sign)

    def _name(self, name: str) -> object:
        assert name in self._scope, f"not known here: {name}"
        value = self._scope[name]
        if self._next("("):
            return self._call(value)
        while self._next("."):
            part = self._next()
            value = value.get(part) if isinstance(value, Mapping) else None
        return value

    def _call(self, function: Callable) -> object:
        arguments = []
        while not self._next(")"):
            arguments.append(self._either())
            self._next(",")
        return function(*arguments)


FUNCTIONS: Scope = {
    "fromJSON": json.loads,
    "format": lambda text, *values: re.sub(r"\{(\d)\}", lambda match: as_text(values[int(match[1])]), text),
}
