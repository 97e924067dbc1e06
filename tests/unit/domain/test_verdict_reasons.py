"""Which reason is given where several refuse a country, or leave a doubt."""

from __future__ import annotations

import pytest
from clearinghouse.domain.source_eligibility import assess_source
from clearinghouse.domain.source_verdict import Reason
from support.factories import made_up, made_up_country


@pytest.mark.parametrize(
    ("rule", "kinds", "facts", "reason"),
    [
        ({"basis": "oda-list"}, ["provider-country"], {}, Reason.OWN_MONEY),
        ({"basis": "any", "regions": ["africa"]}, ["provider-country"], {"un_group": "grulac"}, Reason.OWN_MONEY),
        ({"basis": "developing-and-eit"}, ["income"], {}, Reason.OTHER_TERMS),
        ({"basis": "developing-and-eit"}, [], {"un_group": "weog"}, Reason.GIVES),
    ],
)
def test_of_equal_verdicts_the_reason_that_says_most_is_given(
    rule: dict, kinds: list, facts: dict, reason: Reason
) -> None:
    """A condition of the source itself says more than the list that refuses, or leaves a doubt, as well."""
    known = {
        "provider-country": {"kind": "provider-country", "countries": ["AAA"]},
        "income": {"kind": "income", "income_groups": ["LDC"], "otherwise": "ask"},
    }
    source = made_up("a", eligibility=rule, conditions=[known[kind] for kind in kinds])

    assert assess_source(source, made_up_country(**facts)).reason is reason
