"""Words for matches: criteria, states, reasons, and what each criterion rests on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache

from clearinghouse.domain.matching import Criterion, Finding, MatchingContext, State, effect
from clearinghouse.domain.source_eligibility import Reason
from clearinghouse.records import Source
from clearinghouse.records.common import Evidence
from clearinghouse.wording.formats import day, money
from clearinghouse.wording.labels import REASON

STATE = {State.MET: "Met", State.UNMET: "Not met", State.UNKNOWN: "Not known"}
CAUTION = "Caution"
STATES = ("Met", "Not met", "Caution", "Not known")
CRITERION = {
    Criterion.COUNTRY: "Country",
    Criterion.EXCLUSIONS: "Exclusions",
    Criterion.APPLICANT: "Applicant",
    Criterion.TOPIC: "Topic",
    Criterion.ASSISTANCE: "Form of help",
    Criterion.MIN_AMOUNT: "Least sum",
    Criterion.MAX_AMOUNT: "Ceiling",
    Criterion.INTAKE: "Intake",
    Criterion.TIME: "Time",
    Criterion.LANGUAGE: "Language",
    Criterion.GROUPS: "Groups served first",
    Criterion.GEF: "GEF",
}
SCORE_REASON = {
    "topic": "topics",
    "assistance": "forms of help",
    "region": "region",
    "groups": "groups served first",
    "amount": "sum",
    "intake": "open now",
    "relevance": "close to POPs",
    "freshness": "checked lately",
}
EFFECT = {
    "not-eligible": "not eligible",
    "needs-more-information": "needs more information",
    "caution": "no change; it is told",
}
SOURCE_FIELDS: Mapping[Criterion, tuple[str, ...]] = {
    Criterion.COUNTRY: ("eligibility",),
    Criterion.EXCLUSIONS: ("eligibility",),
    Criterion.APPLICANT: ("eligibility",),
    Criterion.TOPIC: ("topics",),
    Criterion.ASSISTANCE: ("assistance",),
    Criterion.MIN_AMOUNT: ("amount",),
    Criterion.MAX_AMOUNT: ("amount",),
    Criterion.INTAKE: ("rounds", "availability", "access.intake", "access.note"),
    Criterion.TIME: ("rounds",),
    Criterion.LANGUAGE: ("languages",),
    Criterion.GROUPS: ("eligibility",),
    Criterion.GEF: ("gef_link",),
}
REQUEST_FIELDS: Mapping[Criterion, tuple[str, ...]] = {
    Criterion.COUNTRY: ("country",),
    Criterion.EXCLUSIONS: ("country", "existing_projects"),
    Criterion.APPLICANT: ("applicants",),
    Criterion.TOPIC: ("topics",),
    Criterion.ASSISTANCE: ("assistance",),
    Criterion.MIN_AMOUNT: ("budget",),
    Criterion.MAX_AMOUNT: ("budget",),
    Criterion.INTAKE: (),
    Criterion.TIME: ("needed_by",),
    Criterion.LANGUAGE: ("languages",),
    Criterion.GROUPS: ("country",),
    Criterion.GEF: ("existing_projects",),
}
_UNKNOWN_SUM = {
    "sum-not-stated": "the need does not state the sum sought",
    "other-currency": "the sums are in different currencies ({0} and {1}), and are not compared",
    "other-measure": "the amount of the source is per {0}, and is not compared",
}
TEXT: Mapping[Criterion, Mapping[str, str]] = {
    Criterion.COUNTRY: {reason.value: REASON[reason] for reason in Reason},
    Criterion.EXCLUSIONS: {
        "country": "the source leaves this country out",
        "gef-paid": "the source leaves out what the GEF has paid for, and the GEF paid a project for this need",
        "gef-not-known": "the source leaves out what the GEF has paid for; whether it has was not read",
        "none-applies": "nothing that the source leaves out applies",
    },
    Criterion.APPLICANT: {
        "may-apply": "may apply: {all}",
        "may-not-apply": "only others may apply: {all}",
        "partner-applies": "the government itself may not apply; find a partner that may: {all}",
        "not-stated": "the record does not say who may apply",
    },
    Criterion.TOPIC: {
        "named": "the source names: {all}",
        "wider-or-narrower": "the source is for a wider or narrower field: {all}; ask whether it covers this need",
        "other": "the source is for other topics: {all}",
        "not-stated": "topics are not stated",
    },
    Criterion.ASSISTANCE: {
        "given": "the source gives: {all}",
        "other": "the source gives other forms of help: {all}",
        "not-stated": "forms of help are not stated",
    },
    Criterion.MIN_AMOUNT: {
        "fits": "the sum sought, stated or computed ({0}), reaches the least sum ({1})",
        "does-not-fit": "the sum sought, stated or computed ({0}), is below the least sum ({1}); it would have to be "
        "joined with others",
        **_UNKNOWN_SUM,
    },
    Criterion.MAX_AMOUNT: {
        "fits": "the sum sought, stated or computed ({0}), is not above the ceiling ({1})",
        "does-not-fit": "the sum sought, stated or computed ({0}), is above the ceiling ({1}); the source may pay "
        "a part",
        "not-stated": "the source states no ceiling",
        **_UNKNOWN_SUM,
    },
    Criterion.INTAKE: {
        "open": "it takes requests; last day: {all}",
        "closing-soon": "it takes requests, and closes soon; last day: {all}",
        "opens-later": "the next round opens on {all}",
        "between-rounds": "it works in rounds, and no round is known to be open",
        "not-stated": "whether it takes requests now is not stated",
        "closed": "it takes no more requests",
    },
    Criterion.TIME: {
        "no-date": "the need does not state by when help is needed",
        "past": "help was needed by {all}",
        "in-time": "it is open, and help is needed by {all}",
        "opens-in-time": "it opens on {0}, and help is needed by {1}",
        "too-late": "it opens on {0}, but help is needed by {1}",
        "next-not-known": "help is needed by {all}; when the source opens next is not known",
    },
    Criterion.LANGUAGE: {
        "seen": "guidance was seen in: {all}",
        "other": "guidance was seen only in: {all}",
        "need-not-stated": "the need does not state in which languages the country can apply",
        "source-not-stated": "in which languages there is guidance was not seen",
    },
    Criterion.GROUPS: {
        "belongs": "the country belongs to: {all}",
        "others-first": "served first are: {all}; this country is in none of them",
    },
    Criterion.GEF: {
        "provider": "the provider also carries GEF projects; ask that only its other help is meant",
        "need": "the GEF has paid a project for this need; keep the shares apart",
        "both": "the provider carries GEF projects, and the GEF paid a project for this need; keep the shares apart",
        "none-known": "no link with the GEF is known on either side",
        "not-known": "whether GEF money is involved was not read",
    },
}
_VOCABULARY = {
    Criterion.APPLICANT: "applicant-types",
    Criterion.TOPIC: "topics",
    Criterion.ASSISTANCE: "assistance-types",
    Criterion.LANGUAGE: "languages",
    Criterion.GROUPS: "country-groups",
}
_OPEN_WITHOUT_DATE = "it is open, as far as the evidence shows; no date is stated"


def state(finding: Finding, context: MatchingContext) -> str:
    """Say the state of a finding; what is not met and changes nothing is a caution."""
    told = finding.state is State.UNMET and effect(finding.criterion, finding.state, context) == "caution"
    return CAUTION if told else STATE[finding.state]


def sentence(finding: Finding, labels: Mapping[str, Mapping[str, str]]) -> str:
    """Say a finding in words, with the labels of its terms, without a full stop."""
    if finding.criterion is Criterion.INTAKE and finding.state is State.MET and not finding.terms:
        return _OPEN_WITHOUT_DATE
    shown, text = _shown(finding, labels), TEXT[finding.criterion][finding.reason]
    return text.format(*shown, all=", ".join(shown)) if "{all}" in text else text.format(*shown)


def _shown(finding: Finding, labels: Mapping[str, Mapping[str, str]]) -> tuple[str, ...]:
    return _FORMS.get(finding.criterion, _labels)(finding, labels)


def _labels(finding: Finding, labels: Mapping[str, Mapping[str, str]]) -> tuple[str, ...]:
    own = labels.get(_VOCABULARY.get(finding.criterion, ""), {})
    return tuple([own.get(term, term) for term in finding.terms])


def _days(finding: Finding, _labels: object) -> tuple[str, ...]:
    return tuple(day(date.fromisoformat(term)) for term in finding.terms)


def _sums(finding: Finding, _labels: object) -> tuple[str, ...]:
    if finding.state is State.UNKNOWN:
        return tuple(term or "not stated" for term in finding.terms)
    currency, sought, limit = finding.terms
    return _money(sought, currency), _money(limit, currency)


@cache  # the same sums return in many findings
def _money(value: str, currency: str) -> str:
    return money(int(value), currency)


_FORMS: Mapping[Criterion, Callable[[Finding, Mapping], tuple[str, ...]]] = {
    Criterion.INTAKE: _days,
    Criterion.TIME: _days,
    Criterion.MIN_AMOUNT: _sums,
    Criterion.MAX_AMOUNT: _sums,
}


def rests_on(evidence: tuple[Evidence, ...], fields: tuple[str, ...]) -> tuple[int, ...]:
    """Return the numbers, from 1, of the evidence that supports any of these fields, or a part or the whole of one."""
    return tuple(
        number
        for number, item in enumerate(evidence, start=1)
        if any(_meet(name, field) for name in item.supports for field in fields)
    )


def source_evidence(source: Source) -> dict[Criterion, tuple[int, ...]]:
    """Return for each criterion the numbers of the source's evidence that it rests on."""
    found: dict[Criterion, dict[int, None]] = {criterion: {} for criterion in SOURCE_FIELDS}
    for number, item in enumerate(source.evidence, start=1):
        for name in item.supports:
            for criterion in _criteria_of(name):
                found[criterion][number] = None
    return {criterion: tuple(numbers) for criterion, numbers in found.items()}


@cache  # the same few names return in every record
def _criteria_of(supported: str) -> tuple[Criterion, ...]:
    return tuple(
        criterion for criterion, fields in SOURCE_FIELDS.items() if any(_meet(supported, field) for field in fields)
    )


def _meet(supported: str, field: str) -> bool:
    """Tell that one of two fields is the other or a part of it: the steps of access say nothing of the intake."""
    return supported == field or supported.startswith(f"{field}.") or field.startswith(f"{supported}.")
