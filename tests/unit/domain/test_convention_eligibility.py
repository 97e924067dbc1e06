"""Paragraph 9: which countries are eligible, on which ground and on which day."""

from __future__ import annotations

from datetime import date

import pytest
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.domain.convention_eligibility import ENTRY_INTO_FORCE, Ground, Standing, assess_country
from support.paths import AS_OF


@pytest.mark.parametrize(
    ("code", "standing", "ground"),
    [
        ("KEN", Standing.ELIGIBLE, Ground.ODA_PARTY),
        ("RUS", Standing.ELIGIBLE, Ground.TRANSITION_PARTY),
        ("BRB", Standing.TO_BE_CONFIRMED, Ground.ON_NO_LIST),
        ("DEU", Standing.NOT_ELIGIBLE, Ground.DONOR),
        ("EUE", Standing.NOT_ELIGIBLE, Ground.DONOR),
        ("USA", Standing.NOT_ELIGIBLE, Ground.DONOR),
        ("MYS", Standing.NOT_ELIGIBLE, Ground.NOT_PARTY),
        ("HTI", Standing.TO_BE_CONFIRMED, Ground.PARTY_IN_DOUBT),
        ("AND", Standing.NOT_ELIGIBLE, Ground.DONOR),
    ],
)
def test_eligibility_of_countries_on_a_date(
    catalogue: Catalogue, code: str, standing: Standing, ground: Ground
) -> None:
    """Paragraph 9 gives each country the answer that its lists give, and no guess."""
    found = assess_country(catalogue.countries[code], as_of=AS_OF)

    assert (found.standing, found.ground) == (standing, ground)


def test_a_signatory_is_eligible_only_before_entry_into_force(catalogue: Catalogue) -> None:
    """A developing country that had signed, and was no Party yet, is eligible on 16 May 2004 and not on 17 May 2004."""
    kenya = catalogue.countries["KEN"]
    before, after = date(2004, 5, 16), ENTRY_INTO_FORCE

    assert assess_country(kenya, as_of=before).ground is Ground.ODA_SIGNATORY
    assert assess_country(kenya, as_of=before).interim is True
    assert assess_country(kenya, as_of=after).standing is Standing.NOT_ELIGIBLE
    assert assess_country(kenya, as_of=after).ground is Ground.NOT_PARTY_YET


def test_before_its_signature_a_country_is_not_eligible(catalogue: Catalogue) -> None:
    """On the day before it signed, a country that is no Party is not eligible."""
    kenya = catalogue.countries["KEN"]

    assert assess_country(kenya, as_of=kenya.convention.signed).standing is Standing.ELIGIBLE
    assert assess_country(kenya, as_of=date(2001, 5, 22)).standing is Standing.NOT_ELIGIBLE


def test_a_deposit_counts_from_entry_into_force_for_the_party(catalogue: Catalogue) -> None:
    """A Party counts from the day on which the Convention is in force for it, not from the deposit."""
    kenya = catalogue.countries["KEN"]
    day = kenya.convention.in_force

    assert assess_country(kenya, as_of=day).standing is Standing.ELIGIBLE
    assert assess_country(kenya, as_of=date.fromordinal(day.toordinal() - 1)).standing is Standing.NOT_ELIGIBLE
