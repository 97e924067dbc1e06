"""What a finding rests on: the numbers of the source's evidence behind it, from 1."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from clearinghouse.domain.evidence_age import supporting
from clearinghouse.domain.plans.finding import Criterion, Finding
from clearinghouse.domain.plans.option import Option
from clearinghouse.domain.source_verdict import Reason
from clearinghouse.records import Source

# The fields of a source that each criterion reads, besides the line and the condition that a finding is about.
SOURCE_FIELDS: Mapping[Criterion, tuple[str, ...]] = {
    Criterion.COUNTRY: ("eligibility",),
    Criterion.APPLICANT: ("eligibility",),
    Criterion.TOPIC: ("topics", "any_topic"),
    Criterion.ROLE: ("provides",),
    Criterion.CONDITION: ("conditions",),
    Criterion.AMOUNT: ("amount",),
}
_OF_LINE = frozenset({Criterion.TOPIC, Criterion.ROLE, Criterion.AMOUNT})
# What a verdict about a country rests on, where it is not the eligibility of the record.
_CONDITION_OF = {
    Reason.NOT_PARTY.value: "party",
    Reason.PARTY_NOT_SURE.value: "party",
    Reason.OWN_MONEY.value: "provider-country",
    Reason.OTHER_INCOME.value: "income",
    Reason.INCOME_NOT_KNOWN.value: "income",
    Reason.OTHER_TERMS.value: "income",
    Reason.OTHER_GROUP.value: "group",
    Reason.PART_FOR_GROUP.value: "group",
}
_CLOSED = ("availability", "access.intake")


def evidence_of(option: Option, finding: Finding) -> tuple[int, ...]:
    """Return the numbers of the evidence that supports what a finding says of an option, in ascending order."""
    source = option.source
    if finding.criterion is Criterion.COUNTRY:
        return country_evidence(source, finding.reason)
    if finding.criterion is Criterion.CONDITION:
        return condition_evidence(source, finding.reason)
    of_line = option.provision.evidence if finding.criterion in _OF_LINE else ()
    return _ascending((*of_line, *supporting(source.evidence, SOURCE_FIELDS[finding.criterion])))


def country_evidence(source: Source, reason: str) -> tuple[int, ...]:
    """Return the numbers of the evidence behind the verdict of a source for a country, by its reason."""
    kind = _CONDITION_OF.get(reason)
    if kind is not None:
        return condition_evidence(source, kind)
    return _ascending(
        supporting(source.evidence, _CLOSED if reason == Reason.CLOSED else SOURCE_FIELDS[Criterion.COUNTRY])
    )


def condition_evidence(source: Source, kind: str) -> tuple[int, ...]:
    """Return the numbers of the evidence behind the conditions of one kind."""
    return _ascending(number for item in source.conditions if item.kind == kind for number in item.evidence)


def _ascending(numbers: Iterable[int]) -> tuple[int, ...]:
    return tuple(sorted(set(numbers)))
