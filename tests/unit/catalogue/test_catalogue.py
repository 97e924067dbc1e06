"""What the catalogue completes when it puts records together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from clearinghouse.catalogue.loader import load
from clearinghouse.domain.intake import Intake, Status
from clearinghouse.domain.plans import State, ask
from clearinghouse.domain.plans.conditions import find_conditions
from clearinghouse.domain.plans.option import options_of

_RECORD = "data/sources/example-grants.yml"
_COUNTRIES = "  countries: [KEN, UGA]\n"
_EXCLUDES = f"{_COUNTRIES}  excludes_gef_financed: true\n"


@pytest.mark.parametrize(("paid", "state"), [(True, State.UNMET), (False, State.MET), (None, State.UNKNOWN)])
def test_a_source_that_excludes_what_the_gef_paid_for_has_that_condition(
    overlaid: Callable, paid: bool | None, state: State
) -> None:
    """The field of a record counts as the condition: paid work is refused, and what is not known is asked."""
    root = overlaid()
    path = root / _RECORD
    text = path.read_text("utf-8").replace(_COUNTRIES, _EXCLUDES)
    path.write_text(text, "utf-8")
    catalogue, _ = load(root)
    option = options_of(catalogue.sources["example-grants"], Intake(Status.OPEN))[0]
    question = replace(ask(catalogue.countries["KEN"]), gef_paid=paid)

    found = [item.state for item in find_conditions(option, question) if item.reason == "no-gef-financed"]
    assert found == [state]


def test_the_condition_is_there_once_and_only_where_it_is_stated(overlaid: Callable) -> None:
    """A record that says it twice has one condition; one that does not say it has none."""
    root = overlaid()
    path = root / _RECORD
    before = load(root)[0].sources["example-grants"].conditions
    both = path.read_text("utf-8").replace("amount:\n", "conditions:\n  - kind: no-gef-financed\namount:\n", 1)
    both = both.replace(_COUNTRIES, _EXCLUDES)
    path.write_text(both, "utf-8")

    conditions = load(root)[0].sources["example-grants"].conditions

    assert [item.kind for item in before if item.kind == "no-gef-financed"] == []
    assert [item.kind for item in conditions].count("no-gef-financed") == 1
