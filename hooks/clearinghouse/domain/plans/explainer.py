"""The findings of `criteria.assess_option` for many questions: what they have alike is found once.

The verdict is known from the index, so it is not computed again. A property test holds the answers equal to what the
definition gives.
"""

from __future__ import annotations

from collections.abc import Hashable

from clearinghouse.domain.plans.conditions import find_conditions
from clearinghouse.domain.plans.criteria import find_amount, find_applicant, find_country, find_role
from clearinghouse.domain.plans.finding import Finding
from clearinghouse.domain.plans.option import Answer, Option
from clearinghouse.domain.plans.question import Question
from clearinghouse.domain.plans.topics import Topics, find_topic
from clearinghouse.domain.source_eligibility import eligibility_key
from clearinghouse.domain.source_verdict import Verdict

_Findings = tuple[Finding, ...]
# Conditions that read the topics or the sums of a question, which few other questions have.
_OF_ONE_QUESTION = frozenset({"purpose", "min-total", "max-total"})


class Explainer:
    """Explains answers about the options of one index."""

    def __init__(self, topics: Topics) -> None:
        """Start without any finding."""
        self._topics = topics
        self._limits: dict[str, int] = {}  # by source: the number of its limits by country, which many have alike
        self._numbers: dict[Hashable, int] = {}
        self._countries: dict[tuple[int, str], _Findings] = {}
        self._applicants: dict[tuple[Hashable, ...], _Findings] = {}
        self._conditions: dict[tuple[Hashable, ...], _Findings] = {}

    def answer(self, option: Option, question: Question, verdict: Verdict) -> Answer:
        """Return the answer of an option whose verdict is known, with every finding in the order of the definition."""
        topic = find_topic(option, question, self._topics)
        findings = (
            *self._country(option, question),
            *self._applicant(option, question),
            *((topic,) if topic else ()),
            *find_role(option, question, self._topics),
            *self._conditions_of(option, question),
            *find_amount(option, question, self._topics),
        )
        return Answer(option, verdict, findings)

    def _country(self, option: Option, question: Question) -> _Findings:
        """Return whether the source serves the country, once for all sources with the same limits by country."""
        limits = self._limits.get(option.source.id)
        if limits is None:
            limits = self._numbers.setdefault(eligibility_key(option.source), len(self._numbers))
            self._limits[option.source.id] = limits
        key = limits, question.country.id
        found = self._countries.get(key)
        if found is None:
            found = self._countries[key] = find_country(option, question, self._topics)
        return found

    def _applicant(self, option: Option, question: Question) -> _Findings:
        allowed = option.source.eligibility.applicants
        key = allowed, option.package == "training", question.applicants, question.stated_applicants
        found = self._applicants.get(key)
        if found is None:
            found = self._applicants[key] = find_applicant(option, question, self._topics)
        return found

    def _conditions_of(self, option: Option, question: Question) -> _Findings:
        """Return what is found of the conditions of a source that are not about the country."""
        key = option.source.id, question.country.id, question.gef_paid
        found = self._conditions.get(key)
        if found is None:
            found = tuple(find_conditions(option, question))
            kinds = {item.kind for item in option.source.conditions}
            if kinds.isdisjoint(_OF_ONE_QUESTION):
                self._conditions[key] = found
        return found
