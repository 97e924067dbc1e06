"""Conditions of a source about the country: met, not met, or not known."""

from __future__ import annotations

import pytest
from clearinghouse.domain.source_eligibility import assess_source
from clearinghouse.domain.source_verdict import Reason, Verdict
from support.factories import made_up, made_up_country

_GIVES = {"un_group": "weog"}


@pytest.mark.parametrize(
    ("fields", "facts", "expected"),
    [
        ({}, _GIVES, (Verdict.NOT_ELIGIBLE, Reason.GIVES)),
        ({"eligibility": {"basis": "any", "serves_donors": True}}, _GIVES, (Verdict.LIKELY, Reason.ANY)),
        ({"eligibility": {"basis": "any", "countries": ["AAA"]}}, _GIVES, (Verdict.LIKELY, Reason.NAMED)),
        ({}, {**_GIVES, "oda": True}, (Verdict.LIKELY, Reason.ANY)),
        ({"conditions": [{"kind": "party"}]}, {"party": "no"}, (Verdict.NOT_ELIGIBLE, Reason.NOT_PARTY)),
        (
            {"conditions": [{"kind": "party"}]},
            {"party": "unverified"},
            (Verdict.MORE_INFORMATION, Reason.PARTY_NOT_SURE),
        ),
        ({"conditions": [{"kind": "party"}]}, {}, (Verdict.LIKELY, Reason.ANY)),
        (
            {"conditions": [{"kind": "provider-country"}], "donors": ["AAA"]},
            {"oda": True},
            (Verdict.NOT_ELIGIBLE, Reason.OWN_MONEY),
        ),
        (
            {"conditions": [{"kind": "provider-country", "countries": ["AAA"]}]},
            {"oda": True},
            (Verdict.NOT_ELIGIBLE, Reason.OWN_MONEY),
        ),
        (
            {"conditions": [{"kind": "provider-country", "countries": ["BBB"]}]},
            {"oda": True},
            (Verdict.LIKELY, Reason.ANY),
        ),
        ({"conditions": [{"kind": "income", "income_groups": ["LDC"]}]}, {"ldc": True}, (Verdict.LIKELY, Reason.ANY)),
        (
            {"conditions": [{"kind": "income", "income_groups": ["LDC"]}]},
            {},
            (Verdict.NOT_ELIGIBLE, Reason.OTHER_INCOME),
        ),
        (
            {"conditions": [{"kind": "income", "income_groups": ["LDC"], "otherwise": "ask"}]},
            {},
            (Verdict.MORE_INFORMATION, Reason.OTHER_TERMS),
        ),
        (
            {"conditions": [{"kind": "income", "income_groups": ["UMIC"]}]},
            {"oda": True},
            (Verdict.MORE_INFORMATION, Reason.INCOME_NOT_KNOWN),
        ),
        ({"conditions": [{"kind": "group", "groups": ["sids"]}]}, {}, (Verdict.NOT_ELIGIBLE, Reason.OTHER_GROUP)),
        (
            {"conditions": [{"kind": "group", "groups": ["oda"], "otherwise": "ask"}]},
            {"transition": ["wesp"]},
            (Verdict.MORE_INFORMATION, Reason.PART_FOR_GROUP),
        ),
        (
            {"conditions": [{"kind": "group", "groups": ["oda"], "otherwise": "ask"}]},
            {"oda": True},
            (Verdict.LIKELY, Reason.ANY),
        ),
        (
            {"conditions": [{"kind": "party", "otherwise": "ask"}]},
            {"party": "no"},
            (Verdict.MORE_INFORMATION, Reason.NOT_PARTY),
        ),
        ({"conditions": [{"kind": "group", "groups": ["ldc"]}]}, {"ldc": True}, (Verdict.LIKELY, Reason.ANY)),
        ({"conditions": [{"kind": "cofinancing", "percent": 90}]}, {}, (Verdict.LIKELY, Reason.ANY)),
        ({"stated": "closed"}, {"oda": True}, (Verdict.NOT_ELIGIBLE, Reason.CLOSED)),
    ],
)
def test_conditions_about_the_country_decide_as_well(fields: dict, facts: dict, expected: tuple) -> None:
    """Givers, non-Parties, the provider, other incomes and groups are refused; what is not known is a question."""
    answer = assess_source(made_up("a", **fields), made_up_country(**facts))

    assert (answer.verdict, answer.reason) == expected
