"""Paragraph 9: which countries are eligible, on which ground and on which day."""

from __future__ import annotations

from datetime import date

import pytest
from clearinghouse.catalogue.catalogue import Catalogue
from clearinghouse.domain.convention_eligibility import ENTRY_INTO_FORCE, Ground, Standing, assess_country, is_donor
from support.factories import made_up_country
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
    assessment = assess_country(catalogue.countries[code], as_of=AS_OF)

    assert (assessment.standing, assessment.ground) == (standing, ground)


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


_ODA, _EIT = {"oda": True}, {"transition": ["wesp"]}
_PARTY = {"in_force": "2005-01-01"}
_LATER = {"in_force": "2026-11-25", "signed": "2002-01-01"}
_OUTSIDE = {"party": "no"}


@pytest.mark.parametrize(
    ("facts", "as_of", "expected"),
    [
        ({**_ODA, **_PARTY}, "2026-11-24", (Standing.ELIGIBLE, Ground.ODA_PARTY, False)),
        ({**_ODA, **_EIT, **_PARTY}, "2026-11-24", (Standing.ELIGIBLE, Ground.ODA_PARTY, False)),
        ({**_EIT, **_PARTY}, "2026-11-24", (Standing.ELIGIBLE, Ground.TRANSITION_PARTY, False)),
        (_ODA, "2026-11-24", (Standing.ELIGIBLE, Ground.ODA_PARTY, False)),  # a Party since an unknown date
        (_PARTY, "2026-11-24", (Standing.TO_BE_CONFIRMED, Ground.ON_NO_LIST, False)),
        ({**_ODA, **_LATER}, "2026-11-24", (Standing.NOT_ELIGIBLE, Ground.NOT_PARTY_YET, False)),
        ({**_ODA, **_LATER}, "2026-11-25", (Standing.ELIGIBLE, Ground.ODA_PARTY, False)),
        ({**_ODA, **_OUTSIDE}, "2026-11-24", (Standing.NOT_ELIGIBLE, Ground.NOT_PARTY, False)),
        (
            {**_ODA, **_OUTSIDE, "confidence": "medium"},
            "2026-11-24",
            (Standing.TO_BE_CONFIRMED, Ground.PARTY_IN_DOUBT, False),
        ),
        ({**_ODA, "party": "unverified"}, "2026-11-24", (Standing.TO_BE_CONFIRMED, Ground.PARTY_IN_DOUBT, False)),
        # Before entry into force signatories count, and a later accession says nothing of that time.
        ({**_ODA, **_LATER}, "2002-01-01", (Standing.ELIGIBLE, Ground.ODA_SIGNATORY, True)),
        ({**_EIT, **_LATER}, "2004-05-16", (Standing.ELIGIBLE, Ground.TRANSITION_SIGNATORY, True)),
        (_LATER, "2004-05-16", (Standing.TO_BE_CONFIRMED, Ground.ON_NO_LIST, True)),
        ({**_ODA, **_LATER}, "2001-12-31", (Standing.NOT_ELIGIBLE, Ground.NOT_PARTY_YET, True)),
        ({**_ODA, **_LATER}, "2004-05-17", (Standing.NOT_ELIGIBLE, Ground.NOT_PARTY_YET, False)),
        ({**_ODA, **_OUTSIDE, "confidence": "low"}, "2003-01-01", (Standing.NOT_ELIGIBLE, Ground.NOT_PARTY, True)),
        ({**_ODA, "in_force": "2003-01-01"}, "2003-01-01", (Standing.ELIGIBLE, Ground.ODA_PARTY, True)),
        ({**_ODA, "party": "unverified"}, "2003-01-01", (Standing.TO_BE_CONFIRMED, Ground.PARTY_IN_DOUBT, True)),
    ],
)
def test_paragraph_9_for_a_made_up_country(facts: dict, as_of: str, expected: tuple) -> None:
    """Lists, participation and date decide; what they do not settle is to be confirmed."""
    assessment = assess_country(made_up_country(**facts), as_of=date.fromisoformat(as_of))

    assert (assessment.standing, assessment.ground, assessment.interim) == expected


@pytest.mark.parametrize(
    "donor",
    [
        {"un_group": "weog"},
        {"donor": {"eu": True, "dac": False}},
        {"donor": {"eu": False, "dac": True}},
        {"code": "EUE"},
    ],
)
@pytest.mark.parametrize("as_of", [date(2003, 1, 1), date(2026, 11, 24)])
def test_a_donor_is_not_eligible_unless_a_list_names_it(donor: dict, as_of: date) -> None:
    """Group, European Union or OECD-DAC make a donor, before entry into force too; a list outweighs each of them."""
    party = {"signed": "2001-06-01", "in_force": "2002-01-01", **donor}

    assessment = assess_country(made_up_country(**party), as_of=as_of)

    assert (assessment.standing, assessment.ground) == (Standing.NOT_ELIGIBLE, Ground.DONOR)
    assert assessment.interim is (as_of.year == 2003)
    assert assess_country(made_up_country(**party, oda=True), as_of=as_of).standing is Standing.ELIGIBLE
    assert assess_country(made_up_country(**party, transition=["wesp"]), as_of=as_of).standing is Standing.ELIGIBLE


@pytest.mark.parametrize("unknown", [{"donor": {"eu": None, "dac": None}}, {"un_group": "grulac"}, {"un_group": None}])
def test_a_country_that_no_list_calls_a_donor_is_none(unknown: dict) -> None:
    """What is not known does not make a donor."""
    assert not is_donor(made_up_country(**unknown))
