"""What is computed: eligibility, intake, service, routing, totals."""

from __future__ import annotations

from dataclasses import replace

import pytest
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.domain.source_eligibility import Reason, Verdict, assess_source

_ANSWERS = [
    ("global-programme", "KEN", Verdict.LIKELY, Reason.DEVELOPING),
    ("global-programme", "DEU", Verdict.NOT_ELIGIBLE, Reason.NEITHER),
    ("global-programme", "BRB", Verdict.MORE_INFORMATION, Reason.NO_LIST),
    ("global-programme", "RUS", Verdict.LIKELY, Reason.TRANSITION),
    ("example-grants", "KEN", Verdict.LIKELY, Reason.NAMED),
    ("example-grants", "SEN", Verdict.NOT_ELIGIBLE, Reason.NOT_NAMED),
    ("example-training", "DEU", Verdict.LIKELY, Reason.ANY),
    ("expert-exchange", "SEN", Verdict.NOT_ELIGIBLE, Reason.EXCLUDED),
    ("embassy-grants", "KEN", Verdict.MORE_INFORMATION, Reason.DONOR_CHOOSES),
    ("sea-adviser", "KEN", Verdict.MORE_INFORMATION, Reason.REGION),
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
    ("treaty-support", "DEU", Verdict.NOT_ELIGIBLE, Reason.NEITHER),
    ("green-fund", "SRB", Verdict.MORE_INFORMATION, Reason.IN_TRANSITION),
    ("oda-facility", "BRB", Verdict.NOT_ELIGIBLE, Reason.NOT_ODA),
    ("oda-facility", "KEN", Verdict.LIKELY, Reason.ODA),
]


@pytest.mark.parametrize(("source", "country", "verdict", "reason"), _ANSWERS)
def test_a_source_serves_by_its_own_basis(
    catalogue: Catalogue, source: str, country: str, verdict: Verdict, reason: Reason
) -> None:
    """Each source answers by its own list, groups or region; an unknown list is never guessed."""
    found = assess_source(catalogue.sources[source], catalogue.countries[country])

    assert (found.verdict, found.reason) == (verdict, reason)


def test_every_reason_is_among_the_answers_above() -> None:
    """No reason of an answer is left without a case."""
    assert {reason for *_, reason in _ANSWERS} == set(Reason)


def test_adding_a_country_to_the_list_never_makes_it_less_eligible(catalogue: Catalogue) -> None:
    """For every source, a country named on its list is likely eligible unless it is expressly left out."""
    for source in catalogue.sources.values():
        rule = replace(source.eligibility, countries=(*source.eligibility.countries, "KEN"))
        excluded = "KEN" in rule.excluded
        verdict = assess_source(replace(source, eligibility=rule), catalogue.countries["KEN"]).verdict
        assert verdict is (Verdict.NOT_ELIGIBLE if excluded else Verdict.LIKELY), source.id
