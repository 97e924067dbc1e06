"""The conditions of a source that are facts about a country: Party, provider, income group, group of countries.

What a record does not say is a question, not a yes. Conditions about the need and the applicant are in
`domain/plans/conditions.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from clearinghouse.domain.source_verdict import Reason, SourceVerdict, Verdict
from clearinghouse.records import Country
from clearinghouse.records.source import Condition, Source

_Check = Callable[[Condition, Source, Country], Reason | None]


def country_conditions(source: Source, country: Country) -> Iterator[SourceVerdict]:
    """Yield a verdict for each condition of `source` that `country` does not meet, or is not known to meet."""
    for condition in source.conditions:
        check = _CHECKS.get(condition.kind)
        reason = check(condition, source, country) if check else None
        if reason is not None:
            yield _verdict(reason, condition)


def _verdict(reason: Reason, condition: Condition) -> SourceVerdict:
    if reason in _QUESTIONS:
        return SourceVerdict(Verdict.MORE_INFORMATION, reason)
    if condition.otherwise == "ask":
        return SourceVerdict(Verdict.MORE_INFORMATION, _TO_ASK.get(reason, reason))
    return SourceVerdict(Verdict.NOT_ELIGIBLE, reason)


def _party(_condition: Condition, _source: Source, country: Country) -> Reason | None:
    participation = country.convention.party
    if participation == "yes":
        return None
    return Reason.NOT_PARTY if participation == "no" else Reason.PARTY_NOT_SURE


def _provider(condition: Condition, source: Source, country: Country) -> Reason | None:
    return Reason.OWN_MONEY if country.id in (condition.countries or source.donors) else None


def _income(condition: Condition, _source: Source, country: Country) -> Reason | None:
    group = "LDC" if country.ldc else country.income_group
    if group in condition.income_groups:
        return None
    # The list of ODA recipients has the income groups; a country without a group, or on no list, is not placed.
    if group is None and country.oda:
        return Reason.INCOME_NOT_KNOWN
    return Reason.OTHER_INCOME


def _group(condition: Condition, _source: Source, country: Country) -> Reason | None:
    return None if any(getattr(country, group, False) for group in condition.groups) else Reason.OTHER_GROUP


# What is said instead of a refusal where a country outside may ask.
_TO_ASK = {Reason.OTHER_INCOME: Reason.OTHER_TERMS, Reason.OTHER_GROUP: Reason.PART_FOR_GROUP}
_QUESTIONS = frozenset({Reason.PARTY_NOT_SURE, Reason.INCOME_NOT_KNOWN})
_CHECKS: dict[str, _Check] = {"party": _party, "provider-country": _provider, "income": _income, "group": _group}
COUNTRY_KINDS = frozenset(_CHECKS)
