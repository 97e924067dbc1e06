"""The criteria of a plan, and the definition of an answer: one option assessed for one question.

What the records do not say is unknown; nothing turns unknown into met. `parts` has the same for an index.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from clearinghouse.domain.plans.conditions import find_conditions
from clearinghouse.domain.plans.finding import Criterion, Finding, State
from clearinghouse.domain.plans.option import Answer, Option, Role
from clearinghouse.domain.plans.question import Question
from clearinghouse.domain.plans.topics import Topics, find_topic
from clearinghouse.domain.source_eligibility import assess_source
from clearinghouse.domain.source_verdict import Verdict

# A ceiling below this share of what is open is worth a question: the source pays a small part, and may not want to.
SMALL_PART = 20
_PERSONS = ("professional", "student-researcher")  # terms of the applicant types
_PUBLIC = frozenset({"national-government", "subnational-government", "public-agency", "laboratory", "utility"})
COUNTRY_STATES = {
    Verdict.LIKELY: State.MET,
    Verdict.MORE_INFORMATION: State.UNKNOWN,
    Verdict.NOT_ELIGIBLE: State.UNMET,
}
_ORDER = {state: place for place, state in enumerate(State)}
_VERDICTS = {State.UNMET: Verdict.NOT_ELIGIBLE, State.UNKNOWN: Verdict.MORE_INFORMATION}

Find = Callable[[Option, Question, Topics], tuple[Finding, ...]]


def assess_option(
    option: Option, question: Question, topics: Topics, *, country: tuple[Finding, ...] | None = None
) -> Answer:
    """Return the answer of one option to one question: every finding, and the verdict that follows from the worst.

    `country` is what `find_country` found before of an option with the same limits by country.
    """
    if country is None:
        country = find_country(option, question, topics)
    findings = (*country, *(item for find in _OTHERS for item in find(option, question, topics)))
    return Answer(option, verdict_of(item.state for item in findings), findings)


def verdict_of(states: Iterable[State]) -> Verdict:
    """Return the verdict that follows from the worst state; what is to be arranged does not change it."""
    worst = max(states, key=_ORDER.__getitem__, default=State.MET)
    return _VERDICTS.get(worst, Verdict.LIKELY)


def find_country(option: Option, question: Question, _topics: Topics) -> tuple[Finding, ...]:
    """Find whether the source serves the country."""
    found = assess_source(option.source, question.country)
    return (Finding(Criterion.COUNTRY, COUNTRY_STATES[found.verdict], found.reason.value),)


def find_applicant(option: Option, question: Question, _topics: Topics) -> tuple[Finding, ...]:
    """Find whether one of the applicants may apply."""
    allowed = option.source.eligibility.applicants
    shared = tuple(term for term in question.applicants if term in allowed)
    if shared:
        return (Finding(Criterion.APPLICANT, State.MET, "may-apply", shared),)
    if not allowed:
        return (Finding(Criterion.APPLICANT, State.UNKNOWN, "not-stated"),)
    persons = tuple(term for term in _PERSONS if term in allowed)
    if persons and option.package == "training" and _PUBLIC.intersection(question.applicants):
        return (Finding(Criterion.APPLICANT, State.TO_ARRANGE, "in-person", persons),)
    if question.stated_applicants:
        return (Finding(Criterion.APPLICANT, State.UNMET, "may-not-apply", allowed),)
    return (Finding(Criterion.APPLICANT, State.UNKNOWN, "partner-applies", allowed),)


def _topic(option: Option, question: Question, topics: Topics) -> tuple[Finding, ...]:
    found = find_topic(option, question, topics)
    return (found,) if found else ()


def find_role(option: Option, _question: Question, _topics: Topics) -> tuple[Finding, ...]:
    """Find whether it is clear what the source does."""
    if option.role is Role.UNCLEAR:
        return (Finding(Criterion.ROLE, State.UNKNOWN, "role-not-clear"),)
    return ()


def _conditions(option: Option, question: Question, _topics: Topics) -> tuple[Finding, ...]:
    return tuple(find_conditions(option, question))


def find_amount(option: Option, question: Question, _topics: Topics) -> tuple[Finding, ...]:
    """Compare the least and the most of one award with what is open. Other currencies are not compared."""
    amount, cost = option.source.amount, question.open_cost
    if option.role not in (Role.PAYS, Role.LENDS) or cost is None or question.currency != option.currency:
        return ()
    limit = option.ceiling
    if limit is not None and limit * SMALL_PART < cost:
        return (Finding(Criterion.AMOUNT, State.UNKNOWN, "small-part", _sums(option, cost, limit)),)
    if limit is not None and limit < cost:
        return (Finding(Criterion.AMOUNT, State.MET, "pays-a-part", _sums(option, cost, limit)),)
    if amount.min is not None and amount.per in (None, "project") and cost < amount.min:
        return (Finding(Criterion.AMOUNT, State.UNKNOWN, "below-least", _sums(option, cost, amount.min)),)
    return (Finding(Criterion.AMOUNT, State.MET, "fits", _sums(option, cost, limit)),) if limit is not None else ()


def _sums(option: Option, cost: int, limit: int) -> tuple[str, ...]:
    return option.currency or "", str(cost), str(limit)


_OTHERS: tuple[Find, ...] = (find_applicant, _topic, find_role, _conditions, find_amount)
