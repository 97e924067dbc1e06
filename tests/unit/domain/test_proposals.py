"""For which needs and sources the beginning of a proposal is prepared."""

from __future__ import annotations

from datetime import date

from clearinghouse.domain.intake import assess_intake
from clearinghouse.domain.plans import Need, NeedIndex, PlanIndex, Role, question_of_need, topics_of
from clearinghouse.domain.proposals import MOST_FOR_A_NEED, proposals
from clearinghouse.records import Source
from support.factories import made_up, made_up_country, made_up_request

_AS_OF = date(2026, 11, 24)
_TOPICS = topics_of(None)


def _source(identifier: str, role: str, *packages: str, **fields: object) -> Source:
    form = "grant" if role == "pays" else "training"
    line = {"packages": list(packages), "role": role, "form": form}
    eligibility = {"basis": "any", "applicants": ["national-government"]}
    return made_up(identifier, eligibility=eligibility, provides=[line], stated="open", intake="rolling", **fields)


def _prepared(*sources: Source, packages: tuple[str, ...] = ("destruction", "training")) -> list[tuple[str, list]]:
    request = made_up_request(packages=[{"package": package} for package in packages])
    needs = NeedIndex([Need(request, question_of_need(request, made_up_country(oda=True)))], _TOPICS)
    intakes = {source.id: assess_intake(source, as_of=_AS_OF) for source in sources}
    index = PlanIndex({source.id: source for source in sources}, intakes, _TOPICS)
    return [
        (item.source.id, [(part.plan.package.package, part.answer.option.role) for part in item.parts])
        for item in proposals(needs, index)
    ]


def test_those_that_pay_come_before_those_that_deliver() -> None:
    """A source that pays is first; each proposal has the work packages with which its source helps."""
    found = _prepared(_source("school", "delivers", "training"), _source("fund", "pays", "training", "destruction"))

    assert found == [
        ("fund", [("destruction", Role.PAYS), ("training", Role.PAYS)]),
        ("school", [("training", Role.DELIVERS)]),
    ]


def test_nothing_is_prepared_for_advice_for_doubt_or_for_a_closed_source() -> None:
    """Nobody applies for advice; a doubtful or closed source is no base for weeks of work."""
    doubtful = _source("doubtful", "pays", "training", conditions=[{"kind": "partner"}])
    closed = _source("closed", "pays", "training", availability={"stated": "closed"})

    assert _prepared(_source("library", "advises", "training"), doubtful, closed) == []


def test_a_need_without_work_packages_and_an_empty_list_of_sources_give_nothing() -> None:
    """There is nothing to propose without a work package or without a source."""
    assert _prepared(_source("fund", "pays", "training"), packages=()) == []
    assert _prepared() == []


def test_a_need_gets_only_the_first_few() -> None:
    """A need with many likely sources gets the most useful ones."""
    many = [_source(f"fund-{number}", "pays", "training") for number in range(MOST_FOR_A_NEED + 2)]

    assert [key for key, _ in _prepared(*many)] == [source.id for source in many[:MOST_FOR_A_NEED]]
