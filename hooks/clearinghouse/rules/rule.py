"""What a rule is: a function with an identifier, a severity and a docstring.

The docstring is the rule's published page: a first line as title, then three paragraphs that begin with "What:",
"Why:" and "Fix:".
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from clearinghouse.catalogue.catalogue import Catalogue, Key
from clearinghouse.json_value import DataPath
from clearinghouse.problems.problem import Severity

Scope = Literal["file", "record", "catalogue", "change"]


@dataclass(frozen=True, slots=True)
class Violation:
    """What a rule reports: the field (`where`) and the words. The engine adds the place, the rule and the severity.

    `record` is the (kind, identifier) concerned; a rule of scope "record" omits it. With `of_key` the place is the key
    rather than its value.
    """

    where: DataPath
    message: str
    expected: str = ""
    fix: str = ""
    suggestion: str = ""
    record: Key | None = None
    of_key: bool = False


@dataclass(frozen=True, slots=True)
class RuleContext:
    """What a rule knows besides the record it checks: all records, the date of the check, and the rules that run."""

    catalogue: Catalogue
    as_of: date
    rules: Mapping[str, Rule] = field(default_factory=dict)


Check = Callable[..., Iterator[Violation] | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `kinds` is empty except for scope "record".

    `autofix` says in one sentence what `make fix` does; empty when only a person can fix it.
    """

    id: str
    severity: Severity
    scope: Scope
    kinds: tuple[str, ...]
    check: Check
    text: str
    autofix: str = ""

    @property
    def title(self) -> str:
        """The first line of the docstring, without its full stop."""
        return self.text.split("\n", 1)[0].rstrip(".")

    @property
    def parts(self) -> Mapping[str, str]:
        """The paragraphs of the docstring by their label: What, Why, Fix."""
        parts = {}
        for paragraph in self.text.split("\n\n")[1:]:
            label, _, text = " ".join(paragraph.split()).partition(": ")
            parts[label] = text
        return parts

    @property
    def module(self) -> str:
        """The module of the rule, with dots; the rules of a module are a family."""
        return self.check.__module__


def rule(
    identifier: str, severity: Severity, *kinds: str, scope: Scope | None = None, autofix: str = ""
) -> Callable[[Check], Rule]:
    """Make a rule of the function below.

    With `kinds` it is called as `check(record, context)` for each record of these kinds; without, as
    `check(context)`. Scope "file" only documents what reading and the schema report themselves. Scope "change" is
    called as `check(before, context)`: the last published state, and the context of the present one.
    """

    def make(check: Check) -> Rule:
        text = inspect.cleandoc(check.__doc__ or "")
        return Rule(identifier, severity, scope or ("record" if kinds else "catalogue"), kinds, check, text, autofix)

    return make
