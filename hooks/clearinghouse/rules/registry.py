"""The registry of rules. A rule is a function with an identifier, a severity and a docstring.

The docstring is the rule's published page: a first line as title, then three paragraphs that begin with
"What:", "Why:" and "Mend:".
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.problems.problem import Severity

Scope = Literal["file", "record", "catalogue", "change"]


@dataclass(frozen=True, slots=True)
class RuleContext:
    """What a rule may know beside the record at hand: all records, and the date of the check."""

    catalogue: Catalogue
    as_of: date


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found: the field (`where`), and the words. The engine adds place, rule and severity.

    `record` is the (kind, identifier) concerned; a rule of scope "record" leaves it out. With `of_key` the
    place is the key rather than its value.
    """

    where: tuple[str | int, ...]
    message: str
    expected: str = ""
    repair: str = ""
    near: str = ""
    record: tuple[str, str] | None = None
    of_key: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A registered rule. `kinds` is empty but for scope "record".

    `fixer` says in one sentence what `make fix` does about it; empty when only a person can mend it.
    """

    id: str
    severity: Severity
    scope: Scope
    kinds: tuple[str, ...]
    check: Callable[..., Iterator[Finding] | None]
    name: str
    text: str
    fixer: str = ""

    @property
    def title(self) -> str:
        """The first line of the docstring, without its full stop."""
        return self.text.split("\n", 1)[0].rstrip(".")

    @property
    def parts(self) -> Mapping[str, str]:
        """The paragraphs of the docstring by their opening word: What, Why, Mend."""
        found = {}
        for paragraph in self.text.split("\n\n")[1:]:
            word, _, rest = " ".join(paragraph.split()).partition(": ")
            found[word] = rest
        return found


REGISTRY: dict[str, Rule] = {}


def rule(identifier: str, severity: Severity, *kinds: str, scope: Scope | None = None, fixer: str = "") -> Callable:
    """Register the function below as a rule.

    With `kinds` it is called as `check(record, context)` for each record of these kinds; without, as
    `check(context)`. Scope "file" only documents what reading and the schema find themselves. Scope "change" is
    called as `check(before, context)`, with the last published state; that of the context is the present one.
    """

    def register(function: Callable) -> Callable:
        if identifier in REGISTRY:
            raise ValueError(f"two rules are called {identifier}")
        chosen = scope or ("record" if kinds else "catalogue")
        text = inspect.cleandoc(function.__doc__ or "")
        REGISTRY[identifier] = Rule(identifier, severity, chosen, kinds, function, function.__name__, text, fixer)
        return function

    return register
