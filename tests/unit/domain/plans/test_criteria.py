"""What each criterion finds of one option: topics, conditions, applicants, sums."""

from __future__ import annotations

import pytest
from clearinghouse.domain.plans import Criterion, Finding, Question, State, ask, assess_option, options_of
from clearinghouse.domain.plans.order import order_key
from clearinghouse.domain.source_verdict import Verdict
from clearinghouse.records import Source
from support.factories import made_up, made_up_country
from support.plan_examples import TOPICS, intake

_KEN = made_up_country("KEN", oda=True)
_PAYS = {"packages": ["inventory"], "role": "pays", "form": "grant"}
_USD = {"currency": "USD", "per": "project"}


def _source(*conditions: dict, **fields: object) -> Source:
    rule = {"basis": "any", "applicants": ["national-government"]}
    return made_up("fund", **{"provides": [_PAYS], "eligibility": rule, "conditions": list(conditions), **fields})


def _found(source: Source, question: Question, criterion: Criterion) -> list[Finding]:
    (option,) = options_of(source, intake(source))
    return [item for item in assess_option(option, question, TOPICS).findings if item.criterion is criterion]


def _verdict(source: Source, question: Question) -> Verdict:
    (option,) = options_of(source, intake(source))
    return assess_option(option, question, TOPICS).verdict


@pytest.mark.parametrize(
    ("offered", "sought", "state", "reason"),
    [
        (["pcb"], ["pcb"], State.MET, "named"),
        (["pcb", "ddt"], ["waste", "ddt"], State.MET, "named"),
        (["pcb"], ["ddt"], State.UNMET, "other"),
        (["chemicals"], ["pcb"], State.UNKNOWN, "wider-or-narrower"),
        (["pcb"], ["chemicals"], State.UNKNOWN, "wider-or-narrower"),
        (["pcb", "general-chemicals"], ["waste"], State.UNKNOWN, "wider-or-narrower"),
        (["pcb", "nip"], ["ddt", "nip"], State.UNMET, "other"),
        (["pcb"], ["nip"], State.UNKNOWN, "for-its-field"),
        (["nip"], ["pcb"], State.MET, "named"),
        (["nip"], ["disposal"], State.MET, "named"),
        (["disposal"], ["pcb"], State.UNMET, "other"),
        (["disposal"], ["disposal"], State.MET, "named"),
        (["general-chemicals"], ["pcb"], State.MET, "general"),
        ([], ["pcb"], State.UNKNOWN, "not-stated"),
        (["pcb"], ["no-such-topic"], State.UNMET, "other"),
    ],
)
def test_a_topic_is_met_by_its_field_or_its_kind_of_work(
    offered: list[str], sought: list[str], state: State, reason: str
) -> None:
    """A source for another field does not help; one for the kind of work does; a wider or narrower one is asked."""
    (found,) = _found(_source(topics=offered), ask(_KEN, topics=sought, packages=["inventory"]), Criterion.TOPIC)

    assert (found.state, found.reason) == (state, reason)


def test_without_topics_nothing_is_found_and_any_topic_meets_all() -> None:
    """A question without topics means all of them; a general lender is for any."""
    assert _found(_source(topics=["pcb"]), ask(_KEN, packages=["inventory"]), Criterion.TOPIC) == []
    (found,) = _found(_source(topics=["pcb"], any_topic=True), ask(_KEN, topics=["waste"]), Criterion.TOPIC)
    assert (found.state, found.reason) == (State.MET, "any-topic")


@pytest.mark.parametrize(
    ("condition", "question", "state"),
    [
        ({"kind": "applicant-seat", "countries": ["KEN"]}, {}, State.MET),
        ({"kind": "applicant-seat", "countries": ["FIN"]}, {}, State.UNMET),
        ({"kind": "applicant-seat", "countries": ["FIN"], "otherwise": "ask"}, {}, State.UNKNOWN),
        ({"kind": "partner", "what": "A company in Finland"}, {}, State.UNKNOWN),
        ({"kind": "single-country"}, {}, State.TO_ARRANGE),
        ({"kind": "endorsement"}, {}, State.TO_ARRANGE),
        ({"kind": "cofinancing", "percent": 50}, {}, State.TO_ARRANGE),
        ({"kind": "ask-provider", "what": "The board chooses"}, {}, State.UNKNOWN),
        ({"kind": "of-another-time"}, {}, State.UNKNOWN),
        ({"kind": "purpose", "topics": ["pcb"]}, {"topics": ["pcb"]}, State.UNKNOWN),
        ({"kind": "purpose", "topics": ["waste"]}, {"topics": ["pcb"]}, State.UNMET),
        ({"kind": "purpose", "topics": ["waste"]}, {}, State.UNKNOWN),
        ({"kind": "min-total", "amount": 100}, {"amount": 100, "currency": "USD"}, State.MET),
        ({"kind": "min-total", "amount": 100}, {"amount": 99, "currency": "USD"}, State.UNMET),
        ({"kind": "max-total", "amount": 100}, {"amount": 101, "currency": "USD"}, State.UNMET),
        ({"kind": "max-total", "amount": 100}, {"amount": 100, "currency": "EUR"}, State.TO_ARRANGE),
        ({"kind": "max-total", "amount": 100}, {}, State.TO_ARRANGE),
        ({"kind": "no-gef-financed"}, {}, State.UNKNOWN),
        ({"kind": "no-gef-overlap"}, {}, State.TO_ARRANGE),
    ],
)
def test_a_condition_is_met_only_where_it_is_known_to_be(condition: dict, question: dict, state: State) -> None:
    """What is not known is asked, what can be done is a task, and a sum is compared in its own currency alone."""
    source = _source(condition, amount=_USD)

    (found,) = _found(source, ask(_KEN, packages=["inventory"], **question), Criterion.CONDITION)

    assert (found.state, found.reason) == (state, condition["kind"])


