"""The definition of an answer in parts, so that an index can join sets instead of assessing every pair.

Most of it reads two small keys: such a part is assessed once for each pair of different keys. Topics are taken one by
one, and sums by their order. `criteria.assess_option` is the definition; a property test holds both equal.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from clearinghouse.domain.country_conditions import COUNTRY_KINDS
from clearinghouse.domain.plans.conditions import find_condition
from clearinghouse.domain.plans.criteria import SMALL_PART, find_applicant, find_country, find_role, verdict_of
from clearinghouse.domain.plans.finding import Finding
from clearinghouse.domain.plans.option import Option, Role
from clearinghouse.domain.plans.question import Question
from clearinghouse.domain.plans.topics import Topics
from clearinghouse.domain.source_eligibility import eligibility_key
from clearinghouse.domain.source_verdict import Verdict
from clearinghouse.records.source import Condition

_NO_TOPICS = Topics({}, {})
_SEAT = frozenset({"applicant-seat"})
_GEF = frozenset({"no-gef-financed", "no-gef-overlap"})
_PURPOSE, _LEAST, _MOST = "purpose", "min-total", "max-total"
_APART = frozenset({*COUNTRY_KINDS, *_SEAT, *_GEF, _PURPOSE, _LEAST, _MOST})


@dataclass(frozen=True, slots=True)
class KeyedPart:
    """A part that reads of an option and of a question only what their keys hold."""

    find: Callable[[Option, Question], Iterable[Finding]]
    option_key: Callable[[Option], Hashable]
    question_key: Callable[[Question], Hashable]

    def verdict(self, option: Option, question: Question) -> Verdict:
        """Return the verdict that follows from this part alone."""
        return verdict_of(item.state for item in self.find(option, question))


class Limit(NamedTuple):
    """A limit of an option on what is open, in the currency of its source.

    A cost below `least`, or above `most`, leaves a question, or refuses when `is_hard`.
    """

    least: int | None
    most: int | None
    is_hard: bool


def purposes(option: Option) -> tuple[Condition, ...]:
    """Return the conditions of an option that name the topics for which alone its money is."""
    return tuple(item for item in option.source.conditions if item.kind == _PURPOSE)


def is_hard(condition: Condition) -> bool:
    """Return whether a condition refuses a need that does not meet it."""
    return condition.otherwise != "ask"


def limits(option: Option) -> Iterator[Limit]:
    """Yield the limits of an option on what is open: of its conditions, then of its ceiling and least sum."""
    for condition in option.source.conditions:
        if condition.kind == _LEAST and condition.amount is not None:
            yield Limit(condition.amount, None, is_hard(condition))
        elif condition.kind == _MOST and condition.amount is not None:
            yield Limit(None, condition.amount, is_hard(condition))
    if option.role in (Role.PAYS, Role.LENDS):
        yield Limit(_least_sum(option), _most_sum(option), is_hard=False)


def _most_sum(option: Option) -> int | None:
    return None if option.ceiling is None else option.ceiling * SMALL_PART


def _least_sum(option: Option) -> int | None:
    """Return the least cost that raises no question; above the ceiling a part is paid, whatever the least sum."""
    amount = option.source.amount
    if amount.min is None or amount.per not in (None, "project"):
        return None
    return amount.min if option.ceiling is None else min(amount.min, option.ceiling + 1)


def _of_kinds(belongs: Callable[[str], bool]) -> Callable[[Option, Question], Iterable[Finding]]:
    def find(option: Option, question: Question) -> Iterable[Finding]:
        own = (item for item in option.source.conditions if belongs(item.kind))
        return (find_condition(condition, option, question) for condition in own)

    return find


def _kinds_key(belongs: Callable[[str], bool]) -> Callable[[Option], Hashable]:
    def key(option: Option) -> Hashable:
        own = (item for item in option.source.conditions if belongs(item.kind))
        return tuple((item.kind, item.otherwise, item.countries) for item in own)

    return key


def _is_plain(kind: str) -> bool:
    return kind not in _APART


# Of all options of a source alike.
SOURCE_PARTS = (
    KeyedPart(lambda o, q: find_country(o, q, _NO_TOPICS), lambda o: eligibility_key(o.source), lambda q: q.country.id),
    KeyedPart(_of_kinds(_SEAT.__contains__), _kinds_key(_SEAT.__contains__), lambda q: q.country.id),
    KeyedPart(_of_kinds(_GEF.__contains__), _kinds_key(_GEF.__contains__), lambda q: q.gef_paid),
    KeyedPart(_of_kinds(_is_plain), _kinds_key(_is_plain), lambda _: None),
)
OPTION_PARTS = (
    KeyedPart(
        lambda o, q: find_applicant(o, q, _NO_TOPICS),
        lambda o: (o.source.eligibility.applicants, o.package == "training"),
        lambda q: (q.applicants, q.stated_applicants),
    ),
    KeyedPart(lambda o, q: find_role(o, q, _NO_TOPICS), lambda o: o.role, lambda _: None),
)
KEYED_PARTS = (*SOURCE_PARTS, *OPTION_PARTS)
