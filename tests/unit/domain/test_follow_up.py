"""The question a year after a match: when it is due, and when it is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from clearinghouse.domain.follow_up import due_follow_ups, follow_up
from clearinghouse.language.messages import ENGLISH
from clearinghouse.records import Request
from clearinghouse.records.request import Outcome
from clearinghouse.site.context.context import SiteContext
from clearinghouse.site.pages.directives.secretariat import desk
from clearinghouse.wording.follow_up_text import follow_up_letter
from support.paths import AS_OF

_MATCH = date(2026, 9, 7)


@pytest.fixture
def matched(busy: SiteContext) -> Request:
    """Give the request of the made-up network that was matched."""
    return busy.catalogue.requests["sen-matched-request"]


@pytest.mark.parametrize(("as_of", "is_due"), [(date(2027, 9, 6), False), (date(2027, 9, 7), True), (AS_OF, False)])
def test_the_question_is_due_on_the_day_a_year_later(matched: Request, as_of: date, *, is_due: bool) -> None:
    """Not before, and from that day on."""
    assert (follow_up(matched, as_of=as_of) is not None) is is_due


def test_the_question_names_the_match_and_who_helped(matched: Request) -> None:
    """Only sources whose offer was accepted are named; the letter has the title, the date and the question."""
    question = follow_up(matched, as_of=date(2028, 1, 1))
    assert question is not None

    assert (question.matched, question.sources) == (_MATCH, ("example-grants",))
    letter = follow_up_letter(question, ENGLISH)
    assert matched.title in letter
    assert "7 September 2026" in letter
    assert "Was the need met" in letter


def test_no_question_where_the_answer_is_known_or_nobody_can_answer(matched: Request) -> None:
    """An outcome, a request that ended, a documented need and a request without history are not asked about."""
    late = date(2028, 1, 1)
    last = matched.history[-1]
    ended = replace(matched, history=(*matched.history, replace(last, status="withdrawn")))

    for request in (
        replace(matched, outcome=Outcome.from_data({"status": "met", "on": "2027-01-01"})),
        ended,
        replace(matched, origin="transcribed"),
        replace(matched, history=()),
    ):
        assert follow_up(request, as_of=late) is None
    unknown = replace(matched, outcome=Outcome.from_data({"status": "unknown", "on": "2027-01-01"}))
    assert follow_up(unknown, as_of=late) is not None
    assert due_follow_ups([], as_of=late) == ()


def test_a_match_on_a_leap_day_is_asked_about_the_day_before(matched: Request) -> None:
    """A year after 29 February is 28 February."""
    leap = replace(matched, history=(*matched.history[:-1], replace(matched.history[-1], on=date(2028, 2, 29))))

    question = follow_up(leap, as_of=date(2029, 3, 1))
    assert question is not None
    assert question.due == date(2029, 2, 28)


def test_the_desk_shows_the_question_the_letter_and_the_measured_time(busy: SiteContext) -> None:
    """In a network a year older the desk has the letter, and in any the median days of stages."""
    older = replace(busy, facts=replace(busy.facts, as_of=date(2028, 1, 1)))

    html = desk(older, "../")
    assert "Dear national focal point" in html
    assert "Measured time of each stage" in html
    assert "Dear national focal point" not in desk(busy, "../")
