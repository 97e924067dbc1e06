"""Plans, and everything that one source could do, as text."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest
from clearinghouse.domain.need_standing import MAY_BE_SERVED
from clearinghouse.domain.plans import Answer, Plan, PlanIndex, question_of_need
from clearinghouse.reports import plan_report
from clearinghouse.site.context.context import SiteContext
from support.paths import CASES

_FILES = sorted(path.stem for path in (CASES / "plans").glob("*.txt"))
_PAIRS = [name for name in _FILES if "--" in name]
_PLANS = [name for name in _FILES if "--" not in name]


def _plan(context: SiteContext, request: str) -> Plan:
    need = context.catalogue.requests[request]
    return context.facts.plans.plan(question_of_need(need, context.catalogue.countries[need.country]))


def _answers(context: SiteContext, request: str, source: str) -> tuple[Answer, ...]:
    need = context.catalogue.requests[request]
    return context.facts.plans.answers(source, question_of_need(need, context.catalogue.countries[need.country]))


@pytest.mark.parametrize("need", _PLANS)
def test_plan_is_written_as_read(need: str, site_context: SiteContext, golden: Callable) -> None:
    """The plan of a need is the one that was read and written down."""
    report = plan_report.plan_report(site_context.catalogue)

    golden(CASES / "plans" / f"{need}.txt", report.plan(_plan(site_context, need)))


@pytest.mark.parametrize("pair", _PAIRS)
def test_options_of_a_source_are_explained_as_written(pair: str, site_context: SiteContext, golden: Callable) -> None:
    """What a source could do for a need, in a file named <request>--<source>, is what was read and written down."""
    report = plan_report.plan_report(site_context.catalogue)

    golden(CASES / "plans" / f"{pair}.txt", report.explanation(_answers(site_context, *pair.split("--"))))


def test_every_need_that_may_be_served_has_a_plan_that_was_read(site_context: SiteContext) -> None:
    """No plan of the complete catalogue is missing among the written ones."""
    served = {key for key, standing in site_context.facts.standings.items() if standing in MAY_BE_SERVED}

    assert served == set(_PLANS)


def _kinds(answers: Iterable[Answer]) -> set[tuple]:
    return {(item.criterion, item.state, item.reason) for answer in answers for item in answer.findings}


def test_the_explanations_show_every_finding(site_context: SiteContext) -> None:
    """Whatever is found of any source and need of the complete catalogue is in one of the written explanations."""
    sources = [source.id for source in site_context.sources]
    kinds = [_kinds(_answers(site_context, need, source)) for need in _PLANS for source in sources]
    shown = [_kinds(_answers(site_context, *pair.split("--"))) for pair in _PAIRS]

    assert len(set().union(*kinds)) > 30
    assert set().union(*kinds) - set().union(*shown) == set()


def test_an_empty_index_says_that_nobody_pays(site_context: SiteContext) -> None:
    """Without any source the plan says that none is known to pay, and names no way to the GEF."""
    empty = PlanIndex({}, {}, site_context.facts.plans.topics)
    need = site_context.catalogue.requests["ken-example-need"]
    question = question_of_need(need, site_context.catalogue.countries["KEN"])

    text = plan_report.plan_report(site_context.catalogue).plan(empty.plan(question))

    assert "No known source pays." in text
    assert "Way to the GEF" not in text
