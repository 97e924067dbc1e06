"""The criteria of a match: each evaluates one offer for one need and finds met, unmet or unknown, with a reason.

A criterion may only read what its two keys hold. So equal keys give equal findings, and the index evaluates each pair
of keys once. What the records do not say is unknown; nothing turns unknown into met.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date

from clearinghouse.domain.intake import Intake, Status
from clearinghouse.domain.matching.amounts import max_amount, max_amount_state, min_amount, min_amount_state
from clearinghouse.domain.matching.finding import Criterion, Finding, State
from clearinghouse.domain.matching.inputs import DEFAULT_APPLICANTS, MatchingContext, Need, Offer
from clearinghouse.domain.source_eligibility import assess_source, eligibility_key
from clearinghouse.domain.source_verdict import Verdict


@dataclass(frozen=True, slots=True)
class CriterionEvaluator:
    """A criterion with its function, and the keys that hold everything the function reads.

    `evaluate` returns None where the criterion does not apply. `state_only` gives the state of the same finding with
    less work, for a criterion with many different keys.
    """

    criterion: Criterion
    evaluate: Callable[[Offer, Need, MatchingContext], Finding | None]
    offer_key: Callable[[Offer], Hashable]
    need_key: Callable[[Need], Hashable]
    state_only: Callable[[Offer, Need, MatchingContext], State | None] | None = None

    @property
    def state_of(self) -> Callable[[Offer, Need, MatchingContext], State | None]:
        """The function that gives the state of the finding; None where the criterion does not apply."""
        return self.state_only or self._state

    def _state(self, offer: Offer, need: Need, context: MatchingContext) -> State | None:
        finding = self.evaluate(offer, need, context)
        return finding.state if finding else None


_VERDICT_STATES = {
    Verdict.LIKELY: State.MET,
    Verdict.MORE_INFORMATION: State.UNKNOWN,
    Verdict.NOT_ELIGIBLE: State.UNMET,
}


def _country(offer: Offer, need: Need, _context: MatchingContext) -> Finding:
    found = assess_source(offer.source, need.country)
    return Finding(Criterion.COUNTRY, _VERDICT_STATES[found.verdict], found.reason.value)


def _exclusions(offer: Offer, need: Need, _context: MatchingContext) -> Finding | None:
    rule = offer.source.eligibility
    if not rule.excluded and not rule.excludes_gef_financed:
        return None
    if need.country.id in rule.excluded:
        return Finding(Criterion.EXCLUSIONS, State.UNMET, "country")
    if rule.excludes_gef_financed and need.gef:
        return Finding(Criterion.EXCLUSIONS, State.UNMET, "gef-paid")
    if rule.excludes_gef_financed and need.gef is None:
        return Finding(Criterion.EXCLUSIONS, State.UNKNOWN, "gef-not-known")
    return Finding(Criterion.EXCLUSIONS, State.MET, "none-applies")


def _applicant(offer: Offer, need: Need, _context: MatchingContext) -> Finding:
    allowed, stated = offer.source.eligibility.applicants, need.request.applicants
    if not allowed:
        return Finding(Criterion.APPLICANT, State.UNKNOWN, "not-stated")
    shared = tuple([term for term in stated or DEFAULT_APPLICANTS if term in allowed])
    if shared:
        return Finding(Criterion.APPLICANT, State.MET, "may-apply", shared)
    if stated:
        return Finding(Criterion.APPLICANT, State.UNMET, "may-not-apply", allowed)
    return Finding(Criterion.APPLICANT, State.UNKNOWN, "partner-applies", allowed)


def _topic(offer: Offer, need: Need, context: MatchingContext) -> Finding:
    offered, sought = offer.source.topics, need.request.topics
    shared = tuple([term for term in sought if term in offered])
    if shared:
        return Finding(Criterion.TOPIC, State.MET, "named", shared)
    if not offered or not sought:
        return Finding(Criterion.TOPIC, State.UNKNOWN, "not-stated")
    related = tuple(term for term in offered if any(term in context.related.get(topic, ()) for topic in sought))
    if related:
        return Finding(Criterion.TOPIC, State.UNKNOWN, "wider-or-narrower", related)
    return Finding(Criterion.TOPIC, State.UNMET, "other", offered)


def _assistance(offer: Offer, need: Need, _context: MatchingContext) -> Finding:
    offered, sought = offer.source.assistance, need.request.assistance
    shared = tuple([term for term in sought if term in offered])
    if shared:
        return Finding(Criterion.ASSISTANCE, State.MET, "given", shared)
    if not offered or not sought:
        return Finding(Criterion.ASSISTANCE, State.UNKNOWN, "not-stated")
    return Finding(Criterion.ASSISTANCE, State.UNMET, "other", offered)


_INTAKE_STATES = {
    Status.CLOSING_SOON: State.MET,
    Status.OPEN: State.MET,
    Status.OPENS_LATER: State.MET,
    Status.BETWEEN_ROUNDS: State.UNKNOWN,
    Status.NOT_STATED: State.UNKNOWN,
    Status.CLOSED: State.UNMET,
}


def _intake(offer: Offer, _need: Need, _context: MatchingContext) -> Finding:
    status, on = offer.intake.status, offer.intake.on
    return Finding(Criterion.INTAKE, _INTAKE_STATES[status], status.value, (on.isoformat(),) if on else ())


def _time(offer: Offer, need: Need, context: MatchingContext) -> Finding:
    last, intake = need.request.needed_by, offer.intake
    if last is None:
        return Finding(Criterion.TIME, State.UNKNOWN, "no-date")
    if last < context.as_of:
        return Finding(Criterion.TIME, State.UNMET, "past", (last.isoformat(),))
    if intake.status in (Status.OPEN, Status.CLOSING_SOON):
        return Finding(Criterion.TIME, State.MET, "in-time", (last.isoformat(),))
    if intake.status is Status.OPENS_LATER and intake.on:
        return _time_of_opening(intake.on, last)
    return Finding(Criterion.TIME, State.UNKNOWN, "next-not-known", (last.isoformat(),))


def _time_of_opening(opens: date, last: date) -> Finding:
    terms = opens.isoformat(), last.isoformat()
    if opens > last:
        return Finding(Criterion.TIME, State.UNMET, "too-late", terms)
    return Finding(Criterion.TIME, State.MET, "opens-in-time", terms)


def _language(offer: Offer, need: Need, _context: MatchingContext) -> Finding:
    seen, written = offer.source.languages, need.request.languages
    if not written:
        return Finding(Criterion.LANGUAGE, State.UNKNOWN, "need-not-stated", seen)
    if not seen:
        return Finding(Criterion.LANGUAGE, State.UNKNOWN, "source-not-stated")
    shared = tuple(term for term in written if term in seen)
    if shared:
        return Finding(Criterion.LANGUAGE, State.MET, "seen", shared)
    return Finding(Criterion.LANGUAGE, State.UNMET, "other", seen)


def _groups(offer: Offer, need: Need, _context: MatchingContext) -> Finding | None:
    groups = offer.source.eligibility.groups
    if not groups:
        return None
    own = tuple(group for group in groups if getattr(need.country, group, False))
    if own:
        return Finding(Criterion.GROUPS, State.MET, "belongs", own)
    return Finding(Criterion.GROUPS, State.UNMET, "others-first", groups)


def _gef(offer: Offer, need: Need, _context: MatchingContext) -> Finding:
    link = offer.source.gef_link
    if link == "implements-gef":
        return Finding(Criterion.GEF, State.UNMET, "both" if need.gef else "provider")
    if need.gef:
        return Finding(Criterion.GEF, State.UNMET, "need")
    if link == "none-known" and need.gef is False:
        return Finding(Criterion.GEF, State.MET, "none-known")
    return Finding(Criterion.GEF, State.UNKNOWN, "not-known")


def _exclusion_key(offer: Offer) -> Hashable:
    return offer.source.eligibility.excluded, offer.source.eligibility.excludes_gef_financed


def _min_key(offer: Offer) -> Hashable:
    return offer.source.amount.min, offer.source.amount.currency, offer.source.amount.per


def _max_key(offer: Offer) -> Hashable:
    return offer.source.amount.max, offer.source.amount.currency, offer.source.amount.per


def _sum_key(need: Need) -> Hashable:
    return need.sought, need.currency


def _intake_key(offer: Offer) -> Intake:
    return offer.intake


EVALUATORS = (
    CriterionEvaluator(Criterion.COUNTRY, _country, lambda o: eligibility_key(o.source), lambda n: n.country.id),
    CriterionEvaluator(Criterion.EXCLUSIONS, _exclusions, _exclusion_key, lambda n: (n.country.id, n.gef)),
    CriterionEvaluator(
        Criterion.APPLICANT, _applicant, lambda o: o.source.eligibility.applicants, lambda n: n.request.applicants
    ),
    CriterionEvaluator(Criterion.TOPIC, _topic, lambda o: o.source.topics, lambda n: n.request.topics),
    CriterionEvaluator(
        Criterion.ASSISTANCE, _assistance, lambda o: o.source.assistance, lambda n: n.request.assistance
    ),
    CriterionEvaluator(Criterion.MIN_AMOUNT, min_amount, _min_key, _sum_key, min_amount_state),
    CriterionEvaluator(Criterion.MAX_AMOUNT, max_amount, _max_key, _sum_key, max_amount_state),
    CriterionEvaluator(Criterion.INTAKE, _intake, _intake_key, lambda _: None),
    CriterionEvaluator(Criterion.TIME, _time, _intake_key, lambda n: n.request.needed_by),
    CriterionEvaluator(Criterion.LANGUAGE, _language, lambda o: o.source.languages, lambda n: n.request.languages),
    CriterionEvaluator(Criterion.GROUPS, _groups, lambda o: o.source.eligibility.groups, lambda n: n.country.id),
    CriterionEvaluator(Criterion.GEF, _gef, lambda o: o.source.gef_link, lambda n: n.gef),
)
TERM_CRITERIA = (Criterion.TOPIC, Criterion.ASSISTANCE)  # their terms are compared one by one, not as a whole list
