"""The conditions of a source in words, by who sees to them: a fact of the country, the applicant, or the provider."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from clearinghouse.domain.country_conditions import COUNTRY_KINDS
from clearinghouse.language.formats import money
from clearinghouse.language.messages import N_, Messages
from clearinghouse.records import Vocabulary
from clearinghouse.records.source import Condition, Source

Labels = Mapping[str, Mapping[str, str]]
_PROVIDER_KINDS = frozenset({"purpose", "no-gef-financed", "ask-provider"})
WHO = {
    "country": N_("What the country must be"),
    "applicant": N_("What the applicant arranges or shows"),
    "provider": N_("What only the provider can answer"),
}

INCOME_GROUP = {
    "LDC": N_("LDC (least developed countries)"),
    "Other LIC": N_("Other LIC (other low-income countries)"),
    "LMIC": N_("LMIC (lower middle income)"),
    "UMIC": N_("UMIC (upper middle income)"),
}


@dataclass(frozen=True, slots=True)
class ConditionLine:
    """One condition: its kind, what it asks in a sentence, and the groups, topics or sums that it names."""

    condition: Condition
    kind: str
    text: str
    terms: str


def condition_groups(
    source: Source, kinds: Vocabulary | None, labels: Labels, messages: Messages
) -> dict[str, tuple[ConditionLine, ...]]:
    """Return the conditions of a source by who sees to them; `kinds` is the vocabulary of their kinds."""
    groups: dict[str, list[ConditionLine]] = {}
    for item in source.conditions:
        term = kinds.terms.get(item.kind) if kinds else None
        text = item.what or (term.definition if term else "")
        terms = ", ".join(_terms(item, source, labels, messages))
        line = ConditionLine(item, labels["condition-kinds"].get(item.kind, item.kind), text, terms)
        groups.setdefault(_who(item.kind), []).append(line)
    return {messages.gettext(text): tuple(groups[who]) for who, text in WHO.items() if who in groups}


def _who(kind: str) -> str:
    if kind in COUNTRY_KINDS:
        return "country"
    return "provider" if kind in _PROVIDER_KINDS else "applicant"


def _terms(condition: Condition, source: Source, labels: Labels, messages: Messages) -> Iterator[str]:
    yield from (messages.gettext(INCOME_GROUP.get(group, group)) for group in condition.income_groups)
    yield from (labels["country-groups"].get(term, term) for term in condition.groups)
    yield from (labels["topics"].get(term, term) for term in condition.topics)
    if condition.percent is not None:
        yield messages.gettext("%(percent)s %% of the cost", percent=condition.percent)
    if condition.amount is not None:
        yield money(condition.amount, source.amount.currency, messages.language)
