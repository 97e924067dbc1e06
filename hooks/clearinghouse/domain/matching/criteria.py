"""The criteria of a match: each judges one offer for one need and says met, unmet or unknown, with its reason.

A criterion may look only at what its two keys hold. So equal keys give equal findings, and the index judges each
pair of keys once. What the records do not say is unknown; nothing turns unknown into met.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass

from clearinghouse.domain.intake import Status
from clearinghouse.domain.matching.amounts import max_amount, max_amount_state, min_amount, min_amount_state
from clearinghouse.domain.matching.finding import Criterion, Finding, State
from clearinghouse.domain.matching.inputs import DEFAULT_APPLICANTS, MatchingContext, Need, Offer
from clearinghouse.domain.source_eligibility import Verdict, assess_source, eligibility_key


@dataclass(frozen=True, slots=True)
class CriterionEvaluator:
    """A criterion with its function and with the keys that hold all it looks at; None: it does not apply.

    `state_only` gives the state of the same finding with less work, for a criterion with many different keys.
    """

    criterion: Criterion
    evaluate: Callable[[Offer, Need, MatchingContext], Finding | None]
    offer_key: Callable[[Offer], Hashable]
    need_key: Callable[[Need], Hashable]
    state_only: Callable[[Offer, Need, MatchingContext], State | None] | None = None

    @property
    def state_of(self) -> Callable[[Offer, Need, MatchingContext], State | None]:
        """What gives the state of the finding; None where the criterion does not apply."""
        return self.state_only or self._state

    def _state(self, offer: Offer, need: Need, context: MatchingContext) -> State | None:
        finding = self.evaluate(offer, need, context)
        return finding and finding.state


_OF_VERDICT = {
    Verdict.LIKELY: State.MET,
    Verdict.MORE_INFORMATION: State.UNKNOWN,
    Verdict.NOT_ELIGIBLE: State.UNMET,
}


def _country(offer: Offer, need: Need, _context: MatchingContext) -> Finding:
    answer = assess_source(offer.source, need.country)
    return Finding(Criterion.COUNTRY, _OF_VERDICT[answer.verdict], answer.reason.value)


def _exclusions(offer: Offer, need: Need, _context: MatchingContext) -> Finding | None:
    rule = offer.source.eligibility
    if not rule.excluded and not rule.excludes_gef_financed:
        return None
    if need.country.id in rule.excluded:
        return Finding(Criterion.EXCLUSIONS, State.UNMET, "country")
    if rule.excludes_gef_financed and need.gef is not False:
        known = State.UNMET if need.gef else State.UNKNOWN
        return Finding(Criterion.EXCLUSIONS, known, "gef-paid" if need.gef else "gef-not-known")
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
    offered, wanted = offer.source.topics, need.request.topics
    shared = tuple([term for term in wanted if term in offered])
    if shared:
        return Finding(Criterion.TOPIC, State.MET, "named", shared)
    if not offered or not wanted:
        return Finding(Criterion.TOPIC, State.UNKNOWN, "not-stated")
    near = tuple(term for term in offered if any(term in context.related.get(topic, ()) for topic in wanted))
    if near:
        return Finding(Criterion.TOPIC, State.UNKNOWN, "wider-or-narrower", near)
    return Finding(Criterion.TOPIC, State.UNMET, "other", offered)


def _assistance(offer: Offer, need: Need, _context: MatchingContext) -> Finding:
    offered, wanted = offer.source.assistance, need.request.assistance
    shared = tuple([term for term in wanted if term in offered])
    if shared:
        return Finding(Criterion.ASSISTANCE, State.MET, "given", shared)
    if not offered or not wanted:
        return Finding(Criterion.ASSISTANCE, State.UNKNOWN, "not-stated")
    return Finding(Criterion.ASSISTANCE, State.UNMET, "other", offered)


_INTAKE = {
    Status.CLOSED: State.UNMET,
    Status.BETWEEN_ROUNDS: State.UNKNOWN,
    Status.NOT_STATED: State.UNKNOWN,
}


def _intake(offer: Offer, _need: Need, _context: MatchingContext) -> Finding:
    status, item = offer.intake.status, offer.intake.round
    day = item and (item.opens if status is Status.OPENS_LATER else item.closes)
    dated = status in (Status.OPEN, Status.CLOSING_SOON, Status.OPENS_LATER) and day
    return Finding(Criterion.INTAKE, _INTAKE.get(status, State.MET), status.value, (day.isoformat(),) if dated else ())


def _time(offer: Offer, need: Need, context: MatchingContext) -> Finding:
    last, status = need.request.needed_by, offer.intake.status
    if last is None:
        return Finding(Criterion.TIME, State.UNKNOWN, "no-date")
    if last < context.as_of:
        return Finding(Criterion.TIME, State.UNMET, "past", (last.isoformat(),))
    if status in (Status.OPEN, Status.CLOSING_SOON):
        return Finding(Criterion.TIME, State.MET, "in-time", (last.isoformat(),))
    if status is Status.OPENS_LATER:
        opens = offer.intake.round.opens
        late = opens > last
        terms = (opens.isoformat(), last.isoformat())
        return Finding(
            Criterion.TIME, State.UNMET if late else State.MET, "too-late" if late else "opens-in-time", terms
        )
    return Finding(Criterion.TIME, State.UNKNOWN, "next-not-known", (last.isoformat(),))


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


def _limits(key: str) -> Callable[[Offer], Hashable]:
    return lambda offer: (getattr(offer.source.amount, key), offer.source.amount.currency, offer.source.amount.per)


def _sum(need: Need) -> Hashable:
    return need.sought, need.currency


def _round(offer: Offer) -> Hashable:
    return offer.intake


EVALUATORS = (
    CriterionEvaluator(
        Criterion.COUNTRY, _country, lambda o: eligibility_key(o.source.eligibility), lambda n: n.country.id
    ),
    CriterionEvaluator(
        Criterion.EXCLUSIONS,
        _exclusions,
        lambda o: (o.source.eligibility.excluded, o.source.eligibility.excludes_gef_financed),
        lambda n: (n.country.id, n.gef),
    ),
    CriterionEvaluator(
        Criterion.APPLICANT, _applicant, lambda o: o.source.eligibility.applicants, lambda n: n.request.applicants
    ),
    CriterionEvaluator(Criterion.TOPIC, _topic, lambda o: o.source.topics, lambda n: n.request.topics),
    CriterionEvaluator(
        Criterion.ASSISTANCE, _assistance, lambda o: o.source.assistance, lambda n: n.request.assistance
    ),
    CriterionEvaluator(Criterion.MIN_AMOUNT, min_amount, _limits("min"), _sum, min_amount_state),
    CriterionEvaluator(Criterion.MAX_AMOUNT, max_amount, _limits("max"), _sum, max_amount_state),
    CriterionEvaluator(Criterion.INTAKE, _intake, _round, lambda _: None),
    CriterionEvaluator(Criterion.TIME, _time, _round, lambda n: n.request.needed_by),
    CriterionEvaluator(Criterion.LANGUAGE, _language, lambda o: o.source.languages, lambda n: n.request.languages),
    CriterionEvaluator(Criterion.GROUPS, _groups, lambda o: o.source.eligibility.groups, lambda n: n.country.id),
    CriterionEvaluator(Criterion.GEF, _gef, lambda o: o.source.gef_link, lambda n: n.gef),
)
TERM_CRITERIA = (Criterion.TOPIC, Criterion.ASSISTANCE)  # judged by their terms one by one, not by the whole list
