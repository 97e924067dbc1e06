"""What must be asked first, as questions."""

from __future__ import annotations

import pytest
from clearinghouse.domain.plans import Criterion, Finding, Role, State
from clearinghouse.domain.source_verdict import Reason
from clearinghouse.language.messages import ENGLISH
from clearinghouse.wording.plan_questions import (
    COUNTRY_QUESTION,
    MIGHT,
    QUESTION,
    country_question,
    no_role,
    question_text,
)
from clearinghouse.wording.plan_text import FINDING

# What can never be a question: it is met, it is refused, or the applicant arranges it.
_SETTLED = {
    Criterion.APPLICANT: {"may-apply", "in-person", "may-not-apply"},
    Criterion.TOPIC: {"named", "any-topic", "general", "other"},
    Criterion.CONDITION: {"single-country", "endorsement"},
    Criterion.AMOUNT: {"fits", "pays-a-part"},
}


@pytest.mark.parametrize("criterion", Criterion)
def test_each_reason_that_may_be_unknown_has_a_question(criterion: Criterion) -> None:
    """A finding that leaves a doubt has a question of its own, so that a group is never called by another one's."""
    expected = set(FINDING[criterion]) - _SETTLED.get(criterion, set())

    assert set(QUESTION[criterion]) == expected


def test_a_question_ends_with_a_question_mark_or_says_why() -> None:
    """A reader sees at once that something must be asked."""
    texts = {text for table in QUESTION.values() for text in table.values()}

    assert [text for text in texts if "?" not in text or len(text.split()) > 9] == []


def test_a_country_in_doubt_is_asked_about_by_its_reason() -> None:
    """Whether a donor has chosen the country is another question than whether it is a member."""
    assert COUNTRY_QUESTION[Reason.DONOR_CHOOSES] != COUNTRY_QUESTION[Reason.LIST_NOT_SURE]
    finding = Finding(Criterion.COUNTRY, State.UNKNOWN, Reason.DONOR_CHOOSES.value)
    assert question_text(finding, ENGLISH) == "Has the donor chosen this country?"


def test_each_role_has_its_words() -> None:
    """A source to ask is never said to pay: it might."""
    assert set(MIGHT) == set(Role)
    assert no_role(ENGLISH) == "What does it do here?"


def test_a_condition_may_turn_any_refusal_into_a_question() -> None:
    """A record may say "otherwise ask" of every condition, so each reason has a question, if a general one."""
    questions = {reason: country_question(reason) for reason in Reason}

    assert all(text.endswith("?") for text in questions.values())
    assert questions[Reason.NOT_PARTY] == "Does it serve this country?"
    assert questions[Reason.PART_FOR_GROUP] == "Is there money for this country?"
