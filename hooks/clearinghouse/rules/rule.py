"""What a rule is: a function with an identifier, a severity and a docstring.

The docstring is the rule's published page: a first line as title, then three paragraphs that begin with "What:",
"Why:" and "Fix:".
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from clearinghouse.catalogue.catalogue import Catalogue, Key
from clearinghouse.json_value import DataPath
from clearinghouse.problems.code import Code
from clearinghouse.problems.problem import Mark, Severity

Scope = Literal["record", "catalogue", "change"]


@dataclass(frozen=True, slots=True)
class Violation:
    """What a rule reports: the field (`where`) and the words. The engine adds the place, the rule and the severity.

    `record` is the (kind, identifier) concerned; a rule of scope "record" omits it. With `of_key` the place is the key
    rather than its value. `mark` is the place itself, for what is in no field: the end of a line, a comment.
    """

    where: DataPath
    message: str
    expected: str = ""
    fix: str = ""
    suggestion: str = ""
    record: Key | None = None
    of_key: bool = False
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class RuleContext:
    """What a rule knows besides the record it checks: all records, the date of the check, the rules that run.

    `published` has the records of the published state; it is empty when that state is not known. `today` is the day on
    which the check runs, if the date of the check is an earlier one: what was found since then is not in the future.
    """

    catalogue: Catalogue
    as_of: date
    rules: Mapping[str, Rule] = field(default_factory=dict)
    published: frozenset[Key] = frozenset()
    today: date | None = None

    @property
    def latest_today(self) -> date:
        """The latest date that it is anywhere: the date of the check is that of UTC, and Kiribati is 14 hours ahead."""
        return max(self.as_of, self.today or self.as_of) + timedelta(days=1)


Check = Callable[..., Iterator[Violation]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Code):
    """A code with the function that finds its problems. `kinds` is empty except for scope "record"."""

    scope: Scope
    kinds: tuple[str, ...]
    check: Check
    is_excusable: bool  # a record can have an exception, with its reason


def rule(
    identifier: str,
    severity: Severity,
    *kinds: str,
    scope: Scope | None = None,
    autofix: str = "",
    is_excusable: bool = False,
) -> Callable[[Check], Rule]:
    """Make a rule of the function below.

    With `kinds` it is called as `check(record, context)` for each record of these kinds; without, as
    `check(context)`. Scope "change" is called as `check(before, context)`: the last published state, and the context
    of the present one. Every warning is excusable, and errors that a person can know better.
    """

    def make(check: Check) -> Rule:
        title, parts = _read_docstring(check)
        return Rule(
            identifier,
            severity,
            title,
            parts.get("What", ""),
            parts.get("Why", ""),
            parts.get("Fix", ""),
            autofix,
            scope=scope or ("record" if kinds else "catalogue"),
            kinds=kinds,
            check=check,
            is_excusable=is_excusable or severity is Severity.WARNING,
        )

    return make


def _read_docstring(check: Check) -> tuple[str, Mapping[str, str]]:
    """Return the first line, without its full stop, and the paragraphs by their labels."""
    title, *paragraphs = inspect.cleandoc(check.__doc__ or "").split("\n\n")
    parts = {}
    for paragraph in paragraphs:
        label, _, text = " ".join(paragraph.split()).partition(": ")
        parts[label] = text
    return " ".join(title.split()).rstrip("."), parts
