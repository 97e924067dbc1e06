"""Whether a source serves a country: by its own list, basis, region or list of members."""

from __future__ import annotations

from dataclasses import replace

import pytest
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.domain.intake import is_closed_for_good
from clearinghouse.domain.source_eligibility import assess_source
from clearinghouse.domain.source_verdict import Reason, Verdict
from support.factories import made_up, made_up_country, made_up_membership

_ANSWERS = [
    ("global-programme", "KEN", Verdict.LIKELY, Reason.DEVELOPING),
    ("global-programme", "DEU", Verdict.NOT_ELIGIBLE, Reason.GIVES),
    ("closed-programme", "KEN", Verdict.NOT_ELIGIBLE, Reason.CLOSED),
    ("global-programme", "BRB", Verdict.MORE_INFORMATION, Reason.NO_LIST),
    ("global-programme", "RUS", Verdict.LIKELY, Reason.TRANSITION),
    ("example-grants", "KEN", Verdict.LIKELY, Reason.NAMED),
    ("example-grants", "SEN", Verdict.NOT_ELIGIBLE, Reason.NOT_NAMED),
    ("example-training", "DEU", Verdict.NOT_ELIGIBLE, Reason.GIVES),
    ("example-training", "KEN", Verdict.LIKELY, Reason.ANY),
    ("expert-exchange", "SEN", Verdict.NOT_ELIGIBLE, Reason.EXCLUDED),
    ("embassy-grants", "KEN", Verdict.MORE_INFORMATION, Reason.DONOR_CHOOSES),
    ("sea-adviser", "KEN", Verdict.NOT_ELIGIBLE, Reason.OTHER_REGION),
    ("industry-library", "KEN", Verdict.MORE_INFORMATION, Reason.BASIS_NOT_STATED),
    ("african-bank", "VNM", Verdict.NOT_ELIGIBLE, Reason.OTHER_REGION),
    ("african-bank", "KEN", Verdict.LIKELY, Reason.MEMBER),
    ("african-bank", "PER", Verdict.NOT_ELIGIBLE, Reason.OTHER_REGION),
    ("american-bank", "BRB", Verdict.LIKELY, Reason.MEMBER),
    ("american-bank", "HTI", Verdict.NOT_ELIGIBLE, Reason.NOT_MEMBER),
    ("european-bank", "KEN", Verdict.MORE_INFORMATION, Reason.LIST_NOT_SURE),
    ("european-bank", "UKR", Verdict.MORE_INFORMATION, Reason.LIST_NOT_SURE),
    ("development-bank", "KEN", Verdict.MORE_INFORMATION, Reason.LIST_NOT_KNOWN),
    ("treaty-support", "BRB", Verdict.MORE_INFORMATION, Reason.NO_LIST),
    ("treaty-support", "MYS", Verdict.NOT_ELIGIBLE, Reason.NOT_MEMBER),
    ("treaty-support", "DEU", Verdict.NOT_ELIGIBLE, Reason.GIVES),
    ("green-fund", "SRB", Verdict.MORE_INFORMATION, Reason.IN_TRANSITION),
    ("oda-facility", "BRB", Verdict.NOT_ELIGIBLE, Reason.OWN_MONEY),
    ("oda-facility", "RUS", Verdict.NOT_ELIGIBLE, Reason.NOT_ODA),
    ("oda-facility", "KEN", Verdict.LIKELY, Reason.ODA),
]


@pytest.mark.parametrize(("source", "country", "verdict", "reason"), _ANSWERS)
def test_a_source_serves_by_its_own_basis(
    catalogue: Catalogue, source: str, country: str, verdict: Verdict, reason: Reason
) -> None:
    """Each source answers by its own list, groups or region; an unknown list is never guessed."""
    answer = assess_source(catalogue.sources[source], catalogue.countries[country])

    assert (answer.verdict, answer.reason) == (verdict, reason)


def test_adding_a_country_to_the_list_never_makes_it_less_eligible(catalogue: Catalogue) -> None:
    """For every source, a country named on its list is likely eligible unless it is expressly left out."""
    assert len(catalogue.sources) > 10
    for source in catalogue.sources.values():
        if is_closed_for_good(source):
            continue
        rule = replace(source.eligibility, countries=(*source.eligibility.countries, "KEN"))
        excluded = "KEN" in rule.excluded
        verdict = assess_source(replace(source, eligibility=rule), catalogue.countries["KEN"]).verdict
        by_lists = Verdict.NOT_ELIGIBLE if excluded else Verdict.LIKELY
        if not source.conditions:
            assert verdict is by_lists, source.id


