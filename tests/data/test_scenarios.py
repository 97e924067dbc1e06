"""Questions that officials ask, answered from the live records: what an adviser's answer must hold, it holds.

The scenarios name records, so a corrected record can contradict one. Then one of the two is right: read what
the message names, and change the other (`tests/data/scenarios.yml`), with the reason in a comment there.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
import yaml
from clearinghouse.domain.plans import Gap, Plan, Role
from clearinghouse.domain.source_verdict import Reason, Verdict
from clearinghouse.language.messages import ENGLISH
from clearinghouse.records import Source
from clearinghouse.site.context.context import SiteContext
from clearinghouse.wording.plan_headline import headline
from support.paths import ROOT
from support.plan_answers import ROLES, answers, asked, in_words

Scenario = Mapping[str, Any]
SCENARIOS: list[Scenario] = yaml.safe_load((ROOT / "tests/data/scenarios.yml").read_text("utf-8"))
_QUESTIONS = [item for item in SCENARIOS if "packages" in item]
_GIVING = [item for item in SCENARIOS if item.get("perspective") == "donor"]
_BY_LIST = frozenset(
    {Reason.NAMED, Reason.ANY, Reason.ODA, Reason.DEVELOPING, Reason.TRANSITION, Reason.MEMBER, Reason.IN_REGION}
)
_SMALL_PART = 10  # likely payers reach less than a tenth of a sum that is far too large for them
_LOOK = "Look at the record; if it is right, change tests/data/scenarios.yml and say why there"
every_question = pytest.mark.parametrize("scenario", _QUESTIONS, ids=lambda item: item["id"])


def _plan(scenario: Scenario, context: SiteContext) -> Plan:
    return context.facts.plans.plan(asked(scenario, context))


def _shown(plan: Plan, role: Role) -> set[str]:
    choices = [item.choices[role] for item in plan.packages]
    return {answer.option.source.id for choice in choices for answer in (*choice.likely, *choice.ask)}


def _headline(plan: Plan) -> str:
    return " ".join(headline(plan, plan.question.country.name, ENGLISH))


def test_there_are_scenarios_of_each_kind() -> None:
    """Twenty questions are answered, and one of them is that of a country that gives."""
    assert len(SCENARIOS) >= 20
    assert len({item["id"] for item in SCENARIOS}) == len(SCENARIOS)
    assert _GIVING


@every_question
def test_what_must_be_in_an_answer_is_in_it(scenario: Scenario, live_context: SiteContext) -> None:
    """The plan shows each source that it must, in its role, as likely or under "ask first"."""
    question, plan = asked(scenario, live_context), _plan(scenario, live_context)

    assert plan.packages
    for name, role in ROLES.items():
        for source in scenario.get(name, {}).get("must", ()):
            found = in_words(answers(source, question, live_context, role))
            assert source in _shown(plan, role), f"{source} is missing under {name!r}: {found}. {_LOOK}"


@every_question
def test_what_must_not_be_in_an_answer_is_refused(scenario: Scenario, live_context: SiteContext) -> None:
    """A source that must not stand in a role is refused there, whether or not the plan would have room for it."""
    question = asked(scenario, live_context)

    assert question.packages
    for name, role in ROLES.items():
        forbidden = scenario.get(name, {}).get("must_not", ())
        for source in live_context.catalogue.sources if "*" in forbidden else forbidden:
            offered = [
                item
                for item in answers(source, question, live_context, role)
                if item.verdict is not Verdict.NOT_ELIGIBLE
            ]
            assert not offered, f"{source} stands under {name!r}: {in_words(offered)}. {_LOOK}"


@every_question
def test_the_gaps_are_told(scenario: Scenario, live_context: SiteContext) -> None:
    """Packages that nobody is known to pay for are told in the first sentence; where there are none, it says so."""
    plan = _plan(scenario, live_context)
    gaps = {item.package.package: item.gap for item in plan.packages}
    says_nobody = "no source outside the GEF" in _headline(plan)

    assert [package for package in scenario.get("gap", ()) if gaps[package] is Gap.GRANT] == [], _LOOK
    assert says_nobody == any(gap is not Gap.GRANT for gap in gaps.values())
    if scenario.get("gap") == []:
        assert set(gaps.values()) == {Gap.GRANT}, f"{gaps}. {_LOOK}"


@every_question
def test_a_large_sum_stays_open(scenario: Scenario, live_context: SiteContext) -> None:
    """Where grants cannot reach the sum, the likely payers reach a small part, and the headline names the sum."""
    plan, sum_ = _plan(scenario, live_context), scenario.get("amount", {}).get("value")
    if scenario.get("gap_money"):
        likely = {answer.option for item in plan.packages for answer in item.choices[Role.PAYS].likely}
        assert sum(option.ceiling or 0 for option in likely) * _SMALL_PART < sum_, _LOOK
        assert f"{sum_:,}" in _headline(plan)


@every_question
def test_ways_to_the_gef_are_apart_from_payers(scenario: Scenario, live_context: SiteContext) -> None:
    """The ways to the GEF are named, and none of them is there as a payer for being one."""
    plan = _plan(scenario, live_context)
    ways = {source.id for source in plan.ways_to_gef}

    assert set(scenario.get("gef", {}).get("must", ())) <= ways, _LOOK
    assert ways or not scenario.get("gef_route")


@every_question
def test_no_money_is_promised(scenario: Scenario, live_context: SiteContext) -> None:
    """Where little is known of a country, no payer is likely, and what is likely rests on a list or a group."""
    plan = _plan(scenario, live_context)
    if since := scenario.get("party_since"):
        convention = plan.question.country.convention
        assert convention.party == "yes"
        assert convention.deposited.year == since
    if "must_not_be_likely" in scenario.get("pays", {}):
        choices = [choice for item in plan.packages for choice in item.choices.values()]
        likely = [answer.option.source.id for choice in choices for answer in choice.likely]
        reasons = {source: live_context.facts.verdict(source, scenario["country"]).reason for source in likely}
        assert [item.choices[Role.PAYS].likely for item in plan.packages] == [()] * len(plan.packages), _LOOK
        assert {source: reason for source, reason in reasons.items() if reason not in _BY_LIST} == {}, _LOOK


@pytest.mark.parametrize("scenario", _GIVING, ids=lambda item: item["id"])
def test_a_country_that_gives_learns_what_it_gives(scenario: Scenario, live_context: SiteContext) -> None:
    """Its own sources name it as the donor, serve needs of others, and refuse it."""
    sources, facts = live_context.catalogue.sources, live_context.facts
    own = [key for key, source in sources.items() if scenario["country"] in source.donors]

    assert set(scenario["own_sources"]) <= set(own), _LOOK
    served = {key: _needs(sources[key], live_context) for key in scenario["own_sources"]}
    assert any(served.values()), f"{served}. {_LOOK}"
    refusing = [
        key
        for key in scenario["own_sources"]
        if facts.verdict(key, scenario["country"]).verdict is Verdict.NOT_ELIGIBLE
    ]
    assert refusing == scenario["own_sources"], _LOOK


def _needs(source: Source, context: SiteContext) -> int:
    found = context.facts.needs.for_source(source, context.facts.intakes[source.id], limit=1)
    return found.likely_count + found.ask_count
