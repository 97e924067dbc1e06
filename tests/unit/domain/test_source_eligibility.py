"""What is computed: eligibility, intake, service, routing, totals."""

from __future__ import annotations

from dataclasses import replace

import pytest
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.domain.source_eligibility import Reason, Verdict, assess_source


@pytest.mark.parametrize(
    ("source", "country", "verdict", "reason"),
    [
        ("unep-special-programme", "KEN", Verdict.LIKELY, Reason.DEVELOPING),
        ("unep-special-programme", "DEU", Verdict.NOT_ELIGIBLE, Reason.NEITHER),
        ("unep-special-programme", "BRB", Verdict.MORE_INFORMATION, Reason.NO_LIST),
        ("nefco-ukraine", "UKR", Verdict.LIKELY, Reason.NAMED),
        ("uk-defra-pollution", "KEN", Verdict.NOT_ELIGIBLE, Reason.NOT_NAMED),
        ("afdb-mic-taf", "VNM", Verdict.NOT_ELIGIBLE, Reason.OTHER_REGION),
        ("afdb-mic-taf", "KEN", Verdict.LIKELY, Reason.MEMBER),
        ("afdb-mic-taf", "PER", Verdict.NOT_ELIGIBLE, Reason.OTHER_REGION),
        ("idb-technical-cooperation", "BRB", Verdict.LIKELY, Reason.MEMBER),
        ("idb-technical-cooperation", "ATG", Verdict.NOT_ELIGIBLE, Reason.NOT_MEMBER),
        ("caf", "BHS", Verdict.MORE_INFORMATION, Reason.LIST_NOT_SURE),
        ("ebrd", "UKR", Verdict.MORE_INFORMATION, Reason.LIST_NOT_SURE),
        ("world-bank-pollution", "KEN", Verdict.MORE_INFORMATION, Reason.LIST_NOT_KNOWN),
        ("opcw-article-xi", "BRB", Verdict.MORE_INFORMATION, Reason.NO_LIST),
        ("opcw-article-xi", "EGY", Verdict.NOT_ELIGIBLE, Reason.NOT_MEMBER),
        ("opcw-article-xi", "DEU", Verdict.NOT_ELIGIBLE, Reason.NEITHER),
        ("unido-seco-geipp", "KEN", Verdict.MORE_INFORMATION, Reason.LIST_NOT_SURE),
        ("gcf-readiness", "SRB", Verdict.MORE_INFORMATION, Reason.IN_TRANSITION),
        ("france-ffem", "BRB", Verdict.NOT_ELIGIBLE, Reason.NOT_ODA),
        ("france-ffem", "SYC", Verdict.NOT_ELIGIBLE, Reason.NOT_ODA),
    ],
)
def test_a_source_serves_by_its_own_basis(
    real: Catalogue, source: str, country: str, verdict: Verdict, reason: Reason
) -> None:
    """Each source answers by its own list, groups or region; an unknown list is never guessed."""
    found = assess_source(real.sources[source], real.countries[country])

    assert (found.verdict, found.reason) == (verdict, reason)


def test_adding_a_country_to_the_list_never_makes_it_less_eligible(real: Catalogue) -> None:
    """For every real source, a country named on its list is likely eligible unless it is expressly left out."""
    for source in real.sources.values():
        rule = replace(source.eligibility, countries=(*source.eligibility.countries, "KEN"))
        excluded = "KEN" in rule.excluded
        verdict = assess_source(replace(source, eligibility=rule), real.countries["KEN"]).verdict
        assert verdict is (Verdict.NOT_ELIGIBLE if excluded else Verdict.LIKELY), source.id
