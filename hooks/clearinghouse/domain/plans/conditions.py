"""The conditions of a source that are about the need and the applicant: seat, partner, purpose, sums, the GEF.

Those about the country are in `domain/country_conditions.py`. What an applicant can do something about is to be
arranged, and is never counted as met; what nobody here knows is a question.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from clearinghouse.domain.country_conditions import COUNTRY_KINDS
from clearinghouse.domain.plans.finding import Criterion, Finding, State
from clearinghouse.domain.plans.option import Option
from clearinghouse.domain.plans.question import Question
from clearinghouse.records.source import Condition

_Check = Callable[[Condition, Option, Question], tuple[State, tuple[str, ...]]]


def find_conditions(option: Option, question: Question) -> Iterator[Finding]:
    """Yield a finding for each condition of the source that is not about the country. The reason is its kind."""
    return (
        find_condition(condition, option, question)
        for condition in option.source.conditions
        if condition.kind not in COUNTRY_KINDS
    )


def find_condition(condition: Condition, option: Option, question: Question) -> Finding:
    """Return what is found of one condition of the source of an option."""
    state, terms = _CHECKS.get(condition.kind, _unknown)(condition, option, question)
    softened = state is State.UNMET and condition.otherwise == "ask"
    return Finding(Criterion.CONDITION, State.UNKNOWN if softened else state, condition.kind, terms)


def _seat(condition: Condition, _option: Option, question: Question) -> tuple[State, tuple[str, ...]]:
    inside = question.country.id in condition.countries
    return State.MET if inside else State.UNMET, condition.countries


def _to_arrange(condition: Condition, _option: Option, _question: Question) -> tuple[State, tuple[str, ...]]:
    return State.TO_ARRANGE, (condition.what,) if condition.what else ()


def _partner(condition: Condition, _option: Option, _question: Question) -> tuple[State, tuple[str, ...]]:
    return State.UNKNOWN, (condition.what,) if condition.what else ()


def _gef_financed(_condition: Condition, _option: Option, question: Question) -> tuple[State, tuple[str, ...]]:
    states = {True: State.UNMET, False: State.MET, None: State.UNKNOWN}
    return states[question.gef_paid], ()


def _gef_overlap(condition: Condition, option: Option, question: Question) -> tuple[State, tuple[str, ...]]:
    if question.gef_paid:
        return State.UNKNOWN, ()
    return _to_arrange(condition, option, question)


def _purpose(condition: Condition, _option: Option, question: Question) -> tuple[State, tuple[str, ...]]:
    if not question.topics:
        return State.UNKNOWN, condition.topics
    shared = any(topic in condition.topics for topic in question.topics)
    # Even a topic that it names must serve its own aim, which the need does not say.
    return State.UNKNOWN if shared else State.UNMET, condition.topics


def _cofinancing(condition: Condition, _option: Option, _question: Question) -> tuple[State, tuple[str, ...]]:
    return State.TO_ARRANGE, (str(condition.percent),) if condition.percent else ()


def _total(condition: Condition, option: Option, question: Question) -> tuple[State, tuple[str, ...]]:
    limit, cost = condition.amount, question.open_cost
    terms = (option.currency or "", str(limit))
    if limit is None or cost is None or question.currency != option.currency:
        return State.TO_ARRANGE, terms
    fits = cost >= limit if condition.kind == "min-total" else cost <= limit
    return State.MET if fits else State.UNMET, terms


def _unknown(condition: Condition, _option: Option, _question: Question) -> tuple[State, tuple[str, ...]]:
    return State.UNKNOWN, (condition.what,) if condition.what else ()


_CHECKS: dict[str, _Check] = {
    "applicant-seat": _seat,
    "partner": _partner,
    "single-country": _to_arrange,
    "endorsement": _to_arrange,
    "no-gef-financed": _gef_financed,
    "no-gef-overlap": _gef_overlap,
    "purpose": _purpose,
    "cofinancing": _cofinancing,
    "min-total": _total,
    "max-total": _total,
    "ask-provider": _unknown,
}
