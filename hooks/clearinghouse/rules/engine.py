"""All rules, and the engine that applies them to a catalogue."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from functools import partial
from itertools import chain

from clearinghouse.catalogue.catalogue import Catalogue, Key
from clearinghouse.catalogue.discovery import record_path
from clearinghouse.parallel import ahead
from clearinghouse.problems.problem import TOP, Problem, Severity
from clearinghouse.rules import (  # noqa: F401 - importing a module registers its rules
    amounts,
    budget,
    consistency,
    documents,
    evidence,
    exceptions,
    formatting,
    links,
    published_promises,
    quality,
    references,
    request_lifecycle,
    requests,
    schema,
    service_levels,
    sources,
    text,
)
from clearinghouse.rules.fix_hints import with_hint
from clearinghouse.rules.registry import REGISTRY, Finding, Rule, RuleContext


def check(catalogue: Catalogue, *, as_of: date, rules: Mapping[str, Rule] = REGISTRY) -> list[Problem]:
    """Apply every rule to every record it is for; return the problems sorted by place.

    A rule that crashes is told as a problem of that rule (RUN-001); all others still run. A warning for which the
    record has an exception is left out.
    """
    with started(catalogue, as_of=as_of, rules=rules, workers=1) as finish:
        return finish()


@contextmanager
def started(
    catalogue: Catalogue, *, as_of: date, workers: int, rules: Mapping[str, Rule] = REGISTRY
) -> Iterator[Callable[[], list[Problem]]]:
    """Begin to check a large catalogue in another process; give what helps with the rest and returns all problems."""
    apply = partial(_problems, RuleContext(catalogue, as_of))
    with ahead(apply, tuple(rules.values()), size=len(catalogue.documents), workers=workers) as finish:
        yield lambda: sorted(exceptions.honoured(list(chain.from_iterable(finish())), catalogue, known=rules))


def compare(before: Catalogue, after: Catalogue, *, as_of: date, rules: Mapping[str, Rule] = REGISTRY) -> list[Problem]:
    """Apply every rule of scope "change" to the last published state and the one at hand; sorted by place."""
    context = RuleContext(after, as_of)
    chosen = [rule for rule in rules.values() if rule.scope == "change"]
    found = [_guarded(rule, None, (before, context), after) for rule in chosen]
    return sorted(problem for problems in found for problem in problems)


def _problems(context: RuleContext, rule: Rule) -> list[Problem]:
    catalogue = context.catalogue
    problems: list[Problem] = []
    if rule.scope == "catalogue":
        problems += _guarded(rule, None, (context,), catalogue)
    for kind in rule.kinds:
        for identifier, record in catalogue.records(kind).items():
            problems += _guarded(rule, (kind, identifier), (record, context), catalogue)
    return problems


def _guarded(rule: Rule, key: Key | None, arguments: tuple, catalogue: Catalogue) -> Sequence[Problem]:
    try:
        found = list(rule.check(*arguments))
        # Placing a finding is inside: a rule can also name a record that is not there.
        return found and [_problem(rule, finding, finding.record or key, catalogue) for finding in found]
    except Exception as error:  # noqa: BLE001 - a broken rule must not hide what the others find
        return [_broken(rule, key, error, catalogue)]


def _problem(rule: Rule, finding: Finding, key: Key, catalogue: Catalogue) -> Problem:
    gone = key not in catalogue.documents  # what a rule of scope "change" misses has no text any more
    mark = TOP if gone else catalogue.place(key, finding.where, of_key=finding.of_key)
    problem = Problem(
        record_path(*key) if gone else catalogue.path(key),
        mark.line,
        mark.column,
        rule.id,
        rule.severity,
        finding.message,
        finding.expected,
        finding.repair,
        finding.near,
    )
    return with_hint(problem) if rule.fixer else problem


def _broken(rule: Rule, key: Key | None, error: Exception, catalogue: Catalogue) -> Problem:
    path = catalogue.path(key) if key else "data"
    return Problem(
        path,
        TOP.line,
        TOP.column,
        "RUN-001",
        Severity.ERROR,
        f"the rule {rule.id} broke here: {type(error).__name__}: {error}",
        "a rule that can judge every record",
        "This is a fault of the checker, not of the record. Report it with this message.",
    )