_REGIONS = {"un_group": "african"}


_TABLE: list[tuple[dict, dict, Verdict, Reason]] = [
    ({"basis": "any"}, {}, Verdict.LIKELY, Reason.ANY),
    ({"basis": "oda-list"}, {"oda": True}, Verdict.LIKELY, Reason.ODA),
    ({"basis": "oda-list"}, {"transition": ["wesp"]}, Verdict.NOT_ELIGIBLE, Reason.NOT_ODA),
    ({"basis": "developing-and-eit"}, {"oda": True, "transition": ["wesp"]}, Verdict.LIKELY, Reason.DEVELOPING),
    ({"basis": "developing-and-eit"}, {"transition": ["wesp"]}, Verdict.LIKELY, Reason.TRANSITION),
    ({"basis": "developing-and-eit"}, {}, Verdict.MORE_INFORMATION, Reason.NO_LIST),
    ({"basis": "developing-and-eit"}, {"un_group": "weog"}, Verdict.NOT_ELIGIBLE, Reason.GIVES),
    (
        {"basis": "developing-and-eit", "serves_donors": True},
        {"un_group": "weog"},
        Verdict.NOT_ELIGIBLE,
        Reason.NEITHER,
    ),
    ({"basis": "developing"}, {"oda": True}, Verdict.LIKELY, Reason.DEVELOPING),
    ({"basis": "developing"}, {"oda": True, "transition": ["wesp"]}, Verdict.MORE_INFORMATION, Reason.IN_TRANSITION),
    ({"basis": "developing"}, {}, Verdict.MORE_INFORMATION, Reason.NO_LIST),
    ({"basis": "donor-priority"}, {}, Verdict.MORE_INFORMATION, Reason.DONOR_CHOOSES),
    ({"basis": "regional"}, {}, Verdict.MORE_INFORMATION, Reason.REGION),
    ({"basis": "member-countries"}, {}, Verdict.MORE_INFORMATION, Reason.LIST_NOT_KNOWN),
    ({"basis": "named-list"}, {}, Verdict.MORE_INFORMATION, Reason.LIST_NOT_KNOWN),
    ({"basis": "not-stated"}, {}, Verdict.MORE_INFORMATION, Reason.BASIS_NOT_STATED),
    # A list in the record settles it, whatever the basis; a closed list also refuses.
    ({"basis": "donor-priority", "countries": ["AAA"]}, {}, Verdict.LIKELY, Reason.NAMED),
    ({"basis": "named-list", "countries": ["BBB"]}, {}, Verdict.NOT_ELIGIBLE, Reason.NOT_NAMED),
    ({"basis": "member-countries", "countries": ["BBB"]}, {}, Verdict.NOT_ELIGIBLE, Reason.NOT_NAMED),
    ({"basis": "donor-priority", "countries": ["BBB"]}, {}, Verdict.MORE_INFORMATION, Reason.DONOR_CHOOSES),
    ({"basis": "any", "excluded": ["AAA"], "countries": ["AAA"]}, {}, Verdict.NOT_ELIGIBLE, Reason.EXCLUDED),
    # Regions: another one refuses, an uncertain one leaves a doubt, and what refuses already stays as it is.
    ({"basis": "any", "regions": ["africa"]}, _REGIONS, Verdict.LIKELY, Reason.ANY),
    ({"basis": "any", "regions": ["asia-pacific"]}, _REGIONS, Verdict.NOT_ELIGIBLE, Reason.OTHER_REGION),
    ({"basis": "any", "regions": ["asia-pacific", "global"]}, _REGIONS, Verdict.LIKELY, Reason.ANY),
    ({"basis": "any", "regions": ["eecca"]}, _REGIONS, Verdict.NOT_ELIGIBLE, Reason.OTHER_REGION),
    ({"basis": "any", "regions": ["africa"]}, {}, Verdict.MORE_INFORMATION, Reason.REGION),
    ({"basis": "oda-list", "regions": ["asia-pacific"]}, _REGIONS, Verdict.NOT_ELIGIBLE, Reason.NOT_ODA),
    ({"basis": "regional", "regions": ["asia-pacific"]}, _REGIONS, Verdict.NOT_ELIGIBLE, Reason.OTHER_REGION),
    ({"basis": "donor-priority", "regions": ["africa"]}, _REGIONS, Verdict.MORE_INFORMATION, Reason.DONOR_CHOOSES),
]


