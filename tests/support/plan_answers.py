"""What a plan answers for one source, by definition and without the index: for tests that name live records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from clearinghouse.domain.plans import Answer, Option, Question, Role, ask, assess_option, options_of
from clearinghouse.domain.source_verdict import Verdict
from clearinghouse.site.context.context import SiteContext

ROLES = {"pays": Role.PAYS, "loans": Role.LENDS, "delivers": Role.DELIVERS, "advises": Role.ADVISES}
VERDICTS = {"likely": Verdict.LIKELY, "ask": Verdict.MORE_INFORMATION, "not": Verdict.NOT_ELIGIBLE}
_ORDER = {verdict: place for place, verdict in enumerate(Verdict)}


def asked(row: Mapping[str, Any], context: SiteContext) -> Question:
    """Return the question of a row: country, applicant, topics, packages, and amount with its currency."""
    sum_ = row.get("amount") or {}
    return ask(
        context.catalogue.countries[row["country"]],
        topics=row.get("topics", ()),
        packages=row.get("packages", ()),
        applicants=[row["applicant"]] if "applicant" in row else (),
        amount=sum_.get("value"),
        currency=sum_.get("currency"),
    )


def options(source: str, question: Question, context: SiteContext, role: Role | None = None) -> list[Option]:
    """Return what a source does for the packages of a question, in one role or in any."""
    packages = {item.package for item in question.packages}
    found = options_of(context.catalogue.sources[source], context.facts.intakes[source])
    return [item for item in found if item.package in packages and role in (None, item.role)]


def answers(source: str, question: Question, context: SiteContext, role: Role | None = None) -> list[Answer]:
    """Return the answer of each of these options, the best first."""
    found = [
        assess_option(item, question, context.facts.plans.topics) for item in options(source, question, context, role)
    ]
    return sorted(found, key=lambda answer: _ORDER[answer.verdict])


def in_words(found: Iterable[Answer]) -> str:
    """Say which findings answers rest on: criterion, state and reason, for a message of a failed test."""
    lines = (
        f"{item.option.role} {item.option.package}: "
        + ", ".join(f"{finding.criterion}: {finding.state} ({finding.reason})" for finding in item.findings)
        for item in found
    )
    return "; ".join(lines) or "the record has no line for this package and role"
