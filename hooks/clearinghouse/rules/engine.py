"""Applies rules to a catalogue."""

from __future__ import annotations

from collections.abc import Callable, Collection, Generator, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import chain

from clearinghouse.catalogue.catalogue import Catalogue, Key
from clearinghouse.catalogue.discovery import record_path
from clearinghouse.parallel import start_map
from clearinghouse.problems.codes import problem
from clearinghouse.problems.problem import TOP, Problem
from clearinghouse.rules.exceptions import apply_exceptions
from clearinghouse.rules.fix_hints import with_hint
from clearinghouse.rules.incomplete import with_placeholders
from clearinghouse.rules.registry import RULES
from clearinghouse.rules.rule import Rule, RuleContext, Violation


def check(
    catalogue: Catalogue,
    *,
    as_of: date,
    rules: Mapping[str, Rule] = RULES,
    published: Collection[Key] = (),
    today: date | None = None,
) -> list[Problem]:
    """Apply every rule to every record it is for; return the problems sorted by place.

    A rule that crashes is reported as a problem of that rule (RUN-001), and all others still run. Warnings for which
    the record has an exception are skipped. Records that do not fit their schema are checked as far as they fit.
    `published` has the records of the published state, if it is known. `today` is the present day: a check for an
    earlier date accepts what was found since then.
    """
    with check_in_background(
        catalogue, as_of=as_of, rules=rules, published=published, today=today, workers=1
    ) as finish:
        return finish()


@contextmanager
def check_in_background(
    catalogue: Catalogue,
    *,
    as_of: date,
    workers: int,
    rules: Mapping[str, Rule] = RULES,
    published: Collection[Key] = (),
    today: date | None = None,
) -> Generator[Callable[[], list[Problem]]]:
    """Start checking a large catalogue in another process; yield a function that finishes and returns all problems."""
    context = RuleContext(catalogue, as_of, rules, frozenset(published), today)
    with start_map(
        partial(_problems, context), tuple(rules.values()), size=len(catalogue.documents), workers=workers
    ) as finish:
        yield lambda: sorted(
            [
                *apply_exceptions(list(chain.from_iterable(finish())), catalogue, rules=rules),
                *_problems_of_incomplete(context),
            ]
        )


def _problems_of_incomplete(context: RuleContext) -> Iterator[Problem]:
    """Yield what the rules report about records that do not fit their schema, without what placeholders cause."""
    incomplete = with_placeholders(context.catalogue) if context.catalogue.incomplete else None
    if incomplete is None:
        return
    context = replace(context, catalogue=incomplete.catalogue)
    for rule in context.rules.values():
        for key, violation in _violations(rule, context, incomplete.placeholders):
            if incomplete.is_certain(key, rule.id, violation.where):
                yield _problem(rule, violation, key, incomplete.catalogue)


def _violations(rule: Rule, context: RuleContext, keys: Collection[Key]) -> Iterator[tuple[Key, Violation]]:
    """Yield the violations of one rule in some records; it may crash at a placeholder."""
    with suppress(Exception):
        if rule.scope == "catalogue":
            for violation in rule.check(context):
                if violation.record is not None and violation.record in keys:
                    yield violation.record, violation
        for kind, identifier in keys if rule.scope == "record" else ():
            record = context.catalogue.records(kind).get(identifier) if kind in rule.kinds else None
            for violation in rule.check(record, context) if record else ():
                yield (kind, identifier), violation


def compare(before: Catalogue, after: Catalogue, *, as_of: date, rules: Mapping[str, Rule] = RULES) -> list[Problem]:
    """Apply every rule of scope "change" to the last published state and the present one; sorted by place."""
    context = RuleContext(after, as_of, rules)
    of_changes = [rule for rule in rules.values() if rule.scope == "change"]
    return sorted(chain.from_iterable(_run(rule, None, (before, context), after) for rule in of_changes))


def _problems(context: RuleContext, rule: Rule) -> list[Problem]:
    """Return the problems that one rule reports in the whole catalogue."""
    catalogue = context.catalogue
    problems: list[Problem] = []
    if rule.scope == "catalogue":
        problems += _run(rule, None, (context,), catalogue)
    for kind in rule.kinds:
        for identifier, record in catalogue.records(kind).items():
            problems += _run(rule, (kind, identifier), (record, context), catalogue)
    return problems


def _run(rule: Rule, key: Key | None, arguments: tuple[object, ...], catalogue: Catalogue) -> list[Problem]:
    """Return the problems of one call of a rule; a crash, also one in placing a violation, is a problem too."""
    try:
        return [_problem(rule, violation, key, catalogue) for violation in rule.check(*arguments)]
    except Exception as error:  # noqa: BLE001 - a broken rule must not hide what the others report
        return [_crash(rule, key or _culprit(rule, arguments, error), error, catalogue)]


def _problem(rule: Rule, violation: Violation, of_record: Key | None, catalogue: Catalogue) -> Problem:
    key = violation.record or of_record
    if key is None:
        raise ValueError("the violation names no record")
    removed = key not in catalogue.documents  # a rule of scope "change" also reports records that are gone
    mark = violation.mark or (TOP if removed else catalogue.place(key, violation.where, of_key=violation.of_key))
    reported = rule.problem(
        record_path(*key) if removed else catalogue.path(key),
        violation.message,
        violation.expected,
        violation.fix,
        violation.suggestion,
        mark=mark,
    )
    return with_hint(reported) if rule.autofix else reported


def _culprit(rule: Rule, arguments: tuple[object, ...], error: Exception) -> Key | None:
    """Return the record because of which a rule about the whole catalogue crashed: alone, it crashes the rule too.

    None when every record does so, because then it is the rule.
    """
    if rule.scope != "catalogue" or not isinstance(context := arguments[0], RuleContext):
        return None
    keys = list(context.catalogue.documents)
    culprits = [key for key in keys if _crashes(rule, replace(context, catalogue=context.catalogue.only(key)), error)]
    return culprits[0] if 0 < len(culprits) < len(keys) else None


def _crashes(rule: Rule, context: RuleContext, error: Exception) -> bool:
    try:
        list(rule.check(context))
    except Exception as again:  # noqa: BLE001 - the rule is known to be broken
        return type(again) is type(error)
    return False


def _crash(rule: Rule, key: Key | None, error: Exception, catalogue: Catalogue) -> Problem:
    return problem(
        "RUN-001",
        catalogue.path(key) if key else "data",
        f"rule {rule.id} crashed here: {type(error).__name__}: {error}",
        "a rule that can check every record",
        "This is a bug of the checker, not of the record. Report it with this message.",
    )
