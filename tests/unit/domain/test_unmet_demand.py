"""Unmet demand: by work package and region, in needs, tonnes and money, and how far money reaches."""

from __future__ import annotations

import pytest
from clearinghouse.domain.plans import Gap, Need, PlanIndex, question_of_need
from clearinghouse.domain.unmet_demand import ROLES, Demand, add_up, by_package_and_region, demands, totals
from clearinghouse.records import Request
from support.factories import made_up, made_up_country, made_up_request
from support.plan_examples import TOPICS, intake

_GRANT = {"provides": [{"packages": ["destruction"], "role": "pays", "form": "grant"}]}
_LOAN = {"provides": [{"packages": ["destruction", "training"], "role": "pays", "form": "market-loan"}]}
_ADVICE = {"provides": [{"packages": ["inventory"], "role": "advises"}]}
_OPEN = {"eligibility": {"basis": "any", "applicants": ["national-government"]}}


def _demands(*requests: Request, sources: tuple[dict, ...] = (), region: str | None = "african") -> list[Demand]:
    country = made_up_country("AAA", oda=True, un_group=region)
    listed = [made_up(f"source-{place}", **_OPEN, **fields) for place, fields in enumerate(sources)]
    index = PlanIndex({item.id: item for item in listed}, {item.id: intake(item) for item in listed}, TOPICS)
    return list(demands((Need(request, question_of_need(request, country)) for request in requests), index))


def _need(identifier: str, *packages: dict, **fields: object) -> Request:
    return made_up_request(identifier, packages=list(packages), **fields)


def test_each_open_work_package_is_one_demand() -> None:
    """A package that is done asks for nothing; each other one has the need, its country, its region and its gap."""
    need = _need("a", {"package": "inventory", "done": True}, {"package": "destruction"}, {"package": "training"})

    found = _demands(need, sources=(_GRANT, _LOAN, _ADVICE))

    assert [(item.request.id, item.country, item.region) for item in found] == [("a", "AAA", "africa")] * 2
    assert [item.plan.gap for item in found] == [Gap.GRANT, Gap.LOANS_ONLY]
    assert _demands() == []


@pytest.mark.parametrize(
    ("quantity", "tonnes"),
    [
        ({"value": 400, "unit": "tonnes"}, 400),
        ({"value": 0.5, "unit": "T"}, 0.5),
        ({"value": 12, "unit": "metric tonnes"}, 12),
        ({"value": 400, "unit": "cubic metres"}, None),
        ({"value": 400, "unit": "kilotonnes"}, None),
        (None, None),
    ],
)
def test_only_tonnes_are_tonnes(quantity: dict | None, tonnes: float | None) -> None:
    """A quantity counts when its unit is the tonne; no other unit is converted."""
    (found,) = _demands(_need("a", {"package": "destruction", "quantity": quantity}))

    assert found.tonnes == tonnes
    assert totals([found]).without_tonnes == (tonnes is None)


@pytest.mark.parametrize(
    ("quantities", "total"),
    [([], "0"), ([0.1, 0.2], "0.3"), ([56, 2.0], "58"), ([597_607.4, 0.3, 0.2], "597607.9"), ([1e-7], "0")],
)
def test_tonnes_are_added_as_they_are_written(quantities: list[float], total: str) -> None:
    """A sum has no more decimals than its parts, and a whole one has none."""
    assert str(add_up(quantities)) == total


def test_the_cost_is_what_is_open_of_the_package_alone() -> None:
    """What is secured is taken off; the sum of the whole need is not the cost of its only package."""
    stated, whole = _demands(
        _need("a", {"package": "destruction", "cost": 500, "secured": 200, "currency": "EUR"}),
        _need("b", {"package": "destruction"}, budget={"sought": 900, "currency": "USD"}),
    )

    assert (stated.cost, whole.cost) == (300, None)
    assert totals([stated, whole]).money == {"EUR": 300}
    assert totals([stated, whole]).without_cost == 1


def test_sums_of_different_currencies_are_never_added() -> None:
    """Each currency has its own sum, in the order of its code."""
    found = _demands(
        *(_need(currency, {"package": "destruction", "cost": 10, "currency": currency}) for currency in ("USD", "EUR")),
        _need("more", {"package": "destruction", "cost": 5, "currency": "USD"}),
    )

    assert list(totals(found).money.items()) == [("EUR", 10), ("USD", 15)]


def test_totals_count_what_nobody_is_known_to_pay() -> None:
    """Uncovered is everything without a likely payer: loans, questions and nothing."""
    need = _need("a", {"package": "destruction"}, {"package": "training"}, {"package": "inventory"})
    sums = totals(_demands(need, sources=(_GRANT, _LOAN, _ADVICE)))

    assert sums.by_gap == {Gap.GRANT: 1, Gap.LOANS_ONLY: 1, Gap.NOBODY: 1}
    assert (sums.count, sums.uncovered) == (3, 2)
    assert (totals([]).count, totals([]).uncovered, totals([]).money) == (0, 0, {})


def test_packages_are_grouped_with_their_region() -> None:
    """A country outside the regions of the Convention has a row of its own."""
    african = _demands(_need("a", {"package": "destruction"}, {"package": "training"}))
    outside = _demands(_need("b", {"package": "destruction"}), region=None)

    groups = by_package_and_region([*african, *outside])

    assert set(groups) == {("destruction", "africa"), ("training", "africa"), ("destruction", None)}
    assert all(group.count == 1 for group in groups.values())


def test_a_demand_counts_the_roles_that_its_table_has() -> None:
    """Those who pay, lend and deliver are counted as a plan counts them, and no source is explained."""
    deliver = {"provides": [{"packages": ["destruction"], "role": "delivers"}]}
    (found,) = _demands(_need("a", {"package": "destruction"}), sources=(_GRANT, _LOAN, deliver, _ADVICE))

    assert {role: choice.likely_count for role, choice in found.plan.choices.items()} == dict.fromkeys(ROLES, 1)
    assert [choice.likely for choice in found.plan.choices.values()] == [()] * len(ROLES)
