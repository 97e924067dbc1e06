"""Rules about exceptions: an ignored warning has a reason, and an exception without a warning is removed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from clearinghouse.catalogue.catalogue import Catalogue, Key
from clearinghouse.problems.code import Code
from clearinghouse.problems.problem import Problem, Severity
from clearinghouse.problems.suggestions import suggest
from clearinghouse.rules.rule import Rule, RuleContext, Violation, rule

UNNEEDED = Code(
    "EXC-001",
    Severity.ERROR,
    "An exception is needed",
    what="The record has an exception for a rule that does not warn about it.",
    why="It would hide the warning when it applies one day, and nobody would remember why it is there.",
    fix="Remove the exception.",
)


@rule("EXC-002", Severity.ERROR)
def exception_for_no_warning(context: RuleContext) -> Iterator[Violation]:
    """An exception is for a warning, or for a rule that a person can know better.

    What: "exceptions" names a rule that does not exist, or that takes no exceptions: an error other than PRV-001 and
    PRV-002, or a notice.

    Why: An error must be fixed; no reason makes a wrong record right. A notice goes away when the record is checked.

    Fix: Correct the identifier, or fix the record and remove the exception.
    """
    excusable = sorted(key for key, item in context.rules.items() if item.is_excusable)
    for key, number, identifier in _declared(context.catalogue):
        if identifier not in excusable:
            yield Violation(
                ("exceptions", number, "rule"),
                f"{identifier} is not a rule that takes exceptions",
                'a rule of severity "warning", PRV-001 or PRV-002',
                "Correct it, or remove the exception.",
                suggest(identifier, excusable),
                key,
            )


def apply_exceptions(problems: list[Problem], catalogue: Catalogue, *, rules: Mapping[str, Rule]) -> Iterator[Problem]:
    """Yield the problems except those that have an exception, and a problem for each unneeded exception.

    Exceptions for rules that did not run, which are not in `rules`, are ignored.
    """
    declared = {(catalogue.path(key), identifier): (key, number) for key, number, identifier in _declared(catalogue)}
    needed = {
        (problem.path, problem.rule)
        for problem in problems
        if (problem.path, problem.rule) in declared and _is_excusable(rules.get(problem.rule))
    }
    yield from (problem for problem in problems if (problem.path, problem.rule) not in needed)
    for (path, identifier), (key, number) in declared.items():
        if _is_excusable(rules.get(identifier)) and (path, identifier) not in needed:
            mark = catalogue.place(key, ("exceptions", number))
            yield UNNEEDED.problem(
                path,
                f"the exception for {identifier} is not needed",
                "exceptions only where the rule gives a warning",
                "Remove the exception.",
                mark=mark,
            )


def _is_excusable(item: Rule | None) -> bool:
    return item is not None and item.is_excusable


def _declared(catalogue: Catalogue) -> Iterator[tuple[Key, int, str]]:
    for key, document in catalogue.documents.items():
        if key[0] == "linkexceptions":  # its exceptions are for addresses, not for rules
            continue
        exceptions = document.data.get("exceptions")
        for number, item in enumerate(exceptions if isinstance(exceptions, list) else ()):
            if isinstance(item, dict):
                yield key, number, str(item["rule"])