@pytest.mark.parametrize(("rule", "facts", "verdict", "reason"), _TABLE)
def test_a_made_up_source_and_country(rule: dict, facts: dict, verdict: Verdict, reason: Reason) -> None:
    """Exclusion, list, basis and region decide, in this order; where none settles it, more information is needed."""
    answer = assess_source(made_up("a", eligibility=rule), made_up_country(**facts))

    assert (answer.verdict, answer.reason) == (verdict, reason)


_MEMBER, _OTHER = ("AAA",), ("BBB",)


@pytest.mark.parametrize(
    ("basis", "regions", "lists", "facts", "expected"),
    [
        ("member-countries", [], [(_MEMBER, True, "high")], {}, (Verdict.LIKELY, Reason.MEMBER)),
        ("named-list", [], [(_MEMBER, False, "medium")], {}, (Verdict.LIKELY, Reason.MEMBER)),
        ("member-countries", [], [(_MEMBER, True, "low")], {}, (Verdict.MORE_INFORMATION, Reason.LIST_NOT_SURE)),
        ("member-countries", [], [(_OTHER, True, "high")], {}, (Verdict.NOT_ELIGIBLE, Reason.NOT_MEMBER)),
        ("member-countries", [], [(_OTHER, True, "medium")], {}, (Verdict.MORE_INFORMATION, Reason.LIST_NOT_SURE)),
        ("member-countries", [], [(_OTHER, False, "high")], {}, (Verdict.MORE_INFORMATION, Reason.LIST_NOT_SURE)),
        (
            "member-countries",
            [],
            [(_OTHER, True, "high"), (_OTHER, False, "high")],
            {},
            (Verdict.MORE_INFORMATION, Reason.LIST_NOT_SURE),
        ),
        (
            "member-countries",
            [],
            [(_OTHER, True, "high"), (_MEMBER, True, "low"), (_MEMBER, True, "high")],
            {},
            (Verdict.LIKELY, Reason.MEMBER),
        ),
        ("member-countries", [], [], {}, (Verdict.MORE_INFORMATION, Reason.LIST_NOT_SURE)),
        (
            "member-countries",
            ["asia-pacific"],
            [(_OTHER, False, "low")],
            _REGIONS,
            (Verdict.NOT_ELIGIBLE, Reason.OTHER_REGION),
        ),
        ("member-countries", ["asia-pacific"], [(_MEMBER, True, "high")], _REGIONS, (Verdict.LIKELY, Reason.MEMBER)),
        ("oda-list", [], [(_MEMBER, True, "high")], {"oda": True}, (Verdict.LIKELY, Reason.ODA)),
        ("oda-list", [], [(_MEMBER, True, "high")], {}, (Verdict.NOT_ELIGIBLE, Reason.NOT_ODA)),
    ],
)
def test_lists_of_members_admit_and_refuse_only_when_they_are_sure(
    basis: str, regions: list, lists: list, facts: dict, expected: tuple
) -> None:
    """Presence on a list of some confidence admits; absence refuses when every list is complete and certain."""
    source = made_up("a", eligibility={"basis": basis, "regions": regions, "memberships": ["a-bank"]})
    known = tuple(
        made_up_membership(f"list-{number}", countries, complete=complete, confidence=confidence)
        for number, (countries, complete, confidence) in enumerate(lists)
    )
    rule = replace(source.eligibility, lists=known)

    answer = assess_source(replace(source, eligibility=rule), made_up_country(**facts))

    assert (answer.verdict, answer.reason) == expected


def test_a_country_named_in_the_record_needs_no_list_of_members() -> None:
    """A list in the record does not refuse where the source also names a list of members."""
    rule = {"basis": "member-countries", "countries": ["BBB"], "memberships": ["a-bank"]}

    assert assess_source(made_up("a", eligibility=rule), made_up_country("BBB")).reason is Reason.NAMED
    assert assess_source(made_up("a", eligibility=rule), made_up_country("AAA")).reason is Reason.LIST_NOT_SURE


def test_every_reason_has_a_case() -> None:
    """No reason of an answer is left without a case in this file or in those about regions and conditions."""
    elsewhere = {Reason.IN_REGION}
    seen = {row[3] for row in (*_ANSWERS, *_TABLE)} | {Reason.LIST_NOT_SURE, Reason.MEMBER, Reason.NOT_MEMBER}
    conditions = {
        Reason.GIVES,
        Reason.NOT_PARTY,
        Reason.PARTY_NOT_SURE,
        Reason.OWN_MONEY,
        Reason.OTHER_INCOME,
        Reason.OTHER_TERMS,
        Reason.INCOME_NOT_KNOWN,
        Reason.OTHER_GROUP,
        Reason.PART_FOR_GROUP,
    }

    assert seen | elsewhere | conditions == set(Reason)
