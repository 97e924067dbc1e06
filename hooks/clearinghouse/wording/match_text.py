"""Words for matches: criteria, states and reasons."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache

from clearinghouse.domain.matching import Criterion, Finding, MatchingContext, State, effect
from clearinghouse.domain.matching.scoring import ScorePart
from clearinghouse.domain.source_verdict import Reason
from clearinghouse.language.formats import day, money
from clearinghouse.language.messages import N_, Messages
from clearinghouse.wording.labels import REASON

STATE = {State.MET: N_("Met"), State.UNMET: N_("Not met"), State.UNKNOWN: N_("Not known")}
CAUTION = N_("Caution")
STATES = ("Met", "Not met", "Caution", "Not known")
CRITERION = {
    Criterion.COUNTRY: N_("Country"),
    Criterion.EXCLUSIONS: N_("Exclusions"),
    Criterion.APPLICANT: N_("Applicant"),
    Criterion.TOPIC: N_("Topic"),
    Criterion.ASSISTANCE: N_("Form of help"),
    Criterion.MIN_AMOUNT: N_("Least sum"),
    Criterion.MAX_AMOUNT: N_("Ceiling"),
    Criterion.INTAKE: N_("Intake"),
    Criterion.TIME: N_("Time"),
    Criterion.LANGUAGE: N_("Language"),
    Criterion.GROUPS: N_("Groups served first"),
    Criterion.GEF: N_("GEF"),
}
SCORE_REASON = {
    "topic": N_("topics"),
    "assistance": N_("forms of help"),
    "region": N_("region"),
    "groups": N_("groups served first"),
    "amount": N_("sum"),
    "intake": N_("open now"),
    "relevance": N_("close to POPs"),
    "freshness": N_("checked lately"),
}
EFFECT = {
    "not-eligible": N_("not eligible"),
    "needs-more-information": N_("needs more information"),
    "caution": N_("no change; it is told"),
}
_UNKNOWN_SUM = {
    "sum-not-stated": N_("the need does not state the sum sought"),
    "other-currency": N_("the sums are in different currencies (%(first)s and %(second)s), and are not compared"),
    "other-measure": N_("the amount of the source is per %(unit)s, and is not compared"),
}
TEXT: Mapping[Criterion, Mapping[str, str]] = {
    Criterion.COUNTRY: {reason.value: REASON[reason] for reason in Reason},
    Criterion.EXCLUSIONS: {
        "country": N_("the source leaves this country out"),
        "gef-paid": N_("the source leaves out what the GEF has paid for, and the GEF paid a project for this need"),
        "gef-not-known": N_("the source leaves out what the GEF has paid for; whether it has was not read"),
        "none-applies": N_("nothing that the source leaves out applies"),
    },
    Criterion.APPLICANT: {
        "may-apply": N_("may apply: %(all)s"),
        "may-not-apply": N_("only others may apply: %(all)s"),
        "partner-applies": N_("the government itself may not apply; find a partner that may: %(all)s"),
        "not-stated": N_("the record does not say who may apply"),
    },
    Criterion.TOPIC: {
        "named": N_("the source names: %(all)s"),
        "wider-or-narrower": N_(
            "the source is for a wider or narrower field: %(all)s; ask whether it covers this need"
        ),
        "other": N_("the source is for other topics: %(all)s"),
        "not-stated": N_("topics are not stated"),
    },
    Criterion.ASSISTANCE: {
        "given": N_("the source gives: %(all)s"),
        "other": N_("the source gives other forms of help: %(all)s"),
        "not-stated": N_("forms of help are not stated"),
    },
    Criterion.MIN_AMOUNT: {
        "fits": N_("the sum sought, stated or computed (%(sought)s), reaches the least sum (%(limit)s)"),
        "does-not-fit": N_(
            "the sum sought, stated or computed (%(sought)s), is below the least sum (%(limit)s); it would have to be "
            "joined with others"
        ),
        **_UNKNOWN_SUM,
    },
    Criterion.MAX_AMOUNT: {
        "fits": N_("the sum sought, stated or computed (%(sought)s), is not above the ceiling (%(limit)s)"),
        "does-not-fit": N_(
            "the sum sought, stated or computed (%(sought)s), is above the ceiling (%(limit)s); the source may pay "
            "a part"
        ),
        "not-stated": N_("the source states no ceiling"),
        **_UNKNOWN_SUM,
    },
    Criterion.INTAKE: {
        "open": N_("it takes requests; last day: %(all)s"),
        "closing-soon": N_("it takes requests, and closes soon; last day: %(all)s"),
        "opens-later": N_("the next round opens on %(all)s"),
        "between-rounds": N_("it works in rounds, and no round is known to be open"),
        "not-stated": N_("whether it takes requests now is not stated"),
        "closed": N_("it takes no more requests"),
    },
    Criterion.TIME: {
        "no-date": N_("the need does not state by when help is needed"),
        "past": N_("help was needed by %(all)s"),
        "in-time": N_("it is open, and help is needed by %(all)s"),
        "opens-in-time": N_("it opens on %(opens)s, and help is needed by %(needed_by)s"),
        "too-late": N_("it opens on %(opens)s, but help is needed by %(needed_by)s"),
        "next-not-known": N_("help is needed by %(all)s; when the source opens next is not known"),
    },
    Criterion.LANGUAGE: {
        "seen": N_("guidance was seen in: %(all)s"),
        "other": N_("guidance was seen only in: %(all)s"),
        "need-not-stated": N_("the need does not state in which languages the country can apply"),
        "source-not-stated": N_("in which languages there is guidance was not seen"),
    },
    Criterion.GROUPS: {
        "belongs": N_("the country belongs to: %(all)s"),
        "others-first": N_("served first are: %(all)s; this country is in none of them"),
    },
    Criterion.GEF: {
        "provider": N_("the provider also carries GEF projects; ask that only its other help is meant"),
        "need": N_("the GEF has paid a project for this need; keep the shares apart"),
        "both": N_(
            "the provider carries GEF projects, and the GEF paid a project for this need; keep the shares apart"
        ),
        "none-known": N_("no link with the GEF is known on either side"),
        "not-known": N_("whether GEF money is involved was not read"),
    },
}
_VOCABULARY = {
    Criterion.APPLICANT: "applicant-types",
    Criterion.TOPIC: "topics",
    Criterion.ASSISTANCE: "assistance-types",
    Criterion.LANGUAGE: "languages",
    Criterion.GROUPS: "country-groups",
}
_OPEN_WITHOUT_DATE = N_("it is open, as far as the evidence shows; no date is stated")
_PLACEHOLDER = re.compile(r"%\((\w+)\)s")


def state(finding: Finding, context: MatchingContext) -> str:
    """Say the state of a finding in English; what is not met and changes nothing is a caution."""
    is_caution = finding.state is State.UNMET and effect(finding.criterion, finding.state, context) == "caution"
    return CAUTION if is_caution else STATE[finding.state]


def counted(words: str, count: int, messages: Messages) -> str:
    """Say how many findings of a match are in a state, given in English."""
    if words == STATE[State.MET]:
        return messages.ngettext("%(count)s met", "%(count)s met", count, count=count)
    if words == STATE[State.UNMET]:
        return messages.ngettext("%(count)s not met", "%(count)s not met", count, count=count)
    if words == CAUTION:
        return messages.ngettext("%(count)s caution", "%(count)s caution", count, count=count)
    return messages.ngettext("%(count)s not known", "%(count)s not known", count, count=count)


def sentence(finding: Finding, labels: Mapping[str, Mapping[str, str]], messages: Messages) -> str:
    """Say a finding in words, with the labels of its terms, without a full stop."""
    if finding.criterion is Criterion.INTAKE and finding.state is State.MET and not finding.terms:
        return messages.gettext(_OPEN_WITHOUT_DATE)
    text, names = _template(finding.criterion, finding.reason, messages)
    terms = _TERMS.get(finding.criterion, _label_terms)(finding, labels, messages) if names else ()
    values = {"all": ", ".join(terms)} if names == ["all"] else dict(zip(names, terms, strict=False))
    return text % values


@cache  # a few sentences with different terms say every finding
def _template(criterion: Criterion, reason: str, messages: Messages) -> tuple[str, list[str]]:
    """Return a sentence in the language of the messages, and the names of its placeholders."""
    text = TEXT[criterion][reason]
    return messages.translated(text), _PLACEHOLDER.findall(text)


def score_part_text(part: ScorePart, messages: Messages) -> str:
    """Say what a reason adds to the points of a match."""
    reason = messages.gettext(SCORE_REASON[part.reason])
    return messages.gettext("%(reason)s %(points)s of %(most)s", reason=reason, points=part.points, most=part.maximum)


def legend(criterion: Criterion, messages: Messages) -> dict[str, str]:
    """Return the sentences of a criterion by reason, with {0} and {1} for its terms, or {all} for all of them."""
    sentences = {}
    for reason, text in TEXT[criterion].items():
        names = _PLACEHOLDER.findall(text)
        braces = {name: "{all}" if name == "all" else f"{{{place}}}" for place, name in enumerate(names)}
        sentences[reason] = messages.gettext(text, **braces)
    return sentences


def _label_terms(finding: Finding, labels: Mapping[str, Mapping[str, str]], _messages: Messages) -> tuple[str, ...]:
    own = labels.get(_VOCABULARY.get(finding.criterion, ""), {})
    return tuple([own.get(term, term) for term in finding.terms])


def _date_terms(finding: Finding, _labels: object, messages: Messages) -> tuple[str, ...]:
    return tuple(day(date.fromisoformat(term), messages.language) for term in finding.terms)


def _sum_terms(finding: Finding, _labels: object, messages: Messages) -> tuple[str, ...]:
    if finding.state is State.UNKNOWN:
        return tuple(term or messages.gettext("not stated") for term in finding.terms)
    currency, sought, limit = finding.terms
    return money(int(sought), currency, messages.language), money(int(limit), currency, messages.language)


_TERMS: Mapping[Criterion, Callable[[Finding, Mapping[str, Mapping[str, str]], Messages], tuple[str, ...]]] = {
    Criterion.INTAKE: _date_terms,
    Criterion.TIME: _date_terms,
    Criterion.MIN_AMOUNT: _sum_terms,
    Criterion.MAX_AMOUNT: _sum_terms,
}
