"""What must be asked first of a source, as a short question; sources with one question are listed together."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from clearinghouse.domain.plans import Answer, Criterion, Finding, Role, State
from clearinghouse.domain.source_verdict import Reason
from clearinghouse.language.messages import N_, Messages

_COUNTRY = N_("Does it serve this country?")
_TOPIC = N_("Does it cover this topic?")
_GEF = N_("Does GEF money rule it out?")
_PARTNER = N_("Who is the partner?")
_ROLE = N_("What does it do here?")
_SIZE = N_("Does the size of the project fit?")
COUNTRY_QUESTION: Mapping[Reason, str] = {
    Reason.LIST_NOT_KNOWN: N_("Is the country on its list?"),
    Reason.DONOR_CHOOSES: N_("Has the donor chosen this country?"),
    Reason.REGION: N_("Is this country in its region?"),
    Reason.BASIS_NOT_STATED: _COUNTRY,
    Reason.NO_LIST: N_("Does it count this country as developing?"),
    Reason.LIST_NOT_SURE: N_("Is this country a member?"),
    Reason.IN_TRANSITION: N_("Does it count this country as developing?"),
    Reason.PARTY_NOT_SURE: N_("Must the country be a Party?"),
    Reason.INCOME_NOT_KNOWN: N_("Does it serve this income group?"),
    Reason.OTHER_TERMS: N_("Who pays the cost?"),
    Reason.PART_FOR_GROUP: N_("Is there money for this country?"),
}
QUESTION: Mapping[Criterion, Mapping[str, str]] = {
    Criterion.COUNTRY: {reason.value: COUNTRY_QUESTION.get(reason, _COUNTRY) for reason in Reason},
    Criterion.APPLICANT: {
        "partner-applies": N_("Who else can apply?"),
        "not-stated": N_("Who may apply?"),
    },
    Criterion.TOPIC: {"for-its-field": _TOPIC, "wider-or-narrower": _TOPIC, "not-stated": _TOPIC},
    Criterion.ROLE: {"role-not-clear": _ROLE},
    Criterion.CONDITION: {
        "applicant-seat": N_("Where must the applicant be based?"),
        "partner": _PARTNER,
        "no-gef-financed": _GEF,
        "no-gef-overlap": _GEF,
        "purpose": N_("Does this fit its own aim?"),
        "cofinancing": N_("Who brings the rest of the cost?"),
        "min-total": _SIZE,
        "max-total": _SIZE,
        "ask-provider": N_("Is its own condition met?"),
    },
    Criterion.AMOUNT: {
        "small-part": N_("Can it pay a small part, with others?"),
        "below-least": N_("Can needs be combined to reach its minimum?"),
    },
}


def country_question(reason: Reason) -> str:
    """Return the message that asks about a country; a record may turn any refusal into a question."""
    return COUNTRY_QUESTION.get(reason, _COUNTRY)


# What a source does if the answer is yes, before its name.
MIGHT = {
    Role.PAYS: N_("might pay"),
    Role.LENDS: N_("might lend"),
    Role.DELIVERS: N_("might deliver"),
    Role.ADVISES: N_("might advise"),
    Role.UNCLEAR: N_("role unclear"),
}


def question_text(finding: Finding, messages: Messages) -> str:
    """Return the question that a finding leaves open."""
    return _question(finding.criterion, finding.reason, messages)


@cache  # a few questions are asked of every source
def _question(criterion: Criterion, reason: str, messages: Messages) -> str:
    return messages.translated(QUESTION[criterion].get(reason, _COUNTRY))


def first_question(answer: Answer, messages: Messages) -> str:
    """Return what must be asked of a source before all else."""
    return question_text(next(item for item in answer.findings if item.state is State.UNKNOWN), messages)


def no_role(messages: Messages) -> str:
    """Return what must be asked of a source whose record names no role."""
    return messages.gettext(_ROLE)
