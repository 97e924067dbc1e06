"""Regions: which country a source that names regions can serve."""

from __future__ import annotations

from dataclasses import replace

import pytest
from clearinghouse.domain.source_eligibility import assess_source, eligibility_key, in_its_region, region_of
from clearinghouse.domain.source_verdict import Verdict
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
    ("region", "groups"),
    [
        ("pacific", {"asia-pacific"}),
        ("east-asia", {"asia-pacific"}),
        ("caribbean", {"grulac"}),
        ("western-balkans", {"eastern-european"}),
        ("eecca", {"eastern-european", "asia-pacific"}),
        ("arab-states", {"african", "asia-pacific"}),
        ("mediterranean", {"african", "asia-pacific", "eastern-european"}),
        ("acp", {"african", "asia-pacific", "grulac"}),
    ],
)
def test_a_working_region_refuses_countries_of_other_regions(region: str, groups: set[str]) -> None:
    """A working region leaves a doubt for countries that can lie in it, and refuses the others."""
    source = made_up("a", eligibility={"basis": "any", "regions": [region]})

    doubted = {
        group
        for group in ("african", "asia-pacific", "eastern-european", "grulac")
        if assess_source(source, made_up_country(un_group=group)).verdict is Verdict.MORE_INFORMATION
    }

    assert doubted == groups


def test_equal_keys_have_equal_limits_and_different_limits_have_different_keys() -> None:
    """The key of a source has each field on which its verdicts rest."""
    base = {"basis": "named-list"}
    changes = [{}, {"regions": ["africa"]}, {"countries": ["AAA"]}, {"excluded": ["AAA"]}, {"memberships": ["a-bank"]}]
    keys = [eligibility_key(made_up("a", eligibility={**base, **change}).eligibility) for change in changes]
    other = eligibility_key(made_up("b", eligibility={"basis": "any"}).eligibility)

    assert len({*keys, other}) == len(changes) + 1
    assert eligibility_key(made_up("b", eligibility={**base, "note": "Words."}).eligibility) == keys[0]
