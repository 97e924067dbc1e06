"""Sums and quantities of a plan in words."""

from __future__ import annotations

from clearinghouse.domain.intake import assess_intake
from clearinghouse.domain.plans import Choice, Option, PackagePlan, Role, options_of
from clearinghouse.language.messages import ENGLISH
from clearinghouse.records.request import Mass, WorkPackage
from clearinghouse.wording.plan_sums import offer_text, open_text
from support.factories import made_up
from support.paths import AS_OF

_LABELS = {"assistance-types": {"grant": "Grant", "training": "Training"}}


def _option(role: str = "pays", form: str | None = "grant", amount: dict | None = None, **fields: object) -> Option:
    line = {"packages": ["training"], "role": role, "form": form, **fields}
    source = made_up("fund", provides=[line], amount=amount or {})
    return options_of(source, assess_intake(source, as_of=AS_OF))[0]


def _plan(package: WorkPackage, payers: int = 0, most: int | None = 0, open_cost: int | None = None) -> PackagePlan:
    choices = {role: Choice() for role in Role} | {Role.PAYS: Choice(likely_count=payers)}
    return PackagePlan(package, choices, open_cost, "EUR", most)


def test_a_grant_has_its_ceiling_and_its_share() -> None:
    """The ceiling of the line comes before that of the source, and the share stands after it."""
    amount = {"max": 500, "currency": "EUR", "per": "project"}

    assert offer_text(_option(amount=amount), _LABELS, ENGLISH) == "Grant, up to EUR 500"
    assert (
        offer_text(_option(amount=amount, ceiling=300, share_percent=50), _LABELS, ENGLISH)
        == "Grant, up to EUR 300, at most 50 % of the cost"
    )


def test_what_is_not_stated_is_left_out() -> None:
    """Without a form or a ceiling nothing is made up; a ceiling for another measure than a project is none."""
    month = {"max": 500, "currency": "EUR", "per": "month"}

    assert offer_text(_option(form=None), _LABELS, ENGLISH) == ""
    assert offer_text(_option(amount=month), _LABELS, ENGLISH) == "Grant"


def test_help_that_is_no_money_has_no_sum() -> None:
    """Training has no ceiling, whatever the source may pay otherwise."""
    amount = {"max": 500, "currency": "EUR", "per": "project"}

    assert offer_text(_option("delivers", "training", amount), _LABELS, ENGLISH) == "Training"


def test_without_a_payer_everything_stays_open() -> None:
    """The quantity and the whole open cost stay open; nothing is said where nothing is stated."""
    package = WorkPackage("destruction", quantity=Mass(1500, "tonnes"))

    assert open_text(_plan(package, open_cost=2_000_000), ENGLISH) == "1,500 tonnes; EUR 2,000,000"
    assert open_text(_plan(package), ENGLISH) == "1,500 tonnes"
    assert open_text(_plan(WorkPackage("training")), ENGLISH) == ""


def test_with_payers_only_what_their_ceilings_leave_stays_open() -> None:
    """Nobody knows how many tonnes a grant buys, and without ceilings nobody knows what it leaves."""
    package = WorkPackage("destruction", quantity=Mass(1500, "tonnes"))

    assert open_text(_plan(package, 2, 300, 1000), ENGLISH) == "at least EUR 700"
    assert open_text(_plan(package, 2, None, 1000), ENGLISH) == ""
    assert open_text(_plan(package, 2, 3000, 1000), ENGLISH) == ""
