"""The question that a need asks, and that a reader asks."""

from __future__ import annotations

import pytest
from clearinghouse.domain.plans import ask, question_of_need
from clearinghouse.domain.plans.question import open_cost, sum_sought
from clearinghouse.records.request import WorkPackage
from support.factories import made_up_country, made_up_request

_COUNTRY = made_up_country("AAA")


def test_a_need_asks_for_its_open_work_packages_for_a_government() -> None:
    """What is done is not asked for; where the need names no applicant, a government applies."""
    need = made_up_request(
        packages=[{"package": "inventory", "done": True}, {"package": "destruction"}, {"package": "destruction"}]
    )

    question = question_of_need(need, _COUNTRY)

    assert [item.package for item in question.packages] == ["destruction", "destruction"]
    assert question.topics == ("pcb",)
    assert (question.applicants, question.stated_applicants) == (("national-government",), False)
    assert question_of_need(made_up_request(), _COUNTRY).packages == ()


def test_named_applicants_are_stated() -> None:
    """An applicant in the record or in the question of a reader is no default."""
    named = question_of_need(made_up_request(applicants=["utility"]), _COUNTRY)

    assert (named.applicants, named.stated_applicants) == (("utility",), True)
    assert ask(_COUNTRY, applicants=["ngo"]).stated_applicants
    assert not ask(_COUNTRY).stated_applicants


@pytest.mark.parametrize(
    ("budget", "sought"),
    [
        ({}, None),
        ({"sought": 5}, 5),
        ({"sought": 5, "total": 100, "secured": 1}, 5),
        ({"total": 100, "secured": 30}, 70),
        ({"total": 100, "secured": 100}, None),
        ({"total": 100, "secured": 130}, None),
        ({"total": 100}, None),
        ({"secured": 100}, None),
    ],
)
def test_the_sum_is_the_one_stated_or_what_is_not_secured(budget: dict, sought: int | None) -> None:
    """Nothing is computed from a total alone, and a need that is paid seeks no sum."""
    assert sum_sought(made_up_request(budget={**budget, "currency": "USD"})) == sought


@pytest.mark.parametrize(
    ("cost", "secured", "left"),
    [(None, None, None), (None, 5, None), (10, None, 10), (10, 4, 6), (10, 12, 0), (0, 0, 0)],
)
def test_the_open_cost_of_a_package_is_never_below_zero(
    cost: int | None, secured: int | None, left: int | None
) -> None:
    """What is secured is taken off the cost; without a cost nothing is known to be open."""
    assert open_cost(WorkPackage("inventory", cost=cost, secured=secured)) == left


@pytest.mark.parametrize(
    ("paid", "known"),
    [([], None), ([None], None), ([False], False), ([False, None], None), ([False, True], True), ([None, True], True)],
)
def test_the_gef_has_paid_where_one_project_says_so(paid: list[bool | None], known: bool | None) -> None:
    """One project of the GEF is enough; only projects that all say no are a no."""
    projects = [{"what": "Project", "gef": value} for value in paid]

    assert question_of_need(made_up_request(existing_projects=projects), _COUNTRY).gef_paid is known
