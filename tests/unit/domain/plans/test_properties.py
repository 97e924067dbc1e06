"""What holds for every plan, whatever the records say."""

from __future__ import annotations

from dataclasses import replace

import pytest
from clearinghouse.domain.convention_eligibility import gives
from clearinghouse.domain.intake import is_closed_for_good
from clearinghouse.domain.plans import (
    MOST_LIKELY,
    Criterion,
    Gap,
    Need,
    NeedIndex,
    PlanIndex,
    Question,
    Role,
    State,
    assess_option,
)
from clearinghouse.domain.source_verdict import Verdict
from clearinghouse.records import Source
from clearinghouse.records.source import Condition
from hypothesis import given
from hypothesis import strategies as st
from support.factories import made_up_request
from support.plan_examples import (
    TOPICS,
    all_options,
    by_definition,
    catalogues,
    conditions,
    intake,
    named,
    questions,
    sources,
)
from support.properties import examples

# When an example fails, Hypothesis warns that the catalogue is long to print; the failure itself must be seen.
pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")

_MANY = examples(300)
_WORSE = {verdict: place for place, verdict in enumerate(Verdict)}
_GAPS = {gap: place for place, gap in enumerate(Gap)}
_ABOUT_GEF = {"no-gef-financed", "no-gef-overlap"}
_TOTALS = {"min-total", "max-total"}


def _index(catalogue: list[Source]) -> PlanIndex:
    return PlanIndex(
        {source.id: source for source in catalogue}, {source.id: intake(source) for source in catalogue}, TOPICS
    )


@_MANY
@given(catalogue=catalogues(), asked=st.lists(questions(), min_size=1, max_size=3))
def test_the_index_of_plans_gives_what_the_definition_gives(catalogue: list[Source], asked: list[Question]) -> None:
    """For any sources and questions each role has the sources, order, counts and findings of the definition."""
    index, options = _index(catalogue), all_options(catalogue)
    for question in [*asked, asked[0]]:  # asked again: what was remembered is the same
        plan = index.plan(question)
        assert [item.package for item in plan.packages] == list(question.packages)
        packages = frozenset(item.package for item in question.packages)
        doing = {option.source.id for option in options if option.package in packages}
        answers = [assess_option(option, question, TOPICS) for option in options if option.package in packages]
        helping = {item.option.source.id for item in answers if item.verdict is not Verdict.NOT_ELIGIBLE}
        assert index.count_refused(question) == len(doing - helping)
        for item in plan.packages:
            for role, choice in item.choices.items():
                expected = by_definition(options, question, item.package.package, role)
                likely, ask = expected[Verdict.LIKELY], expected[Verdict.MORE_INFORMATION]
                assert [answer.option.provision for answer in choice.likely] == [
                    option.provision for option in likely[:MOST_LIKELY]
                ]
                assert [answer.option.source.id for answer in choice.ask] == [option.source.id for option in ask]
                assert (choice.likely_count, choice.ask_count) == (len(likely), len(ask))
                assert choice.refused_count == len(expected[Verdict.NOT_ELIGIBLE])
                for answer in (*choice.likely, *choice.ask):
                    assert answer == assess_option(answer.option, question, TOPICS)
        payers = [
            option.source.id
            for item in question.packages
            for option in by_definition(options, question, item.package, Role.PAYS)[Verdict.LIKELY]
        ]
        assert [option.source.id for option in plan.payers] == payers


@_MANY
@given(catalogue=catalogues(4), asked=st.lists(questions(), max_size=4))
def test_the_index_of_needs_gives_what_the_definition_gives(catalogue: list[Source], asked: list[Question]) -> None:
    """For any source each need has its best verdict over all work packages, with the packages of each role."""
    needs = [Need(made_up_request(f"need-{place}"), question) for place, question in enumerate(asked)]
    index = NeedIndex(reversed(needs), TOPICS)
    for source in catalogue:
        served = index.for_source(source, intake(source), len(needs))
        expected = {}
        for need in needs:
            packages = {item.package for item in need.question.packages}
            answers = [
                assess_option(option, need.question, TOPICS)
                for option in all_options([source])
                if option.package in packages
            ]
            best = min((answer.verdict for answer in answers), key=_WORSE.__getitem__, default=Verdict.NOT_ELIGIBLE)
            if best is not Verdict.NOT_ELIGIBLE:
                own = {(item.option.role, item.option.package) for item in answers if item.verdict is best}
                expected[need.request.id] = best, own
        found = {
            item.need.request.id: (item.verdict, {(role, key) for role, keys in item.roles for key in keys})
            for item in served.needs
        }
        assert found == expected
        assert served.likely_count == sum(verdict is Verdict.LIKELY for verdict, _ in expected.values())
        assert served.ask_count == len(expected) - served.likely_count
        assert len(index.for_source(source, intake(source), 1).needs) == min(1, len(expected))


