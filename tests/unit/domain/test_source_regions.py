"""Regions: which country a source that names regions can serve."""

from __future__ import annotations

from dataclasses import replace

import pytest
from clearinghouse.domain.source_eligibility import assess_source, eligibility_key, in_its_region, region_of
from clearinghouse.domain.source_verdict import Reason, Verdict
from support.factories import made_up, made_up_country, made_up_membership

_REGIONS = {"un_group": "african"}


_MEMBER, _OTHER = ("AAA",), ("BBB",)


@pytest.mark.parametrize(
    ("rule", "members", "expected"),
    [
        ({"countries": ["AAA"]}, (), True),
        ({"countries": ["BBB"]}, (), False),
        ({"regions": ["africa"]}, (), True),
        ({"regions": ["global"]}, (), False),
        ({}, (), False),
        ({"memberships": ["a-bank"]}, [(_MEMBER, "high")], True),
        ({"memberships": ["a-bank"]}, [(_MEMBER, "low")], False),
        ({"memberships": ["a-bank"]}, [(_OTHER, "high")], False),
        ({"memberships": ["a-bank"], "regions": ["global"]}, [(_MEMBER, "high")], False),
    ],
)
def test_a_source_is_of_the_region_when_it_names_the_country_its_region_or_its_list(
    rule: dict, members: list, expected: bool
) -> None:
    """The country, its region, or a sure list of a source that does not work worldwide."""
    eligibility = made_up("a", eligibility={"basis": "any", **rule}).eligibility
    lists = tuple(made_up_membership("x", countries, confidence=confidence) for countries, confidence in members)

    assert in_its_region(replace(eligibility, lists=lists), made_up_country(**_REGIONS)) is expected


@pytest.mark.parametrize(
    ("group", "region"),
    [
        ("african", "africa"),
        ("asia-pacific", "asia-pacific"),
        ("eastern-european", "central-eastern-europe"),
        ("grulac", "latin-america-caribbean"),
        ("weog", None),
        (None, None),
    ],
)
def test_regions_of_the_convention_follow_the_groups(group: str | None, region: str | None) -> None:
    """Four of the five regional groups of the United Nations are regions of the Convention."""
    assert region_of(made_up_country(un_group=group)) == region


@pytest.mark.parametrize(
    ("facts", "verdict", "reason"),
    [
        ({"un_group": "grulac", "working_regions": ("caribbean",)}, Verdict.LIKELY, Reason.ANY),
        ({"un_group": "grulac"}, Verdict.NOT_ELIGIBLE, Reason.OTHER_REGION),
        ({"un_group": "african", "working_regions": ("acp",)}, Verdict.NOT_ELIGIBLE, Reason.OTHER_REGION),
        ({}, Verdict.MORE_INFORMATION, Reason.REGION),
    ],
)
def test_a_working_region_serves_the_countries_that_it_names_and_no_others(
    facts: dict, verdict: Verdict, reason: Reason
) -> None:
    """A region admits its own countries and refuses the others; a country in no group at all leaves a doubt."""
    source = made_up("a", eligibility={"basis": "any", "regions": ["caribbean"]})
    regions = facts.pop("working_regions", ())
    country = replace(made_up_country(**facts), working_regions=regions)

    answer = assess_source(source, country)

    assert (answer.verdict, answer.reason) == (verdict, reason)


def test_a_source_for_one_region_likely_serves_its_countries() -> None:
    """With the basis "regional", lying in the region is what counts, unless the source lists its countries."""
    country = made_up_country(un_group="african")
    rule = {"basis": "regional", "regions": ["africa"]}

    assert assess_source(made_up("a", eligibility=rule), country).reason is Reason.IN_REGION
    listed = made_up("a", eligibility={**rule, "countries": ["BBB"]})
    assert assess_source(listed, country).verdict is Verdict.MORE_INFORMATION


def test_equal_keys_have_equal_limits_and_different_limits_have_different_keys() -> None:
    """The key of a source has each field on which its verdicts rest."""
    base = {"basis": "named-list"}
    changes = [
        {},
        {"regions": ["africa"]},
        {"countries": ["AAA"]},
        {"excluded": ["AAA"]},
        {"memberships": ["a-bank"]},
        {"serves_donors": True},
    ]
    keys = [eligibility_key(made_up("a", eligibility={**base, **change})) for change in changes]
    other = eligibility_key(made_up("b", eligibility={"basis": "any"}))

    assert len({*keys, other}) == len(changes) + 1
    assert eligibility_key(made_up("b", eligibility={**base, "note": "Words."})) == keys[0]


def test_conditions_about_the_country_are_part_of_the_key_and_others_are_not() -> None:
    """Two sources that differ in a condition about countries, in donors, or in being closed have different keys."""
    party, seat = {"kind": "party"}, {"kind": "applicant-seat", "countries": ["FIN"]}
    own = {"kind": "provider-country"}
    keys = [
        eligibility_key(made_up("a")),
        eligibility_key(made_up("a", conditions=[party])),
        eligibility_key(made_up("a", conditions=[own], donors=["AAA"])),
        eligibility_key(made_up("a", conditions=[own], donors=["BBB"])),
        eligibility_key(made_up("a", stated="closed")),
    ]

    assert len(set(keys)) == len(keys)
    assert eligibility_key(made_up("b", conditions=[seat], donors=["AAA"])) == keys[0]