@pytest.mark.parametrize(
    ("allowed", "applicants", "package", "state", "reason"),
    [
        (["national-government"], [], "inventory", State.MET, "may-apply"),
        (["ngo"], ["utility", "ngo"], "inventory", State.MET, "may-apply"),
        (["ngo"], ["utility"], "inventory", State.UNMET, "may-not-apply"),
        (["ngo"], [], "inventory", State.UNKNOWN, "partner-applies"),
        ([], ["utility"], "inventory", State.UNKNOWN, "not-stated"),
        (["professional"], [], "training", State.TO_ARRANGE, "in-person"),
        (["professional"], ["ngo"], "training", State.UNMET, "may-not-apply"),
        (["professional"], [], "inventory", State.UNKNOWN, "partner-applies"),
    ],
)
def test_an_applicant_may_apply_or_a_partner_must(
    allowed: list[str], applicants: list[str], package: str, state: State, reason: str
) -> None:
    """One who is named may or may not; where nobody is named a government asks, and officials apply for training."""
    source = _source(provides=[{**_PAYS, "packages": [package]}], eligibility={"basis": "any", "applicants": allowed})

    (found,) = _found(source, ask(_KEN, packages=[package], applicants=applicants), Criterion.APPLICANT)

    assert (found.state, found.reason) == (state, reason)


@pytest.mark.parametrize(
    ("amount", "cost", "reason", "state"),
    [
        ({"max": 100}, 100, "fits", State.MET),
        ({"max": 100}, 101, "pays-a-part", State.MET),
        ({"max": 100}, 2000, "pays-a-part", State.MET),
        ({"max": 100}, 2001, "small-part", State.UNKNOWN),
        ({"min": 50, "max": 100}, 49, "below-least", State.UNKNOWN),
        ({"min": 50}, 50, None, None),
        ({"max": 100, "per": "year"}, 5000, None, None),
        ({"max": 100, "currency": "EUR"}, 5000, None, None),
        ({}, 5000, None, None),
    ],
)
def test_a_sum_is_compared_with_what_one_project_gets(
    amount: dict, cost: int, reason: str | None, state: State | None
) -> None:
    """A part is paid; a twentieth or less is worth a question, and so is less than the least; nothing is converted."""
    source = _source(amount={**_USD, **amount})

    found = _found(source, ask(_KEN, packages=["inventory"], amount=cost, currency="USD"), Criterion.AMOUNT)

    assert [(item.reason, item.state) for item in found] == ([(reason, state)] if reason else [])


def test_a_task_leaves_a_source_likely_and_a_question_does_not() -> None:
    """An endorsement is to be arranged; an unclear role is asked about."""
    question = ask(_KEN, packages=["inventory"])

    assert _verdict(_source({"kind": "endorsement"}), question) is Verdict.LIKELY
    unclear = _source(provides=[{**_PAYS, "role": "unclear"}])
    assert _verdict(unclear, question) is Verdict.MORE_INFORMATION


def test_options_are_in_the_order_of_status_evidence_and_closeness() -> None:
    """Open comes before not confirmed, and that before not stated; then newer evidence and closeness decide."""
    page = {"title": "Page", "read": "stored-copy"}
    old = {"stated": "open", "intake": "rolling"}
    kinds = {
        "open": {**old, "evidence": [{**page, "date": "2026", "supports": ["availability"]}]},
        "new": {**old, "evidence": [{**page, "date": "2025"}]},
        "old": {**old, "evidence": [{**page, "date": "2019-05-01"}]},
        "far": {**old, "evidence": [{**page, "date": "2019"}], "relevance": "co-benefit"},
        "undated": {**old, "evidence": [page]},
        "silent": {"stated": "not-stated", "evidence": [{**page, "date": "2026"}]},
        "closed": {"stated": "closed", "evidence": [{**page, "date": "2026"}]},
    }
    sources = [made_up(key, provides=[_PAYS], **fields) for key, fields in reversed(kinds.items())]
    options = [option for source in sources for option in options_of(source, intake(source))]

    assert [option.source.id for option in sorted(options, key=order_key)] == list(kinds)