@_MANY
@given(source=sources(), question=questions(), more=conditions())
def test_another_condition_never_makes_a_source_more_likely(source: Source, question: Question, more: dict) -> None:
    """With one more condition, wherever it stands, no option has a better verdict than before."""
    added = replace(source, conditions=(Condition.from_data(more), *source.conditions))

    for before, after in zip(all_options([source]), all_options([added]), strict=True):
        old, new = (assess_option(item, question, TOPICS).verdict for item in (before, after))
        assert _WORSE[new] >= _WORSE[old]


@_MANY
@given(source=sources(), question=questions())
def test_what_is_not_known_is_never_met(source: Source, question: Question) -> None:
    """An unknown finding leaves a question, and neither silence of the source nor of the need counts as met."""
    asked = replace(question, gef_paid=None, open_cost=None)
    silent = replace(source, eligibility=replace(source.eligibility, applicants=(), basis="unknown", countries=()))
    for option in all_options([silent]):
        answer = assess_option(option, asked, TOPICS)
        for item in answer.findings:
            if item.reason in _ABOUT_GEF | _TOTALS or item.criterion in (Criterion.APPLICANT, Criterion.COUNTRY):
                assert item.state is not State.MET
        assert answer.verdict is not Verdict.LIKELY
    for option in all_options([source]):
        answer = assess_option(option, question, TOPICS)
        assert (answer.verdict is Verdict.LIKELY) == all(
            item.state in (State.MET, State.TO_ARRANGE) for item in answer.findings
        )


@_MANY
@given(catalogue=catalogues(4), payer=sources(99, role="pays"), question=questions())
def test_another_payer_never_enlarges_a_gap(catalogue: list[Source], payer: Source, question: Question) -> None:
    """With one more source that pays or lends, no work package is farther from money, and no more of it is open."""
    before, after = _index(catalogue).plan(question), _index([*catalogue, payer]).plan(question)

    for old, new in zip(before.packages, after.packages, strict=True):
        assert _GAPS[new.gap] <= _GAPS[old.gap]
        if old.open_at_least is not None and new.open_at_least is not None:
            assert new.open_at_least <= old.open_at_least


@_MANY
@given(catalogue=catalogues(), question=questions())
def test_a_closed_source_helps_nobody(catalogue: list[Source], question: Question) -> None:
    """A source that is closed for good is neither likely nor to be asked, from both sides."""
    closed = {source.id for source in catalogue if is_closed_for_good(source)}
    plan = _index(catalogue).plan(question)
    needs = NeedIndex([Need(made_up_request(), question)], TOPICS)

    for item in plan.packages:
        for choice in item.choices.values():
            assert closed.isdisjoint(answer.option.source.id for answer in (*choice.likely, *choice.ask))
    for source in catalogue:
        assert source.id not in closed or needs.for_source(source, intake(source), 9).needs == ()


@_MANY
@given(source=sources(), question=questions())
def test_a_country_that_gives_gets_nothing_unless_it_is_served_by_name(source: Source, question: Question) -> None:
    """For a donor every option is refused, except of a source that names it or says that it serves donors."""
    if not gives(question.country) or named(question.country, source) or source.eligibility.serves_donors:
        return
    for option in all_options([source]):
        assert assess_option(option, question, TOPICS).verdict is Verdict.NOT_ELIGIBLE


@_MANY
@given(catalogue=catalogues(), question=questions())
def test_advice_services_and_doubts_are_never_money(catalogue: list[Source], question: Question) -> None:
    """Without sources that pay or lend, no work package has a payer, a lender, or anything but the gap of nobody."""
    without = [
        replace(source, provides=tuple(line for line in source.provides if line.role != "pays")) for source in catalogue
    ]
    plan = _index(without).plan(question)

    assert plan.payers == plan.lenders == plan.lenders_to_ask == ()
    assert {item.gap for item in plan.packages} <= {Gap.NOBODY}
