"""Rules about what plans rest on: roles, conditions, work packages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product

from clearinghouse.json_value import DataPath
from clearinghouse.problems.problem import Severity
from clearinghouse.records import Request, Source
from clearinghouse.records.source import Condition, Provision
from clearinghouse.rules.rule import RuleContext, Violation, rule

_LOANS = ("concessional-loan", "market-loan", "guarantee", "equity")
_WORK = (
    "training",
    "scholarship",
    "expert-secondment",
    "equipment",
    "laboratory-service",
    "disposal-service",
    "in-kind",
)
# The forms of each role, as terms of the assistance types. A term that is in none of them fits every role.
FORMS_OF_ROLES: Mapping[str, frozenset[str]] = {
    "pays": frozenset({"grant", "project-preparation", "scholarship", *_LOANS}),
    "delivers": frozenset({"project-preparation", "technical-advice", *_WORK}),
    "advises": frozenset({"technical-advice", "information"}),
}
_KNOWN_FORMS = frozenset().union(*FORMS_OF_ROLES.values())


# What decides a condition, by kind: the field that it needs, or one that it may have. A kind that is in no table is
# new, and nothing is asked of it.
NEEDED_FIELD: Mapping[str, str] = {
    "income": "income_groups",
    "group": "groups",
    "applicant-seat": "countries",
    "purpose": "topics",
    "min-total": "amount",
    "max-total": "amount",
    "ask-provider": "what",
}
OPTIONAL_FIELD: Mapping[str, str] = {"provider-country": "countries", "cofinancing": "percent"}
ONLY_WORDS = frozenset({"party", "partner", "single-country", "endorsement", "no-gef-financed", "no-gef-overlap"})
OF_SOME_KINDS = ("countries", "income_groups", "groups", "topics", "percent", "amount")


@rule("PLN-001", Severity.ERROR, "sources", "requests")
def evidence_that_is_not_there(record: Source | Request, _: RuleContext) -> Iterator[Violation]:
    """An evidence number leads to an entry.

    What: A role, a condition or a work package cites an evidence number that the record does not have.

    Why: Readers follow the number to the page on which a fact was read.

    Fix: Count the entries under "evidence" from 1, and correct the number, or add the entry.
    """
    count = len(record.evidence)
    for where, numbers in _evidenced(record):
        for place, number in enumerate(numbers):
            if number > count:
                yield Violation(
                    (*where, "evidence", place),
                    f"there is no entry {number} under evidence",
                    f"a number from 1 to {count}" if count else "an entry under evidence",
                    "Correct the number, or add the entry.",
                )


def _evidenced(record: Source | Request) -> Iterator[tuple[DataPath, tuple[int, ...]]]:
    if isinstance(record, Request):
        for number, package in enumerate(record.packages):
            yield ("packages", number), package.evidence
        return
    for number, line in enumerate(record.provides):
        yield ("provides", number), line.evidence
    for number, condition in enumerate(record.conditions):
        yield ("conditions", number), condition.evidence


@rule("PLN-002", Severity.WARNING, "sources")
def form_that_does_not_fit(source: Source, _: RuleContext) -> Iterator[Violation]:
    """The form of help fits the role.

    What: A line says that the source pays but not in which form, or its form does not fit its role, such as a source
    that pays with advice.

    Why: A grant is shown apart from a loan, and neither advice nor services count as money.

    Fix: Correct the role or the form. If the documents do not say in which form it helps, the role is "unclear".
    """
    for number, line in enumerate(source.provides):
        where: DataPath = ("provides", number)
        if line.role == "pays" and line.form is None:
            yield Violation(
                (*where, "role"),
                "the source pays, and the form is not stated",
                f'"form", one of {", ".join(sorted(FORMS_OF_ROLES["pays"]))}',
                'Add the form. If it is not known, the role is "unclear".',
            )
        elif line.form in _KNOWN_FORMS - FORMS_OF_ROLES.get(line.role, _KNOWN_FORMS):
            yield Violation(
                (*where, "form"),
                f'a source that {line.role} does not do so as "{line.form}"',
                f"one of {', '.join(sorted(FORMS_OF_ROLES[line.role]))}",
                "Correct the role or the form.",
            )


@rule("PLN-003", Severity.ERROR, "sources")
def condition_without_its_field(source: Source, _: RuleContext) -> Iterator[Violation]:
    """A condition says what its kind needs.

    What: A condition lacks the field that decides it: "countries" for the seat of the applicant, "income_groups" for
    income, "groups" for a group, "topics" for a purpose, "amount" for a total cost, "what" for a question to the
    provider, and "countries", or "donors" of the source, for the provider's own country.

    Why: Without it the condition would exclude everybody or nobody, and neither is true.

    Fix: Add the field. If the documents do not state it, use the kind "ask-provider" and say it in words.
    """
    for number, condition in enumerate(source.conditions):
        needed = _missing(condition, source)
        if needed:
            yield Violation(
                ("conditions", number, "kind"),
                f'a condition of the kind "{condition.kind}" says nothing without "{needed}"',
                f'"{needed}"',
                "Add it."
                if needed == "what"
                else 'Add it, or use the kind "ask-provider" with the condition in words.',
            )


def _missing(condition: Condition, source: Source) -> str:
    if condition.kind == "provider-country":
        return "" if condition.countries or source.donors else "countries"
    needed = NEEDED_FIELD.get(condition.kind, "")
    return needed if needed and not getattr(condition, needed) else ""


@rule("PLN-004", Severity.WARNING, "sources")
def condition_with_a_field_of_another_kind(source: Source, _: RuleContext) -> Iterator[Violation]:
    """A condition has only the fields of its kind.

    What: A condition has a field that its kind does not use, such as "topics" for a co-financing.

    Why: Nothing reads it, so what it says has no effect; perhaps the kind is wrong.

    Fix: Correct the kind, or move the fact to a condition of its own.
    """
    for number, condition in enumerate(source.conditions):
        own = NEEDED_FIELD.get(condition.kind) or OPTIONAL_FIELD.get(condition.kind)
        if own is None and condition.kind not in ONLY_WORDS:
            continue
        for name in OF_SOME_KINDS:
            if name != own and getattr(condition, name):
                yield Violation(
                    ("conditions", number, name),
                    f'a condition of the kind "{condition.kind}" does not use "{name}"',
                    f'"{own}", and words' if own in OF_SOME_KINDS else "only words",
                    "Correct the kind, or give the fact a condition of its own.",
                )


@rule("PLN-005", Severity.WARNING, "sources")
def provider_without_its_condition(source: Source, _: RuleContext) -> Iterator[Violation]:
    """The help of a country is not for that country.

    What: A bilateral source names its donors and has no condition of the kind "provider-country".

    Why: A country would be shown its own money as help from others.

    Fix: Add a condition of the kind "provider-country"; without "countries" it is about the donors.
    """
    if source.family != "bilateral" or not source.donors or source.retired:
        return
    if all(item.kind != "provider-country" for item in source.conditions):
        yield Violation(
            ("donors",),
            "nothing says that the source is not for its own donors",
            'a condition of the kind "provider-country"',
            "Add it under conditions.",
            of_key=True,
        )


@rule("PLN-006", Severity.WARNING, "sources")
def work_package_twice(source: Source, _: RuleContext) -> Iterator[Violation]:
    """A work package has one line for each role, form and topic.

    What: Two lines of a source name the same work package with the same role and form, for the same topics.

    Why: One of the two is superfluous, and they may state different ceilings.

    Fix: Merge the lines, or state what differs: the form or the topics.
    """
    seen: dict[tuple[str, ...], int] = {}
    for number, line in enumerate(source.provides):
        for key in _keys(source, line):
            first = seen.setdefault(key, number)
            if first != number:
                yield Violation(
                    ("provides", number, "packages", line.packages.index(key[0])),
                    f'line {first + 1} has "{key[0]}" with the same role and form, for "{key[-1]}" too',
                    "one line for each work package, role, form and topic",
                    "Join the lines, or state what differs.",
                )
                break


def _keys(source: Source, line: Provision) -> Iterator[tuple[str, ...]]:
    """Yield each work package of a line with its role, form and one of the topics for which the line holds."""
    for package, topic in product(line.packages, line.topics or source.topics):
        yield package, line.role, line.form or "", topic
