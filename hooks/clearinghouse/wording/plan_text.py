"""Words for plans: what each finding says, and what must be asked or arranged."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from clearinghouse.domain.plans import Answer, Criterion, Finding, Gap, Role, State
from clearinghouse.domain.source_verdict import Reason
from clearinghouse.language.formats import money
from clearinghouse.language.messages import N_, Messages
from clearinghouse.text import capitalized
from clearinghouse.wording.labels import REASON

PLAN_ROLE = {
    Role.PAYS: N_("Can pay"),
    Role.LENDS: N_("May lend"),
    Role.DELIVERS: N_("Delivers"),
    Role.ADVISES: N_("Advises"),
    Role.UNCLEAR: N_("Role not clear"),
}
GAP = {
    Gap.GRANT: N_("A source may pay"),
    Gap.ASK: N_("No known source pays; ask some first"),
    Gap.LOANS_ONLY: N_("Loans only"),
    Gap.NOBODY: N_("No known source pays"),
}
PLAN_STATE = {
    State.MET: N_("Met"),
    State.TO_ARRANGE: N_("To arrange"),
    State.UNKNOWN: N_("Ask first"),
    State.UNMET: N_("Not met"),
}
PLAN_CRITERION = {
    Criterion.COUNTRY: N_("Country"),
    Criterion.APPLICANT: N_("Applicant"),
    Criterion.TOPIC: N_("Topic"),
    Criterion.ROLE: N_("Role"),
    Criterion.CONDITION: N_("Condition"),
    Criterion.AMOUNT: N_("Amount"),
}
FINDING: Mapping[Criterion, Mapping[str, str]] = {
    Criterion.COUNTRY: {reason.value: REASON[reason] for reason in Reason},
    Criterion.APPLICANT: {
        "may-apply": N_("may apply: %(all)s"),
        "in-person": N_("people apply, not organisations: officials apply themselves (%(all)s)"),
        "may-not-apply": N_("only others may apply: %(all)s"),
        "partner-applies": N_("the government itself may not apply; a partner must: %(all)s"),
        "not-stated": N_("we do not know who may apply"),
    },
    Criterion.TOPIC: {
        "named": N_("it is for: %(all)s"),
        "any-topic": N_("it chooses by project, not by topic"),
        "general": N_("it covers all chemicals management"),
        "for-its-field": N_("it does this for its own field (%(all)s); ask whether it covers this need"),
        "wider-or-narrower": N_("it is for a wider or narrower field (%(all)s); ask whether it covers this need"),
        "other": N_("it is for other topics: %(all)s"),
        "not-stated": N_("we do not know its topics"),
    },
    Criterion.ROLE: {"role-not-clear": N_("it seems to help with this; ask what it does")},
    Criterion.CONDITION: {
        "applicant-seat": N_("the applicant must be established in: %(all)s"),
        "partner": N_("a partner is needed. %(all)s"),
        "single-country": N_("a proposal is for one country. %(all)s"),
        "endorsement": N_("an endorsement is needed. %(all)s"),
        "no-gef-financed": N_("it does not help where the GEF has paid"),
        "no-gef-overlap": N_("show that the GEF would not fund the same activities. %(all)s"),
        "purpose": N_("its money has another aim; it can serve only: %(all)s"),
        "cofinancing": N_("others must bring at least %(all)s %% of the cost"),
        "min-total": N_("the whole project must cost at least %(limit)s"),
        "max-total": N_("the whole project may cost at most %(limit)s"),
        "ask-provider": N_("only the provider can say. %(all)s"),
    },
    Criterion.AMOUNT: {
        "fits": N_("its ceiling (%(limit)s) covers what is missing (%(cost)s)"),
        "pays-a-part": N_("its ceiling (%(limit)s) covers part of what is missing (%(cost)s)"),
        "small-part": N_(
            "its ceiling (%(limit)s) is a small part of what is missing (%(cost)s); ask whether it pays with others"
        ),
        "below-least": N_(
            "what is missing (%(cost)s) is below its minimum (%(limit)s); ask whether needs can be combined"
        ),
    },
}
# Why a source likely serves a country, before the names of sources.
SERVES = {
    Reason.NAMED: N_("For named countries"),
    Reason.ANY: N_("No country limit"),
    Reason.ODA: N_("For ODA recipients"),
    Reason.DEVELOPING: N_("For developing countries"),
    Reason.TRANSITION: N_("For economies in transition"),
    Reason.IN_REGION: N_("For its region"),
    Reason.MEMBER: N_("For its members"),
}
_VOCABULARY = {Criterion.APPLICANT: "applicant-types", Criterion.TOPIC: "topics"}
_TOPIC_REASONS = frozenset({"purpose"})
_COUNTRY_REASONS = frozenset({"applicant-seat"})
_PLACEHOLDER = re.compile(r"%\((\w+)\)s")
Labels = Mapping[str, Mapping[str, str]]


def finding_text(finding: Finding, labels: Labels, countries: Mapping[str, str], messages: Messages) -> str:
    """Say a finding in words, without a full stop; `countries` has the names by code."""
    text, names = _template(finding.criterion, finding.reason, messages)
    if not names:
        return text % {}
    if names == ["all"]:
        return (text % {"all": _all(finding, labels, countries)}).rstrip(" .")
    currency, *sums = finding.terms
    values = [money(int(term), currency, messages.language) for term in sums if term.isdigit()]
    return text % {"cost": values[0], "limit": values[-1]}


def brief_text(finding: Finding, labels: Labels, messages: Messages) -> str:
    """Say in a few words why a source serves the country, or what must be arranged: a condition by its kind alone."""
    if finding.criterion is Criterion.CONDITION:
        return _to_arrange(labels["condition-kinds"][finding.reason], messages)
    if finding.criterion is Criterion.COUNTRY:
        return _serves(finding.reason, messages)
    text = finding_text(finding, labels, {}, messages)
    return capitalized(text)


@cache  # there are as many as kinds of conditions
def _to_arrange(kind: str, messages: Messages) -> str:
    return messages.gettext("To arrange: %(what)s", what=kind[0].lower() + kind[1:])


@cache  # there are as many as reasons
def _serves(reason: str, messages: Messages) -> str:
    return messages.gettext(SERVES.get(Reason(reason), REASON[Reason(reason)]))


def serves_text(reason: Reason, messages: Messages) -> str:
    """Say in a few words why a source likely serves a country; empty where no few words say it."""
    return messages.gettext(SERVES[reason]) if reason in SERVES else ""


def question_key(answer: Answer) -> tuple[str, str]:
    """Return what must be asked first of a source, as (criterion, reason); answers with equal keys form a group."""
    first = answer.questions[0]
    return first.criterion.value, first.reason


@cache  # a few sentences with different terms say every finding
def _template(criterion: Criterion, reason: str, messages: Messages) -> tuple[str, list[str]]:
    text = FINDING[criterion][reason]
    return messages.translated(text), _PLACEHOLDER.findall(text)


def _all(finding: Finding, labels: Labels, countries: Mapping[str, str]) -> str:
    if finding.reason in _COUNTRY_REASONS:
        return ", ".join(countries.get(term, term) for term in finding.terms)
    vocabulary = "topics" if finding.reason in _TOPIC_REASONS else _VOCABULARY.get(finding.criterion, "")
    own = labels.get(vocabulary, {})
    return ", ".join(own.get(term, term) for term in finding.terms)
